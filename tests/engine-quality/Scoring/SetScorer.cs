namespace Hearsay.Engine.Quality.Tests.Scoring;

/// <summary>
/// Each role's spans of a document as a set, whatever attribution they belong to: right where both sets hold the same fragments, each stripped of
/// what is no letter or digit at its ends. Spans that several attributions share count once.
/// </summary>
internal static class SetScorer
{
    public const string Set = "set";

    public static Figure Of(SpanRole role) => new(role.ToString().ToLowerInvariant(), Set);

    public static void Score(CodePointText text, IReadOnlyList<AttributionSpans> found, IReadOnlyList<AttributionSpans> gold, DocumentScore score)
    {
        foreach (var role in AttributionSpans.Roles)
        {
            var (f, g) = (Spans(found), Spans(gold));
            score.Add(Of(role), new Tally(f.Count(g.Contains), f.Count, g.Count));

            // A span without letters (a colon as cue) stays as it is, so that it is not lost.
            HashSet<string> Spans(IReadOnlyList<AttributionSpans> items) =>
            [
                .. items.Where(item => item[role].Count > 0)
                    .Select(item => text.Trimmed(item[role]) is { Count: > 0 } trimmed ? trimmed : item[role])
                    .Select(spans => string.Join(' ', spans.Select(span => $"{span.Start}-{span.End}"))),
            ];
        }
    }
}
