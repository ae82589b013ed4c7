using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests.Cues;

/// <summary>One construction of news English each.</summary>
public sealed class NewsGrammarTests
{
    [Theory]
    [InlineData("The bridge, Holt said, was never safe.", "Holt", "The bridge | was never safe")]
    [InlineData("Ada Quill denied having met the envoy in Vell.", "Ada Quill", "having met the envoy in Vell")]
    [InlineData("\u2018We don\u2019t know when it\u2019ll open,\u2019 said Ada Quill, Vell\u2019s mayor.", "Ada Quill, Vell\u2019s mayor", "\u2018We don\u2019t know when it\u2019ll open,\u2019")]
    [InlineData("\u2018The bridge was never safe,\u2019 Bram Holt said. \u2018It\u2019s the engineers\u2019 fault.\u2019", "Bram Holt", "\u2018The bridge was never safe,\u2019 | \u2018It\u2019s the engineers\u2019 fault.\u2019")]
    [InlineData("\"We warned them,\" Quill said, \"and nobody listened. The water rose for three days.\"", "Quill", "\"We warned them,\" | \"and nobody listened. The water rose for three days.\"")]
    [InlineData("Neither the council nor the port replied to emails seeking comment.", "Neither the council nor the port", "emails seeking comment")]
    [InlineData("Ada Quill and Bram Holt said in a joint statement that the bridge would reopen.", "Ada Quill and Bram Holt", "that the bridge would reopen")]
    [InlineData("The bridge was never safe, a port official confided to the Courier.", "a port official", "The bridge was never safe")]
    [InlineData("The bridge was never safe, say the engineers.", "the engineers", "The bridge was never safe")]
    [InlineData("The bridge was never safe, the auditors have found.", "the auditors", "The bridge was never safe")]
    [InlineData("In a letter to the council, Quill wrote that the bridge needed repair.", "Quill", "that the bridge needed repair")]
    public void Read_OneConstruction_GivesSourceAndContent(string text, string source, string content)
    {
        var statement = Assert.Single(Reading.Evidence(text).Statements);
        Assert.Equal((source, content), (Reading.Words(statement.Source), Reading.Words(statement.Content)));
    }

    [Theory]
    [InlineData("The council would not say how many ships were held.", Stance.NoComment)]
    [InlineData("The council would not say that the ships were held.", Stance.Affirms)]
    [InlineData("Holt said he had nothing further to add.", Stance.NoComment)]
    [InlineData("Holt said there was nothing she could say in public.", Stance.NoComment)]
    [InlineData("Holt said he had nothing to hide.", Stance.Affirms)]
    [InlineData("Holt refused to say whether he would resign.", Stance.NoComment)]
    [InlineData("The Ostby Line did not respond to a request for comment.", Stance.NoComment)]
    [InlineData("Neither the council nor the port replied to emails seeking comment.", Stance.NoComment)]
    [InlineData("\"We do not know when it will open,\" Quill said.", Stance.Affirms)]
    public void Read_Refusal_TellsTheStance(string text, Stance stance) => Assert.Equal(stance, Assert.Single(Reading.Evidence(text).Statements).Stance);

    [Theory]
    [InlineData("Several local media reports said the bridge had failed.", Certainty.Hedged)]
    [InlineData("The council's report said the bridge had failed.", Certainty.Asserted)]
    [InlineData("The envoy is believed to have rejected the offer.", Certainty.Hedged)]
    public void Read_VagueSource_TellsTheCertainty(string text, Certainty certainty) => Assert.Equal(certainty, Assert.Single(Reading.Evidence(text).Statements).Certainty);

    [Theory]
    [InlineData("The Morning Courier reported on Tuesday that the bridge would close, citing a port official.", "Morning Courier>a port official")]
    [InlineData("According to a memo seen by the Vell Post, the bridge was inspected only once.", "Vell Post>a memo")]
    [InlineData("The minister was quoted by the Vell Post as saying that the bridge was safe.", "Vell Post>The minister")]
    [InlineData("Two people familiar with the matter, who asked not to be named, said the talks had failed.", "Two people")]
    public void Read_Relay_GivesTheChain(string text, string chain)
    {
        var evidence = Reading.Evidence(text);
        Assert.Equal(chain, string.Join('>', Assert.Single(evidence.Statements).Chain.Select(hop => evidence.NameOf(hop.EntityId))));
    }
}
