using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests.Times;

public sealed class PublicationTimeTests
{
    private static Evidence Read(string text, PublicationFacts facts, params Block[] blocks) => new EvidenceEngine().Read(new EngineInput(text, blocks, facts), TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("Port of Vell shut by storm\n\n18 March 2026 | By our harbour staff\n\nThe port of Vell opened on Monday, the mayor said.", "2026-03-18")]
    [InlineData("Port of Vell shut by storm\n\nThe Vell Examiner, Wednesday, March 18, 2026\n\nThe port of Vell opened on Monday, the mayor said.", "2026-03-18")]
    [InlineData("Port of Vell shut by storm\n\nMar. 18, 2026 \u00B7 9:05 AM EDT\n\nThe port of Vell opened on Monday, the mayor said.", "2026-03-18T09:05-04:00")]
    public void Read_LineOfTheHead_TellsPublicationAndAnchors(string text, string published)
    {
        var evidence = Read(text, new PublicationFacts());
        Assert.Equal(published, evidence.Facts.Published);
        Assert.Equal("2026-03-16", evidence.Times[^1].Value);
    }

    [Fact]
    public void Read_SentenceWithADay_TellsNoPublication() =>
        Assert.Equal("", Read("The port of Vell opened on 18 March 2026, the mayor said.", new PublicationFacts()).Facts.Published);

    [Fact]
    public void Read_UpdateWithAClockAlone_IsOfTheDayOfPublication() =>
        Assert.Equal("2026-03-18T18:20", Read("Port of Vell shut\n\nPublished 18 March 2026, 16:05 | Updated 18:20\n\nThe port of Vell is shut, the mayor said.", new PublicationFacts()).Facts.Updated);

    [Fact]
    public void Read_DatelineBeforePublication_Anchors()
    {
        const string text = "VELL, March 16, 2026 (Quay Wire) - The port opened on Sunday, the mayor said.";
        var evidence = Read(text, new PublicationFacts { Published = "2026-03-18", Language = "en" }, new Block(BlockKind.Dateline, 0, 34), new Block(BlockKind.Paragraph, 35, text.Length));
        Assert.Equal(["2026-03-16", "2026-03-15"], evidence.Times.Select(time => time.Value));
    }
}
