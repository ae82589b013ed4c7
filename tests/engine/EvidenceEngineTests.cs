using CsCheck;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests;

public sealed class EvidenceEngineTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        "Ada Quill", "Mr Quill", "He", "said", " told Reuters ", "that", "\"", "\u201C", "\u201D", "'", "\u2019s", ",", ".", "\n", "\n\n", "the port", "will meet", "on Monday", "in Paris", "28 points", ":", "(", ")",
        "according to", "reportedly", "is said to have", "denied", "who", "adding", "\uD83D\uDE00", "\uD83D", "e\u0301", "tomorrow", "May 5", "$5 million", "it isn't clear", "\0", "\u00A0", "12:30", "-", "and", "The Russian", "--", "3 p.m.")
        .Array[0, 60].Select(words => string.Join(words.Length % 3 == 0 ? "" : " ", words));

    [Fact]
    public void Read_AnyText_GivesSpansThatRepeatTheText()
    {
        Texts.Sample(text =>
        {
            var evidence = Reading.Evidence(text);
            SpanCheck.AssertAll(text, evidence);
        });
    }

    [Fact]
    public void Read_AnyText_GivesIdsThatExist()
    {
        Texts.Sample(text =>
        {
            var evidence = Reading.Evidence(text);
            SpanCheck.AssertIds(evidence);
        });
    }

    [Fact]
    public void Read_TheSameText_GivesTheSameEvidence()
    {
        Texts.Sample(text => Assert.Equal(GoldenTests.Json(Reading.Evidence(text)), GoldenTests.Json(Reading.Evidence(text))), iter: 30);
    }

    [Fact]
    public void Read_BlocksOutsideTheText_DoNotThrow()
    {
        var input = new EngineInput("Quill said so.", [new Block(BlockKind.Paragraph, 5, 900), new Block(BlockKind.Title, 2000, 10)], new PublicationFacts { Published = "no date" });
        Assert.Empty(new EvidenceEngine().Read(input, TestContext.Current.CancellationToken).ReachedLimits);
    }

    [Fact]
    public void Read_CancelledToken_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => new EvidenceEngine().Read(new EngineInput("Quill said so.", [], new PublicationFacts()), source.Token));
    }

    [Fact]
    public void Read_Observer_IsToldOfEachStageInOrder()
    {
        var observer = new Recorder();
        new EvidenceEngine().Read(new EngineInput("Quill said so.", [], new PublicationFacts()), observer, TestContext.Current.CancellationToken);
        Assert.Equal(["language", "text", "article", "cues", "times", "statements", "entities", "chains", "events", "figures"], observer.Entered);
        Assert.Equal(observer.Entered, observer.Left);
    }

    [Theory]
    [InlineData("\"We will open the port,\" Ada Quill said on Monday. ")]
    [InlineData("\"a ")]
    [InlineData("'as ")]
    [InlineData("he said, ")]
    [InlineData("the Ada Quill ")]
    [InlineData("he said she said they said that ")]
    [InlineData("\"We go\n\n")]
    public void Read_MebibyteOfOnePattern_IsReadInTimeAndBounded(string pattern)
    {
        var text = string.Concat(Enumerable.Repeat(pattern, (1 << 20) / pattern.Length));
        var started = TimeProvider.System.GetTimestamp();
        var evidence = Reading.Evidence(text);
        // Several times what it takes, so that a busy machine passes and a quadratic step does not.
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(45));
        Assert.True(evidence.Statements.Count <= 5000 && evidence.Entities.Count <= 5000);
        Assert.All(evidence.ReachedLimits, limit => Assert.True(limit.Kept < limit.Found));
    }

    private sealed class Recorder : IStageObserver
    {
        public List<string> Entered { get; } = [];

        public List<string> Left { get; } = [];

        public IDisposable Enter(string stage)
        {
            Entered.Add(stage);
            return new Leaving(() => Left.Add(stage));
        }

        private sealed class Leaving(Action leave) : IDisposable
        {
            public void Dispose() => leave();
        }
    }
}
