using System.Text.Json;
using CsCheck;
using Hearsay.Engine;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;
using Hearsay.Tagger.Pieces;
using Hearsay.Tagger.Tests.Inference;
using Hearsay.Tagger.Windows;

namespace Hearsay.Tagger.Tests;

public sealed class ModelTaggerTests(ShippedModel shipped) : IClassFixture<ShippedModel>
{
    private const string Report = "Mayor Ada Quill said the Harbour Board would meet on Monday.";
    private const string Quotation = "\u201CNobody leaves the yard before Friday,\u201D said Tomas Brenn.";
    private const string Denial = "The ferry line denied that it had sold the pier.";
    private const string Fact = "The pier is 300 metres long and was built in 1911.";

    private readonly ModelTagger _tagger = new(shipped.Model);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Read_News_FindsWhoSaidWhat()
    {
        var text = string.Join("\n\n", Report, Quotation, Denial, Fact);

        var reading = Read(text);

        Assert.Equal(
            [
                "Mayor Ada Quill / said / the Harbour Board would meet on Monday",
                "Tomas Brenn / said / \u201CNobody leaves the yard before Friday,\u201D",
                "The ferry line / denied / that it had sold the pier",
            ],
            reading.Cues.Select(cue => string.Join(" / ", Words(text, cue.Source), Words(text, cue.Cue), Words(text, cue.Content))));
        Assert.All(reading.Cues, cue => Assert.True(cue.Confidence is > 0.5 and <= 1 && cue.Confidence == Math.Round(cue.Confidence, 2)));
        Assert.False(reading.StoppedEarly);
    }

    [Fact]
    public void Read_News_TellsWhatTheRulesKnowOfIt()
    {
        var text = string.Join("\n\n", Report, Denial, "The Vell Post reported that Ada Quill believes the ferry is late.");

        var reading = Read(text);

        Assert.Equal(["say: said", "deny: denied", "report: reported", "believe: believes"], reading.Cues.Select(cue => $"{cue.Lemma}: {Words(text, cue.Cue)}"));
    }

    [Fact]
    public void Version_OfTheModel_NamesItsWeights() =>
        Assert.Equal(new EngineVersion(10, "model", shipped.Model.WeightsSha256), _tagger.Version);

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\u00A0")]
    [InlineData("Port")]
    [InlineData("\uD83D")]
    public void Read_TextWithNothingInIt_FindsNoCue(string text)
    {
        var reading = Read(text);

        Assert.Empty(reading.Cues);
        Assert.False(reading.StoppedEarly);
    }

    [Theory]
    [InlineData(BlockKind.Caption)]
    [InlineData(BlockKind.Dateline)]
    [InlineData(BlockKind.Boilerplate)]
    [InlineData(BlockKind.Correction)]
    public void Read_PartThatIsNoNews_GivesNoCue(BlockKind kind)
    {
        var text = Denial + "\n" + Report;

        var reading = Read(text, new Block(kind, 0, Denial.Length), new Block(BlockKind.Paragraph, Denial.Length + 1, text.Length));

        Assert.Equal(["said"], reading.Cues.Select(cue => Words(text, cue.Cue)));
    }

    [Theory]
    [InlineData(BlockKind.Boilerplate, "By Tilde Harrow")]
    [InlineData(BlockKind.Dateline, "TARNMOUTH, March 10")]
    [InlineData(BlockKind.Caption, "The lock at Tarnmouth last spring")]
    public void Read_PartWithoutAStop_IsNoBeginningOfWhatFollows(BlockKind kind, string words)
    {
        const string First = "Repairs to the lock will cost 9 million crowns, the canal authority confirmed on Tuesday.";
        var text = words + "\n\n" + First;

        var reading = Read(text, new Block(kind, 0, words.Length), new Block(BlockKind.Paragraph, words.Length + 2, text.Length));

        Assert.Equal("Repairs to the lock will cost 9 million crowns", Words(text, Assert.Single(reading.Cues).Content));
    }

    [Fact]
    public void Read_TextOutsideOfAllBlocks_GivesNoCue()
    {
        var text = Denial + "\n" + Report + "\n" + Denial;

        var reading = Read(text, new Block(BlockKind.Paragraph, Denial.Length + 1, Denial.Length + 1 + Report.Length));

        Assert.Equal(["said"], reading.Cues.Select(cue => Words(text, cue.Cue)));
    }

    [Fact]
    public void Read_PastTheBudget_LeavesTheRestToTheRules()
    {
        var text = TextOf(string.Join('\n', Enumerable.Repeat(string.Join('\n', Report, Quotation, Denial, Fact), 20)));
        var pieces = PieceReader.Read(text.Value, Cancellation);
        var windows = WindowCutter.Cut(pieces);
        var border = pieces.Starts[windows[1].Start];
        var rest = new RuleTagger().Read(text, border, Cancellation);

        var reading = new ModelTagger(shipped.Model, windows[0].Length + windows[1].Length - 1).Read(text, Cancellation);

        Assert.True(reading.StoppedEarly);
        Assert.Contains(reading.Cues, cue => cue.Cue[0].Start < border);
        Assert.NotEmpty(rest.Cues);
        Assert.Equal(Json(rest.Cues), Json(reading.Cues.Where(cue => cue.Cue[0].Start >= border)));
        Assert.Equal(rest.Names, reading.Names.Where(name => name.Range.Start >= border));
    }

    [Fact]
    public void Read_MillionQuotationMarks_StopsAtTheBudget()
    {
        var text = TextOf(new string('"', 1_000_000));

        var reading = new ModelTagger(shipped.Model, 1000).Read(text, Cancellation);

        Assert.True(reading.StoppedEarly);
        AssertSpans(text.Value, reading);
    }

    [Fact]
    public void Read_WordOfAMebibyte_IsReadThrough()
    {
        var text = Report + " " + new string('x', 1 << 20) + " " + Denial;

        var reading = Read(text);

        Assert.False(reading.StoppedEarly);
        Assert.Contains("said", reading.Cues.Select(cue => Words(text, cue.Cue)));
        AssertSpans(text, reading);
    }

    [Theory]
    [InlineData("\uD83D\uDEA2\uD83D\uDC4D\uD83C\uDFFD Ada Quill \uD83D\uDE00 said \uD83D\uDE00 the \uD835\uDC9C port stays shut \uD83D\uDEA2.")]
    [InlineData("\u0642\u0627\u0644 \u0627\u0644\u0648\u0632\u064A\u0631 \u00AB\u0644\u0646 \u0646\u063A\u0627\u062F\u0631\u00BB \u202E\u05D9\u05D5\u05DD \u05E9\u05E0\u05D9 said Ada Quill.")]
    [InlineData("E\u0301lodie Gu\u0308nes\u0327 said cafe\u0301s would close, \u0301\u0301\u0301 \u200D\u200D she told \u6771\u4EAC.")]
    public void Read_OtherScripts_KeepsRunesWhole(string text) => AssertSpans(text, Read(text));

    [Fact]
    public async Task Read_TwiceAndOnTwoThreads_GivesTheSame()
    {
        var text = TextOf(string.Join("\n\n", Enumerable.Repeat(string.Join("\n\n", Report, Quotation, Denial, Fact), 12)));
        var first = Json(_tagger.Read(text, Cancellation));

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Json(_tagger.Read(text, Cancellation)), Cancellation)));

        Assert.Equal([first, first], both);
        Assert.Equal(first, Json(_tagger.Read(text, Cancellation)));
    }

    [Fact]
    public void Read_CancelledToken_IsHonoured() =>
        Assert.ThrowsAny<OperationCanceledException>(() => _tagger.Read(TextOf(Report), new CancellationToken(canceled: true)));

    [Fact]
    public void Read_CancelledMeanwhile_Ends()
    {
        var text = TextOf(string.Join('\n', Enumerable.Repeat(Report, 3000)));
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        Assert.ThrowsAny<OperationCanceledException>(() => _tagger.Read(text, source.Token));
    }

    [Fact]
    public void Read_AnyText_KeepsSpansInTheTextAndRunesWhole()
    {
        var found = 0;
        Documents.News.Sample(
            text =>
            {
                var reading = Read(text);
                AssertSpans(text, reading);
                found += reading.Cues.Count;
            },
            iter: 200,
            threads: 1);

        Assert.InRange(found, 50, int.MaxValue);
    }

    private static void AssertSpans(string text, TaggerReading reading)
    {
        foreach (var range in reading.Cues.SelectMany(cue => cue.Cue.Concat(cue.Source).Concat(cue.Content)).Concat(reading.Names.Select(name => name.Range)))
        {
            Assert.True(range.Start >= 0 && range.Start < range.End && range.End <= text.Length);
            Assert.False(char.IsWhiteSpace(text[range.Start]) || char.IsWhiteSpace(text[range.End - 1]));
            Assert.All([range.Start, range.End], at => Assert.False(at < text.Length && at > 0 && char.IsSurrogatePair(text[at - 1], text[at])));
        }

        Assert.All(reading.Cues, cue => Assert.NotEmpty(cue.Content));
        Assert.All(reading.Cues, cue => Assert.All(cue.Content.Zip(cue.Content.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start)));
        Assert.All(reading.Names.Zip(reading.Names.Skip(1)), pair => Assert.True(pair.First.Range.End <= pair.Second.Range.Start));
    }

    private static string Words(string text, IEnumerable<TextRange> ranges) => string.Join(" ... ", ranges.Select(range => text[range.Start..range.End]));

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);

    private static ReadText TextOf(string text, params Block[] blocks) => Engine.Text.TextReader.Read(new SourceText(text), blocks, Cancellation);

    private TaggerReading Read(string text, params Block[] blocks) => _tagger.Read(TextOf(text, blocks), Cancellation);
}
