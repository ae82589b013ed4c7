using Hearsay.Corpus.Revisions;
using Hearsay.Engine.Quality.Tests.Scoring;
using Hearsay.Revisions.Quality.Tests.Data;
using Hearsay.Revisions.Quality.Tests.Reporting;
using Hearsay.Revisions.Quality.Tests.Scoring;

namespace Hearsay.Revisions.Quality.Tests;

/// <summary>What the comparison of revisions finds in pairs of versions of invented news, against what a careful reader finds changed.</summary>
public sealed class DiffQualityTests(RevisionReader reader, QualityTable table)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(PairLibrary.Tuned, RevisionReader.Model)]
    [InlineData(PairLibrary.Tuned, RevisionReader.Fast)]
    [InlineData(PairLibrary.Untuned, RevisionReader.Model)]
    [InlineData(PairLibrary.Untuned, RevisionReader.Fast)]
    public async Task Changes_OfAHalf_ReachTheFloors(string half, string profile)
    {
        var pairs = await reader.ReadAsync(profile, PairLibrary.Of(half), Cancellation);
        Assert.NotEmpty(pairs);
        var scores = pairs.Select(pair => (pair.Pair.Name, pair.Pair.Changes.Count, Score: ScoreOf(pair))).ToList();
        var plain = pairs.Select(pair => (pair.Pair.Changes.Count, Score: Score(pair, PlainComparison.Between(pair.Before, pair.After)))).ToList();
        Tell(half, profile, scores.Select(item => (item.Name, item.Score)));
        table.Record(
            half,
            profile,
            new HalfScore([.. scores.Where(item => item.Count > 0).Select(item => item.Score)], [.. scores.Where(item => item.Count == 0).Select(item => item.Score)]),
            new HalfScore([.. plain.Where(item => item.Count > 0).Select(item => item.Score)], [.. plain.Where(item => item.Count == 0).Select(item => item.Score)]));
    }

    private static PairScore ScoreOf(ReadPair pair) => Score(
        pair, [.. RevisionDiff.Between(pair.Before.Evidence, pair.Before.Text, pair.After.Evidence, pair.After.Text, Cancellation).Select(FoundChange.Of)]);

    private static PairScore Score(ReadPair pair, IReadOnlyList<FoundChange> found) => ChangeScorer.Score(found, pair.Pair.Changes, pair.Before.Text, pair.After.Text);

    // Of the untuned half nothing but totals is looked at.
    private static void Tell(string half, string profile, IEnumerable<(string Name, PairScore Score)> scores)
    {
        if (half != PairLibrary.Tuned || Environment.GetEnvironmentVariable("HEARSAY_REVISION_MISSES") is not { Length: > 0 })
        {
            return;
        }

        foreach (var (name, score) in scores)
        {
            foreach (var (change, _) in score.Found.Where(item => item.Gold is null))
            {
                Console.WriteLine($"{TextTable.Mark}{profile} {name} not in gold: {change}");
            }

            foreach (var gold in score.Missed)
            {
                Console.WriteLine($"{TextTable.Mark}{profile} {name} missed: {gold}");
            }
        }
    }
}
