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
    [InlineData("The ministry contested [that account].", "The ministry")]
    [InlineData("[Rumours that the yard would close] were dismissed as nonsense by its director, Hana Kolar.", "its director, Hana Kolar")]
    [InlineData("[Reports of a walkout] have been denied by both the union and the port.", "both the union and the port")]
    [InlineData("[The report] was described as \"pure invention\" by the mayor's office.", "the mayor's office")]
    [InlineData("The ministry dismissed as \"fantasy\" [a report that it had offered to sell the yard].", "The ministry")]
    [InlineData("Denying [the charges], Mr Kahn said he had been framed.", "Mr Kahn")]
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
    [InlineData("[Rumours that the yard would close] were dismissed as nonsense by its director.", Stance.Denies)]
    [InlineData("[The claim] was dismissed as nonsense by the director.", Stance.Denies)]
    [InlineData("The ministry dismissed as \"fantasy\" [a report that it had offered to sell the yard].", Stance.Denies)]
    [InlineData("Denying [the charges], Mr Kahn said he had been framed.", Stance.Denies)]
    [InlineData("The police have not confirmed [the number of arrests].", Stance.NoComment)]
    public void Read_ClaimTurnedAgainst_TellsTheStance(string text, Stance stance) => Assert.Equal(stance, MarkedText.Statement(text).Stance);

    [Theory]
    [InlineData("The porter put the case at the door.")]
    [InlineData("The report was called for by the council.")]
    [InlineData("The mayor contested the election.")]
    [InlineData("The paper ran a race through the town.")]
    public void Read_OtherObject_IsNoReport(string text) => Assert.Empty(Reading.Evidence(text).Statements);
}
