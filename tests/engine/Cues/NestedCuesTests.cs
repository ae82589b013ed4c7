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
    [InlineData("The Vell Post reported that Ada Quill had been told by Bram Holt that the ferry is late.", "reported", "The Vell Post", "that Ada Quill had been told by Bram Holt that the ferry is late", "had been told")]
    [InlineData("Ada Quill is convinced that the ferry is late, the Vell Post reported.", "reported", "the Vell Post", "Ada Quill is convinced that the ferry is late", "is convinced")]
    [InlineData("The Vell Post reported that Ada Quill hopes to buy the old ferry.", "reported", "The Vell Post", "that Ada Quill hopes to buy the old ferry", "hopes")]
    [InlineData("The Vell Post reported that this is what Ada Quill hopes to buy next year.", "reported", "The Vell Post", "that this is what Ada Quill hopes to buy next year", "")]
    [InlineData("The Vell Post reported that the harbour had warned sailors to stay ashore.", "reported", "The Vell Post", "that the harbour had warned sailors to stay ashore", "had warned")]
    [InlineData("The Vell Post reported that Ada Quill would say that the ferry is late.", "reported", "The Vell Post", "that Ada Quill would say that the ferry is late", "")]
    [InlineData("\u201CI was told that the ferry is late. I told them that it was not,\u201D Ada Quill said.", "said", "Ada Quill", "\u201CI was told that the ferry is late. I told them that it was not,\u201D", "was told|told")]
    [InlineData("\u201CThey said that to my face,\u201D Ada Quill said.", "said.", "Ada Quill", "\u201CThey said that to my face,\u201D", "")]
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

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, "|s1")]
    [InlineData(3, "|s1|s2")]
    [InlineData(4, "|s1|s2|s3")]
    [InlineData(5, "|s1|s2|s3")]
    [InlineData(9, "|s1|s2|s3")]
    public void Read_StatementsInOneAnother_AreReadToTheFourthLevel(int sayings, string parents)
    {
        string[] people = ["Ada Quill", "Bram Holt", "Cora Finch", "Dov Marsh", "Edda Lorn", "Finn Tarr", "Gus Orrin", "Hale Pell", "Ivo Senn"];
        var text = string.Join(" that ", people.Take(sayings).Select(name => name + " said")) + " that the ferry is late.";
        var evidence = new EvidenceEngine(new FirstSaid()).Read(new EngineInput(text, [], new PublicationFacts()), Cancellation);
        Assert.Equal(parents, string.Join('|', evidence.Statements.Select(statement => statement.ParentId)));
        Assert.Equal(people.Take(Math.Min(sayings, 4)), evidence.Statements.Select(statement => Reading.Words(statement.Source)));
    }

    [Fact]
    public void Read_ToldToTheSpeakerAround_HasHimForAddressee()
    {
        const string Text = "Ada Quill said: \u201CBram Holt told me that the ferry is late.\u201D";
        var evidence = new EvidenceEngine().Read(new EngineInput(Text, [], new PublicationFacts()), Cancellation);
        Assert.Equal(2, evidence.Statements.Count);
        Assert.Equal(evidence.Statements[0].SpeakerEntityId, evidence.Statements[1].AddresseeEntityId);
    }

    [Fact]
    public void Add_ToldBySomebody_TellsWhoAndWhom()
    {
        const string Text = "The Vell Post reported that officials had been told by Bram Holt that the ferry is late.";
        var given = new CueReading { Cue = [CueDetailsTests.Range(Text, "reported")], Content = [CueDetailsTests.Range(Text, "that officials had been told by Bram Holt that the ferry is late")] };
        var added = Assert.Single(NestedCues.Add(Reading.Text(Text), [given], Cancellation), cue => cue != given);
        Assert.Equal("Bram Holt", Text[added.Source[0].Start..added.Source[0].End]);
        Assert.Equal("officials", Text[added.Addressee!.Value.Start..added.Addressee.Value.End]);
        Assert.Equal("that the ferry is late", Text[added.Content[0].Start..added.Content[0].End]);
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

    private sealed class FirstSaid : ITagger
    {
        public EngineVersion Version => new(9, "first", "");

        public TaggerReading Read(ReadText text, CancellationToken cancellationToken)
        {
            var at = text.Value.IndexOf(" said", StringComparison.Ordinal) + 1;
            var cue = new CueReading { Source = [new TextRange(0, at - 1)], Cue = [new TextRange(at, at + 4)], Content = [new TextRange(at + 5, text.Value.Length - 1)] };
            return new TaggerReading(NestedCues.Add(text, [cue], cancellationToken), []);
        }
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
