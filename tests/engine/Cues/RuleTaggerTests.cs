using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Tests.Cues;

public sealed class RuleTaggerTests
{
    private const string Text = "Ada Quill said the port would open. Bram Holt denied it.\nCorin Vane told Reuters that the ferry was late.";

    [Fact]
    public void Read_FromTheStart_IsTheWholeReading()
    {
        var read = Reading.Text(Text);
        var (whole, from) = (new RuleTagger().Read(read, Cancellation), new RuleTagger().Read(read, 0, Cancellation));
        Assert.Equal(whole.Cues.Select(cue => cue.Content[0]), from.Cues.Select(cue => cue.Content[0]));
        Assert.Equal(whole.Names, from.Names);
    }

    [Theory]
    [InlineData("Bram", new[] { "deny", "tell" }, new[] { "Bram Holt", "Corin Vane", "Reuters" })]
    [InlineData("denied", new[] { "tell" }, new[] { "Corin Vane", "Reuters" })]
    [InlineData("Corin", new[] { "tell" }, new[] { "Corin Vane", "Reuters" })]
    [InlineData("Reuters", new string[0], new string[0])]
    public void Read_FromAnIndex_TakesTheSentencesThatBeginThereOrLater(string word, string[] lemmas, string[] names)
    {
        var reading = new RuleTagger().Read(Reading.Text(Text), Text.IndexOf(word, StringComparison.Ordinal), Cancellation);
        Assert.Equal(lemmas, reading.Cues.Select(cue => cue.Lemma));
        Assert.Equal(names, reading.Names.Select(name => Text[name.Range.Start..name.Range.End]));
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(109)]
    public void Read_FromTheEnd_IsEmpty(int from)
    {
        var reading = new RuleTagger().Read(Reading.Text(Text), from, Cancellation);
        Assert.Empty(reading.Cues);
        Assert.Empty(reading.Names);
    }

    [Fact]
    public void Read_TaggerThatStoppedEarly_IsToldInTheEvidence()
    {
        var input = new EngineInput(Text, [], new PublicationFacts());
        var evidence = new EvidenceEngine(new Stopping()).Read(input, Cancellation);
        Assert.Equal([Shortfall.PartialModelBudget], evidence.Shortfalls);
        Assert.NotEmpty(evidence.Statements);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private sealed class Stopping : ITagger
    {
        public EngineVersion Version => new(2, "short", "");

        public TaggerReading Read(ReadText text, CancellationToken cancellationToken) =>
            new RuleTagger().Read(text, cancellationToken) with { StoppedEarly = true };
    }
}
