using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests.Times;

/// <summary>The text is published on Wednesday, 18 March 2026.</summary>
public sealed class TimeTests
{
    [Theory]
    [InlineData("The port opened on Monday.", "Monday", "2026-03-16")]
    [InlineData("The port opened on Wednesday.", "Wednesday", "2026-03-18")]
    [InlineData("The port will open on Friday.", "Friday", "2026-03-20")]
    [InlineData("The port opened last Friday.", "last Friday", "2026-03-13")]
    [InlineData("The port opens next Wednesday.", "next Wednesday", "2026-03-25")]
    [InlineData("The port opened yesterday.", "yesterday", "2026-03-17")]
    [InlineData("The port will open tomorrow.", "tomorrow", "2026-03-19")]
    [InlineData("The port opened this week.", "this week", "2026-W12")]
    [InlineData("The port opened last month.", "last month", "2026-02")]
    [InlineData("The port opens next year.", "next year", "2027")]
    [InlineData("The port opened in October.", "October", "2025-10")]
    [InlineData("The port opened on January 5.", "January 5", "2026-01-05")]
    [InlineData("The port opened on 5 January 2024.", "5 January 2024", "2024-01-05")]
    [InlineData("The port opened in 2014.", "2014", "2014")]
    [InlineData("The port opened three days ago.", "three days ago", "2026-03-15")]
    [InlineData("The port was shut for three days.", "three days", "P3D")]
    [InlineData("The port was shut for 36 hours.", "36 hours", "PT36H")]
    [InlineData("The port is currently shut.", "currently", "PRESENT_REF")]
    [InlineData("The port opened at 10:30 a.m. sharp.", "10:30 a.m.", "2026-03-18T10:30")]
    [InlineData("The port opened on Monday evening.", "Monday evening", "2026-03-16TEV")]
    public void Read_Words_HaveTheirValue(string text, string words, string value)
    {
        var time = Assert.Single(Reading.Evidence(text).Times);
        Assert.Equal((words, value, ""), (time.Span.Text, time.Value, time.UnresolvedReason));
    }

    [Theory]
    [InlineData("The port opened on Monday.")]
    [InlineData("The port opened in October.")]
    [InlineData("The port opened this week.")]
    public void Read_NoPublicationDate_IsUnresolved(string text)
    {
        var time = Assert.Single(Reading.Evidence(text, "").Times);
        Assert.Equal(("", "NO_ANCHOR"), (time.Value, time.UnresolvedReason));
    }

    [Theory]
    [InlineData("The port may open.")]
    [InlineData("They march on.")]
    [InlineData("It cost 2014 crowns.")]
    public void Read_OtherWords_AreNoTimes(string text)
    {
        Assert.Empty(Reading.Evidence(text).Times);
    }

    [Fact]
    public void Read_Dateline_GivesPublicationAndUpdate()
    {
        const string text = "08:21, Thu, Mar 12, 2026 Updated: 09:32, Thu, Mar 12, 2026\n\nThe port opened on Monday.";
        var evidence = new EvidenceEngine().Read(
            new EngineInput(text, [new Block(BlockKind.Dateline, 0, 58), new Block(BlockKind.Paragraph, 60, 86)], new PublicationFacts()), TestContext.Current.CancellationToken);
        Assert.Equal(
            [(TimeType.Published, "2026-03-12T08:21"), (TimeType.Updated, "2026-03-12T09:32"), (TimeType.Date, "2026-03-09")],
            evidence.Times.Select(time => (time.Type, time.Value)));
        Assert.Equal(("2026-03-12T08:21", "2026-03-12T09:32"), (evidence.Facts.Published, evidence.Facts.Updated));
    }

    [Fact]
    public void Read_DatelineOnTheLineOfItsText_TellsADateAndAnAgencyButIsNoContent()
    {
        const string text = "VELL, March 16, 2026 (Quay Wire) - The port is shut, Mayor Ada Quill said.";
        var evidence = new EvidenceEngine().Read(
            new EngineInput(text, [new Block(BlockKind.Dateline, 0, 34), new Block(BlockKind.Paragraph, 35, text.Length)], new PublicationFacts()), TestContext.Current.CancellationToken);
        Assert.Equal("", evidence.Facts.Published);
        Assert.Equal([(TimeType.Date, "2026-03-16")], evidence.Times.Select(time => (time.Type, time.Value)));
        Assert.Equal("The port is shut", Reading.Words(Assert.Single(evidence.Statements).Content).TrimEnd(','));
        Assert.Equal([("Vell", EntityType.Place), ("Quay Wire", EntityType.Outlet), ("Ada Quill", EntityType.Person)], evidence.Entities.Select(entity => (entity.Name, entity.Type)));
    }
}
