using Hearsay.Corpus.Revisions;
using Hearsay.Revisions.Quality.Tests.Data;
using Hearsay.Revisions.Quality.Tests.Scoring;

namespace Hearsay.Revisions.Quality.Tests;

/// <summary>That gold fits its texts, and that there is enough of it.</summary>
public sealed class PairFilesTests
{
    [Theory]
    [InlineData(PairLibrary.Tuned)]
    [InlineData(PairLibrary.Untuned)]
    public void Gold_OfAHalf_FitsItsTexts(string half)
    {
        var kinds = Enum.GetValues<ChangeKind>().Select(FoundChange.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var pair in PairLibrary.Of(half))
        {
            Assert.NotEqual(pair.Before.Text + pair.Before.Title, pair.After.Text + pair.After.Title);
            foreach (var change in pair.Changes)
            {
                Assert.Contains(change.Kind, kinds);
                Assert.True(change.Before is not null || change.After is not null, pair.Name);
                Assert.True(change.Before is null || StandsOnce(pair.Before.Text, change.Before), $"{pair.Name}: {change.Before}");
                Assert.True(change.After is null || StandsOnce(pair.After.Text, change.After), $"{pair.Name}: {change.After}");
            }
        }
    }

    [Fact]
    public void Pairs_OfBothHalves_AreEnough()
    {
        var (tuned, untuned) = (PairLibrary.Of(PairLibrary.Tuned), PairLibrary.Of(PairLibrary.Untuned));

        Assert.Equal(tuned.Count + untuned.Count, tuned.Concat(untuned).DistinctBy(pair => pair.Name).Count());
        Assert.All([tuned, untuned], half => Assert.True(half.Count(pair => pair.Changes.Count > 0) >= 30 && half.Count(pair => pair.Changes.Count == 0) >= 25));
    }

    private static bool StandsOnce(string text, string words) =>
        text.IndexOf(words, StringComparison.Ordinal) is var at and >= 0 && text.IndexOf(words, at + 1, StringComparison.Ordinal) < 0;
}
