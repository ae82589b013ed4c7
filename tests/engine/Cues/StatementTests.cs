using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests.Cues;

public sealed class StatementTests
{
    [Theory]
    [InlineData("The port will close, Ada Quill said.", "Ada Quill", "said", "The port will close")]
    [InlineData("Ada Quill said on Monday that the port will close.", "Ada Quill", "said", "that the port will close")]
    [InlineData("\"The port will close,\" said Ada Quill, the harbour master.", "Ada Quill, the harbour master", "said", "\"The port will close,\"")]
    [InlineData("\"The port,\" Quill said, \"will close.\"", "Quill", "said", "\"The port,\" | \"will close.\"")]
    [InlineData("\"The port will close,\" Quill said. \"Nobody can stop it.\"", "Quill", "said", "\"The port will close,\" | \"Nobody can stop it.\"")]
    [InlineData("According to the Vell Post, the port will close.", "the Vell Post", "According to", "the port will close")]
    [InlineData("The port will close, according to two officials briefed on the plan.", "two officials briefed on the plan", "according to", "The port will close")]
    [InlineData("The mayor told reporters the port was safe.", "The mayor", "told", "the port was safe")]
    [InlineData("An official is quoted by the Vell Post as saying: \"The port will close.\"", "An official", "is quoted by the Vell Post as saying", "\"The port will close.\"")]
    [InlineData("The envoy is reported to have dismissed the plan.", "The envoy", "is reported to have dismissed", "the plan")]
    [InlineData("The port will close in May, a report claims.", "a report", "claims", "The port will close in May")]
    public void Read_OneReport_GivesSourceCueAndContent(string text, string source, string cue, string content)
    {
        var statement = Assert.Single(Reading.Evidence(text).Statements);
        Assert.Equal((source, cue, content), (Reading.Words(statement.Source), Reading.Words(statement.Cue), Reading.Words(statement.Content)));
    }

    [Fact]
    public void Read_Participle_GoesOnWithTheSameSource()
    {
        var statements = Reading.Evidence("Mayor Ada Quill said that the port was safe, adding the ships would come back.").Statements;
        Assert.Equal(["Mayor Ada Quill", "Mayor Ada Quill"], statements.Select(statement => Reading.Words(statement.Source)));
        Assert.Equal("the ships would come back", Reading.Words(statements[1].Content));
    }

    [Fact]
    public void Read_BeliefInsideAQuotation_IsNested()
    {
        var statements = Reading.Evidence("\"Mayor Holt believes that the port is safe,\" an aide said.").Statements;
        Assert.Equal(2, statements.Count);
        var nested = Assert.Single(statements, statement => statement.ParentId.Length > 0);
        Assert.Equal((StatementKind.Belief, "Mayor Holt"), (nested.Kind, Reading.Words(nested.Source)));
        Assert.Equal(statements.Single(statement => statement.ParentId.Length == 0).Id, nested.ParentId);
    }

    [Theory]
    [InlineData("\"The port will close,\" Quill said.", StatementKind.Direct)]
    [InlineData("Quill said the port will close.", StatementKind.Indirect)]
    [InlineData("Quill said the port will close \"for ever\" in May.", StatementKind.Mixed)]
    [InlineData("Quill believes that the port will close.", StatementKind.Belief)]
    public void Read_Content_TellsTheKind(string text, StatementKind kind)
    {
        Assert.Equal(kind, Assert.Single(Reading.Evidence(text).Statements).Kind);
    }

    [Theory]
    [InlineData("Quill said the port was safe.", Stance.Affirms)]
    [InlineData("Quill denied that the port was unsafe.", Stance.Denies)]
    [InlineData("Quill said she was not in contact with the port.", Stance.Denies)]
    [InlineData("Quill rejected the plan for the port.", Stance.Rejects)]
    [InlineData("A spokesman for Quill declined to comment.", Stance.NoComment)]
    [InlineData("Quill asked whether the port was safe.", Stance.Questions)]
    public void Read_Words_TellTheStance(string text, Stance stance)
    {
        Assert.Equal(stance, Assert.Single(Reading.Evidence(text).Statements).Stance);
    }

    [Theory]
    [InlineData("Quill reportedly told the Vell Post the port was safe.", Certainty.Hedged)]
    [InlineData("Quill told the Vell Post the port was safe.", Certainty.Asserted)]
    public void Read_Reserve_TellsTheCertainty(string text, Certainty certainty)
    {
        Assert.Equal(certainty, Assert.Single(Reading.Evidence(text).Statements).Certainty);
    }

    [Theory]
    [InlineData("Ships came back to the port on Monday.")]
    [InlineData("The saying goes with the sea.")]
    [InlineData("She bought a \"Sea Bell\" boat.")]
    public void Read_NoReport_GivesNoStatement(string text)
    {
        Assert.Empty(Reading.Evidence(text).Statements);
    }
}
