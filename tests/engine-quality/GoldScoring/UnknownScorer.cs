using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.GoldScoring;

/// <summary>What the publisher says is not known: stretches that share half of the characters of either or more.</summary>
internal static class UnknownScorer
{
    public const string Stage = "unknowns";

    public static readonly Scoring.Figure Found = new(Stage, "found");

    public static void Score(GoldReading reading, GoldScore score)
    {
        var (found, gold) = (reading.Evidence.Unknowns, reading.Article.Unknowns);
        var pairs = OneToOne.Pair(found, gold, (item, span) => SpanLists.Jaccard([ModelSpans.Of(item.Span)], [span]) is >= 0.5 and var likeness ? likeness : null);
        score.Add(Found, new Tally(pairs.Count, found.Count, gold.Count));
        foreach (var missed in gold.Except(pairs.Select(pair => pair.Gold)))
        {
            score.Missed(Stage, $"'{reading.Words([missed])}'");
        }

        foreach (var other in found.Except(pairs.Select(pair => pair.Found)))
        {
            score.Extra(Stage, $"'{other.Span.Text}'");
        }
    }
}
