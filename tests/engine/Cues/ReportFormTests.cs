using Hearsay.Engine.Model;
using Hearsay.Engine.Tests.Statements;

namespace Hearsay.Engine.Tests.Cues;

/// <summary>Reports told by a verb that reports only with such an object; the marked statement counts.</summary>
public sealed class ReportFormTests
{
    [Theory]
    [InlineData("The Vell Post put [the fee at 42 million crowns].", "The Vell Post")]
    [InlineData("The review gives [the number of patients who waited for a week as 31].", "The review")]
    [InlineData("The review dates [the first warning to June].", "The review")]
    [InlineData("The Vell Post was the first to report [that the yard would close].", "The Vell Post")]
    [InlineData("The Vell Post has it [that the yard would close].", "The Vell Post")]
    [InlineData("The minister poured cold water on [reports that he would resign].", "The minister")]
    [InlineData("The duke contested [the paper's account].", "The duke")]
    public void Read_VerbWithItsObject_IsAReport(string text, string source) =>
        Assert.Equal(source, Assert.Single(MarkedText.Statement(text).Source).Text);

    [Fact]
    public void Read_ClaimPassedOn_HasBothInItsChain()
    {
        var statement = MarkedText.Statement("Frontline Digest passed on a claim by a local site, Vell Info, [that the guards had lost nine men].");

        Assert.Equal("a local site, Vell Info", Assert.Single(statement.Source).Text);
        Assert.Equal(2, statement.Chain.Count);
    }

    [Fact]
    public void Read_LeadingCiting_GoesIntoTheChain()
    {
        var statement = MarkedText.Statement("Citing two diplomats, the Vell Post said [the yard would close].");

        Assert.Equal([HopKind.Cited, HopKind.Source], statement.Chain.Select(hop => hop.Kind));
    }

    [Theory]
    [InlineData("The porter put the case at the door.")]
    [InlineData("The mayor contested the election.")]
    [InlineData("The paper ran a race through the town.")]
    public void Read_OtherObject_IsNoReport(string text) => Assert.Empty(Reading.Evidence(text).Statements);
}
