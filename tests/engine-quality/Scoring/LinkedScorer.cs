namespace Hearsay.Engine.Quality.Tests.Scoring;

/// <summary>
/// Linked attributions: contents share half of the characters of either or more (Jaccard), and the sources share a character or both have none;
/// one to one, the highest Jaccard first. Cues do not count.
/// </summary>
internal static class LinkedScorer
{
    public static readonly Figure Linked = new("linked", "jaccard 0.5");

    public static void Score(IReadOnlyList<AttributionSpans> found, IReadOnlyList<AttributionSpans> gold, DocumentScore score) =>
        score.Add(Linked, new Tally(Pairs(found, gold).Count, found.Count, gold.Count));

    public static IReadOnlyList<(AttributionSpans Found, AttributionSpans Gold)> Pairs(IReadOnlyList<AttributionSpans> found, IReadOnlyList<AttributionSpans> gold) =>
        OneToOne.Pair(found, gold, (f, g) =>
        {
            var jaccard = SpanLists.Jaccard(f.Content, g.Content);
            var sources = (f.Source.Count == 0 && g.Source.Count == 0) || SpanLists.Overlap(f.Source, g.Source) > 0;
            return jaccard >= 0.5 && sources ? jaccard : null;
        });
}
