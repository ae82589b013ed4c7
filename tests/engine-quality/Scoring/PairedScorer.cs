namespace Hearsay.Engine.Quality.Tests.Scoring;

/// <summary>
/// The official figures: attributions of a document are paired one to one, then each role of a pair is compared.
/// <para>Pairing: a found and an annotated attribution can be a pair where their cues or their contents share a character. Of all candidates, the one
/// with the highest sum of Dice coefficients (shared characters) of its three roles is taken first, then the best of those whose both sides are still free, and so on;
/// of equals, the one earlier in the lists.</para>
/// <para>Exact: the same characters (touching fragments count as one). Trimmed: the same letters and digits. Overlap: a shared character.
/// A role that both sides of a pair lack counts neither for nor against its own figures; for the whole attribution it agrees.</para>
/// <para>With these rules the figures of people among themselves come out as they are published (HumanCeilingTests).</para>
/// </summary>
internal static class PairedScorer
{
    public const string Exact = "exact", Trimmed = "trimmed", Overlap = "overlap", Whole = "attribution";

    public static readonly IReadOnlyList<string> Measures = [Exact, Trimmed, Overlap];

    /// <summary>Rows or columns of the tables: the three roles and the whole.</summary>
    public static readonly IReadOnlyList<string> Parts = [.. AttributionSpans.Roles.Select(NameOf), Whole];

    public static Figure Of(SpanRole role, string measure) => new(NameOf(role), measure);

    public static Figure OfWhole(string measure) => new(Whole, measure);

    public static void Score(CodePointText text, IReadOnlyList<AttributionSpans> found, IReadOnlyList<AttributionSpans> gold, DocumentScore score)
    {
        foreach (var measure in Measures)
        {
            foreach (var role in AttributionSpans.Roles)
            {
                score.Add(Of(role, measure), new Tally(0, found.Count(item => item[role].Count > 0), gold.Count(item => item[role].Count > 0)));
            }

            score.Add(OfWhole(measure), new Tally(0, found.Count, gold.Count));
        }

        foreach (var (f, g) in Pairs(found, gold))
        {
            foreach (var measure in Measures)
            {
                var whole = true;
                foreach (var role in AttributionSpans.Roles)
                {
                    var agree = Agree(text, f[role], g[role], measure);
                    score.Add(Of(role, measure), new Tally(agree ? 1 : 0, 0, 0));
                    whole &= agree || (f[role].Count == 0 && g[role].Count == 0);
                }

                score.Add(OfWhole(measure), new Tally(whole ? 1 : 0, 0, 0));
            }
        }
    }

    public static IReadOnlyList<(AttributionSpans Found, AttributionSpans Gold)> Pairs(IReadOnlyList<AttributionSpans> found, IReadOnlyList<AttributionSpans> gold) =>
        OneToOne.Pair(found, gold, (f, g) =>
            SpanLists.Overlap(f.Cue, g.Cue) > 0 || SpanLists.Overlap(f.Content, g.Content) > 0
                ? AttributionSpans.Roles.Sum(role => SpanLists.Dice(f[role], g[role]))
                : null);

    /// <summary>Whether both have the role, and the same by this measure.</summary>
    public static bool Agree(CodePointText text, IReadOnlyList<TextSpan> a, IReadOnlyList<TextSpan> b, string measure) =>
        a.Count > 0 && b.Count > 0 && measure switch
        {
            Exact => a.SequenceEqual(b),
            Trimmed => text.SameLetters(a, b),
            Overlap => SpanLists.Overlap(a, b) > 0,
            _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "No such measure."),
        };

    private static string NameOf(SpanRole role) => role.ToString().ToLowerInvariant();
}
