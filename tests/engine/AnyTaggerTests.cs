using CsCheck;
using Hearsay.Engine.Chains;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Events;
using Hearsay.Engine.Figures;
using Hearsay.Engine.Model;
using Hearsay.Engine.Statements;
using Hearsay.Engine.Text;
using Hearsay.Engine.Times;
using Hearsay.Engine.Unknowns;

namespace Hearsay.Engine.Tests;

/// <summary>The engine keeps what it promises whatever its tagger finds.</summary>
public sealed class AnyTaggerTests
{
    private const string Sample = "Ada Quill, the mayor, told Reuters on Monday that \u201Cthe \uD83D\uDEA2 will sail\u201D. Bram Holt denied it.\n\nIt isn't clear who pays the $5 million.";

    private static readonly Gen<string> Words = Gen.OneOf(
        "the", "Ada Quill", "Mr Quill", "He", "said", "told Reuters", "that", "\"", "\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB", "'", "\u2018", "\u2019s", ",", ".", "\n", "\n\n", "the port", "will meet", "on Monday",
        "in Paris", "28 points", ":", "(", ")", "according to", "citing", "reportedly", "is said to have", "denied", "who", "adding", "\uD83D\uDE00", "\uD835\uDC00da", "e\u0301", "\u05E9\u05DC\u05D5\u05DD", "\u202E", "\u0627\u0644",
        "tomorrow", "May 5", "$5 million", "it isn't clear", "\0", "\u00A0", "\u200D", "12:30", "-", "and", "The Russian", "--", "3 p.m.", "government", "the Vell Post", "of", "declined to comment", "THE PORT", "|", "{ x = 1; }");

    private static readonly Gen<string> Texts = Gen.Select(Words.Array[0, 60], Gen.Int[0, 2], (words, joint) => string.Join(joint == 0 ? "" : " ", words));

    private static readonly Gen<Block[]> Blocks =
        Gen.Select(Gen.Int[0, 10], Gen.Int[-2, 400], Gen.Int[0, 200], (kind, start, length) => new Block((BlockKind)kind, start, start + length)).Array[0, 4];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Read_AnyTextBlocksAndTags_KeepsSpansAndIdsRight()
    {
        // Far more than it takes: what does not end fails here.
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        deadline.CancelAfter(TimeSpan.FromMinutes(4));
        Gen.Select(Texts, Blocks, RandomTags.Plans).Sample(
            (text, blocks, plan) =>
            {
                var input = new EngineInput(text, blocks, new PublicationFacts { Published = "2026-03-18" });
                var evidence = new EvidenceEngine(new RandomTags(plan)).Read(input, deadline.Token);
                SpanCheck.AssertAll(text, evidence);
                SpanCheck.AssertIds(evidence);
            },
            iter: 10_000);
    }

    [Fact]
    public void Read_AnyTags_GivesTheSameEvidenceTwice() =>
        Gen.Select(Texts, RandomTags.Plans).Sample(
            (text, plan) =>
            {
                var input = new EngineInput(text, [], new PublicationFacts());
                var engine = new EvidenceEngine(new RandomTags(plan));
                Assert.Equal(GoldenTests.Json(engine.Read(input, Cancellation)), GoldenTests.Json(engine.Read(input, Cancellation)));
            },
            iter: 100);

    [Fact]
    public void Mend_WhatTheRulesFind_StaysAsItIs() =>
        Texts.Sample(
            text =>
            {
                var read = Reading.Text(text);
                var found = new RuleTagger().Read(read, Cancellation);
                var mended = ReadingCheck.Mend(read, found, Cancellation);
                Assert.Equal(found.Names, mended.Names);
                Assert.Equal(found.Cues.SelectMany(Ranges), mended.Cues.SelectMany(Ranges));
                Assert.Equal(0, mended.LeftOut);
            },
            iter: 1000);

    [Fact]
    public void Mend_ContentRunsOnPastTheHeadline_EndsWithIt()
    {
        const string text = "Keeper denies sale of locks\n\nBy Ada Quill";
        var read = Engine.Text.TextReader.Read(new SourceText(text), [new Block(BlockKind.Title, 0, 27), new Block(BlockKind.Paragraph, 29, text.Length)], Cancellation);
        var cue = new CueReading { Source = [new TextRange(0, 6)], Cue = [new TextRange(7, 13)], Content = [new TextRange(14, text.Length)] };

        var mended = Assert.Single(ReadingCheck.Mend(read, new TaggerReading([cue], []), Cancellation).Cues);

        Assert.Equal([new TextRange(14, 27)], mended.Content);
    }

    [Fact]
    public void Mend_ContentOfTheTextBelowBeginsInTheHeadline_BeginsBelowIt()
    {
        const string text = "Locks for sale\n\nThe locks were sold, the keeper said";
        var read = Engine.Text.TextReader.Read(new SourceText(text), [new Block(BlockKind.Title, 0, 14), new Block(BlockKind.Paragraph, 16, text.Length)], Cancellation);
        var cue = new CueReading { Source = [new TextRange(37, 47)], Cue = [new TextRange(48, 52)], Content = [new TextRange(0, 35)] };

        var mended = Assert.Single(ReadingCheck.Mend(read, new TaggerReading([cue], []), Cancellation).Cues);

        Assert.Equal([new TextRange(16, 35)], mended.Content);
    }

    [Fact]
    public void Mend_RangesThatReachTooFar_AreLeftOutAndCounted()
    {
        var read = Reading.Text(string.Concat(Enumerable.Repeat("they said so ", 80_000)));
        var all = new TextRange(0, read.Value.Length);
        var found = new TaggerReading([.. Enumerable.Repeat(new CueReading { Cue = [new TextRange(5, 9)], Content = [all] }, 100)], []);
        var mended = ReadingCheck.Mend(read, found, Cancellation);
        Assert.InRange(mended.Cues.Count, 1, 20);
        Assert.Equal(100, mended.Cues.Count + mended.LeftOut);
    }

    [Fact]
    public void Read_StatementsInOneAnotherWithoutEnd_EndAtTheDeepestLevel()
    {
        var text = string.Concat(Enumerable.Range(0, 300).Select(i => $"Clerk {i} said that ")) + "it rained.";
        var evidence = new EvidenceEngine(new Nested()).Read(new EngineInput(text, [], new PublicationFacts()), Cancellation);
        Assert.Equal(StatementReader.DeepestLevel, evidence.Statements.Count);
        Assert.All(evidence.Statements, statement => Assert.InRange(statement.Chain.Count, 1, StatementReader.DeepestLevel));
    }

    public static TheoryData<string> Stages() => ["language", "text", "article", "cues", "times", "statements", "entities", "chains", "events", "figures"];

    [Theory]
    [MemberData(nameof(Stages))]
    public void Read_CancelledInAStage_Stops(string stage)
    {
        using var source = new CancellationTokenSource();
        var input = new EngineInput(Sample, [], new PublicationFacts());
        Assert.Throws<OperationCanceledException>(() => new EvidenceEngine().Read(input, new Canceller(stage, source), source.Token));
    }

    [Fact]
    public void EachStage_CancelledToken_StopsInItsOwnLoop()
    {
        var text = Engine.Text.TextReader.Read(new SourceText(Sample), [], Cancellation);
        var dated = Engine.Text.TextReader.Read(new SourceText(Sample), [new Block(BlockKind.Dateline, 0, 40)], Cancellation);
        var tagged = new RuleTagger().Read(text, Cancellation);
        var times = TimeFinder.Find(text, null, DayOrder.Unknown, Cancellation);
        var statements = StatementReader.Read(text, tagged.Cues, times, Cancellation);
        var book = EntityBook.Of(text, tagged.Names, Cancellation);
        var resolver = new Resolver(text, book);
        using var source = new CancellationTokenSource();
        source.Cancel();
        var token = source.Token;
        Assert.All(
            new Action[]
            {
                () => Engine.Text.TextReader.Read(new SourceText(Sample), [], token),
                () => DatelineTimes.Find(dated, "", token),
                () => new RuleTagger().Read(text, token),
                () => ReadingCheck.Mend(text, tagged, token),
                () => TimeFinder.Find(text, null, DayOrder.Unknown, token),
                () => StatementReader.Read(text, tagged.Cues, times, token),
                () => EntityBook.Of(text, tagged.Names, token),
                () => RoleReader.Read(text, book, token),
                () => ChainReader.Read(text, resolver, book, new PublicationFacts(), statements, token),
                () => NamedBodies.Find(text, token),
                () => new EventReader(text, new Participants(book, resolver), times, statements, "").Read(token),
                () => FigureReader.Read(text, times, token),
                () => UnknownReader.Read(text, statements, token),
                () => new EvidenceBuilder(text).Build(EngineVersion.Rules, new PublicationFacts(), [], new Drafts(statements, [], [], [], [], []), token),
            },
            stage => Assert.Throws<OperationCanceledException>(stage));
    }

    private static IEnumerable<TextRange> Ranges(CueReading cue) => cue.Cue.Concat(cue.Source).Concat(cue.Content)
        .Concat(new[] { cue.Addressee, cue.Relay, cue.CitedSource }.OfType<TextRange>());

    private sealed class Canceller(string stage, CancellationTokenSource source) : IStageObserver
    {
        public IDisposable? Enter(string entered)
        {
            if (entered == stage)
            {
                source.Cancel();
            }

            return null;
        }
    }

    /// <summary>"Clerk 1 said that Clerk 2 said that ...": each content holds all that follow.</summary>
    private sealed class Nested : ITagger
    {
        public EngineVersion Version => new(9, "nested", "");

        public TaggerReading Read(ReadText text, CancellationToken cancellationToken)
        {
            var cues = text.Tokens.Select((token, at) => (token, at)).Where(item => item.token.Lower == "said").Select(item => new CueReading
            {
                Cue = [new TextRange(item.token.Start, item.token.End)],
                Source = [new TextRange(text.Tokens[item.at - 2].Start, text.Tokens[item.at - 1].End)],
                Content = [new TextRange(text.Tokens[item.at + 1].Start, text.Value.Length - 1)],
                Lemma = "say",
            });
            return new TaggerReading([.. cues], []);
        }
    }
}
