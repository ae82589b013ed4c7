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
            var points = CodePoints(text);
            foreach (var span in Spans(evidence))
            {
                Assert.True(span.Start >= 0 && span.Start <= span.End && span.End <= points.Count);
                Assert.Equal(string.Concat(points.Skip(span.Start).Take(span.End - span.Start)), span.Text);
            }
        });
    }

    [Fact]
    public void Read_AnyText_GivesIdsThatExist()
    {
        Texts.Sample(text =>
        {
            var evidence = Reading.Evidence(text);
            var entities = evidence.Entities.Select(entity => entity.Id).Append("").ToHashSet();
            var statements = evidence.Statements.Select(statement => statement.Id).Append("").ToHashSet();
            var times = evidence.Times.Select(time => time.Id).Append("").ToHashSet();
            Assert.Equal(evidence.Statements.Count + 1, statements.Count);
            Assert.All(evidence.Statements, statement =>
            {
                Assert.Contains(statement.ParentId, statements);
                Assert.Contains(statement.SpeakerEntityId, entities);
                Assert.Contains(statement.AddresseeEntityId, entities);
                Assert.Contains(statement.SaidTimeId, times);
                Assert.All(statement.Chain, hop => Assert.Contains(hop.EntityId, entities));
                Assert.NotEmpty(statement.Content);
                Assert.Equal(statement.SpeakerEntityId.Length == 0, statement.SpeakerUnresolvedReason.Length > 0);
            });
            Assert.All(evidence.Events, found => Assert.True(
                entities.Contains(found.PlaceEntityId) && times.Contains(found.TimeId) && statements.Contains(found.AccordingToStatementId) && found.ParticipantEntityIds.All(entities.Contains)));
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
        Assert.Equal(["text", "article", "cues", "times", "statements", "entities", "chains", "events", "figures"], observer.Entered);
        Assert.Equal(observer.Entered, observer.Left);
    }

    [Theory]
    [InlineData("\"We will open the port,\" Ada Quill said on Monday. ")]
    [InlineData("\"a ")]
    [InlineData("'as ")]
    [InlineData("he said, ")]
    [InlineData("Ada Quill ")]
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

    private static List<string> CodePoints(string text)
    {
        var points = new List<string>();
        for (var i = 0; i < text.Length; i++)
        {
            var pair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            points.Add(pair ? text.Substring(i++, 2) : text[i].ToString());
        }

        return points;
    }

    private static IEnumerable<Span> Spans(Evidence evidence) =>
        evidence.Statements.SelectMany(statement => statement.Source.Concat(statement.Cue).Concat(statement.Content).Append(statement.Sentence)
                .Concat(statement.Chain.SelectMany(hop => new[] { hop.Span, hop.Cue }.OfType<Span>())).Concat(new[] { statement.Addressee }.OfType<Span>()))
            .Concat(evidence.Entities.SelectMany(entity => entity.Mentions.Concat(entity.Roles.Select(role => role.Span))))
            .Concat(evidence.Times.Select(time => time.Span)).Concat(evidence.Events.Select(found => found.Trigger))
            .Concat(evidence.Figures.SelectMany(figure => figure.Items.Append(figure.Span))).Concat(evidence.Unknowns.Select(unknown => unknown.Span));

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
