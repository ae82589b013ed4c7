using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Tests.Cues;

public sealed class NestedCuesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("\u201CBram Holt told me that the ferry is late,\u201D Ada Quill said.", "said", "Ada Quill", "\u201CBram Holt told me that the ferry is late,\u201D", "told")]
    [InlineData("The Vell Post reported that Ada Quill believes the ferry is late.", "reported", "The Vell Post", "that Ada Quill believes the ferry is late", "believes")]
    [InlineData("The Vell Post reported that officials said that Ada Quill believes the ferry is late.", "reported", "The Vell Post", "that officials said that Ada Quill believes the ferry is late", "said|believes")]
    [InlineData("\u201CI think that the ferry is late,\u201D Ada Quill said.", "said", "Ada Quill", "\u201CI think that the ferry is late,\u201D", "")]
    [InlineData("Ada Quill said that the ferry is late.", "said", "Ada Quill", "that the ferry is late", "")]
    [InlineData("Ada Quill said that the ferry is late. Bram Holt said that it was not.", "said", "Ada Quill", "that the ferry is late", "")]
    public void Add_StatementInsideAContent_IsAdded(string text, string cue, string source, string content, string added)
    {
        var given = new CueReading { Cue = [CueDetailsTests.Range(text, " " + cue) is var range ? new TextRange(range.Start + 1, range.End) : default], Source = [CueDetailsTests.Range(text, source)], Content = [CueDetailsTests.Range(text, content)] };
        var all = NestedCues.Add(Reading.Text(text), [given], Cancellation);
        Assert.Contains(given, all);
        Assert.Equal(added, string.Join('|', all.Where(other => other != given).Select(other => text[other.Cue[0].Start..other.Cue[0].End])));
    }

    [Fact]
    public void Add_NestedCueThatIsKnown_IsNotAddedAgain()
    {
        const string Text = "The Vell Post reported that officials said that the ferry is late.";
        CueReading[] given =
        [
            new() { Cue = [CueDetailsTests.Range(Text, "reported")], Content = [CueDetailsTests.Range(Text, "that officials said that the ferry is late")] },
            new() { Cue = [CueDetailsTests.Range(Text, "said")], Content = [CueDetailsTests.Range(Text, "that the ferry is late")] },
        ];
        Assert.Equal(given, NestedCues.Add(Reading.Text(Text), given, Cancellation));
    }

    [Fact]
    public void Add_InACaption_IsNotLookedFor()
    {
        const string Text = "The Vell Post reported that officials said that the ferry is late.";
        var given = new CueReading { Cue = [CueDetailsTests.Range(Text, "reported")], Content = [CueDetailsTests.Range(Text, "that officials said that the ferry is late")] };
        var read = Engine.Text.TextReader.Read(new SourceText(Text), [new Block(BlockKind.Caption, 0, Text.Length)], Cancellation);
        Assert.Equal([given], NestedCues.Add(read, [given], Cancellation));
    }

    [Fact]
    public void Read_NestedCue_HasItsHolderForParent()
    {
        const string Text = "The Vell Post reported that officials said that the ferry is late.";
        var evidence = new EvidenceEngine(new Outermost()).Read(new EngineInput(Text, [], new PublicationFacts()), Cancellation);
        Assert.Equal(["", "s1"], evidence.Statements.Select(statement => statement.ParentId));
        Assert.Equal("officials", Reading.Words(evidence.Statements[1].Source));
    }

    [Fact]
    public void Add_NoCues_GivesNone() => Assert.Empty(NestedCues.Add(Reading.Text("Ada Quill said so."), [], Cancellation));

    [Fact]
    public void Add_CancelledToken_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => NestedCues.Add(Reading.Text("Ada Quill said so."), [], source.Token));
    }

    private sealed class Outermost : ITagger
    {
        public EngineVersion Version => new(9, "outermost", "");

        public TaggerReading Read(ReadText text, CancellationToken cancellationToken)
        {
            var cue = new CueReading { Cue = [CueDetailsTests.Range(text.Value, "reported")], Content = [CueDetailsTests.Range(text.Value, "that officials said that the ferry is late")] };
            return new TaggerReading(CueDetails.Fill(text, NestedCues.Add(text, [cue], cancellationToken), cancellationToken), []);
        }
    }
}
