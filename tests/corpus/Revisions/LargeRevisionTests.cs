using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Revisions;

namespace Hearsay.Corpus.Tests.Revisions;

public sealed class LargeRevisionTests
{
    private const int Statements = 3_000;

    [Fact]
    public void Between_LongTexts_TellsWhatChanged()
    {
        var (before, beforeText) = Written(number => number);
        var (after, afterText) = Written(number => number % 1_000 == 500 ? number + 7 : number);

        var changes = RevisionDiff.Between(before, beforeText, after, afterText, TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Repeat(ChangeKind.FigureChanged, Statements / 1_000), changes.Select(change => change.Kind));
    }

    [Fact]
    public void Between_TextsWithNothingAlike_Ends()
    {
        var (before, beforeText) = Written(number => number);
        var (after, afterText) = Written(number => number + 1_000_000, "Quarrymen deny bridge loans over cold barley");

        Assert.NotEmpty(RevisionDiff.Between(before, beforeText, after, afterText, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Between_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var (evidence, text) = Written(number => number);

        Assert.Throws<OperationCanceledException>(() => RevisionDiff.Between(evidence, text, evidence, text, source.Token));
    }

    private static (Evidence Evidence, string Text) Written(Func<int, int> numberOf, string words = "The harbour of Tarn has lost many ships to storms and hidden rocks this winter, with lamps counted:")
    {
        var evidence = new Evidence();
        var text = new System.Text.StringBuilder();
        for (var at = 0; at < Statements; at++)
        {
            var number = $"{numberOf(at)}";
            var start = text.Length;
            text.Append(words).Append(' ').Append(number).Append(" lamps, Oss said.\n");
            var end = start + words.Length + 1 + number.Length + " lamps".Length;
            evidence.Statements.Add(new Statement
            {
                Id = $"s{at}",
                Content = { SpanOf(start, end) },
                Source = { SpanOf(end + 2, end + 5) },
                Cue = { SpanOf(end + 6, end + 10) },
                Sentence = SpanOf(start, end + 11),
            });
            evidence.Figures.Add(new Figure { Span = SpanOf(start + words.Length + 1, end), Number = number, Unit = "lamps" });
        }

        return (evidence, text.ToString());

        static Span SpanOf(int from, int to) => new() { Start = from, End = to, Text = "" };
    }
}
