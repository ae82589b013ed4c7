using Hearsay.Articles;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Engine.Quality.Tests.Scoring;
using Hearsay.Revisions.Quality.Tests.Data;

namespace Hearsay.Revisions.Quality.Tests.Scoring;

/// <summary>What of a pair was found as gold has it.</summary>
/// <param name="Found">All that was found, with the change of gold that it is.</param>
/// <param name="Missed">Changes of gold that were not found.</param>
internal sealed record PairScore(IReadOnlyList<(FoundChange Change, GoldChange? Gold)> Found, IReadOnlyList<GoldChange> Missed)
{
    /// <summary>Over all kinds.</summary>
    public Tally Total => new(Found.Count(item => item.Gold is not null), Found.Count, Found.Count(item => item.Gold is not null) + Missed.Count);

    /// <summary>Of one kind.</summary>
    public Tally Of(string kind)
    {
        var right = Found.Count(item => item.Gold?.Kind == kind);
        return new Tally(right, Found.Count(item => item.Change.Kind == kind), right + Missed.Count(gold => gold.Kind == kind));
    }
}

/// <summary>
/// Holds changes against gold, one to one. A change is one of gold if the kind is the same and, in each text in which gold has words for it, one of its places
/// overlaps them; a change that shows in a text in which that of gold does not is another one.
/// </summary>
internal static class ChangeScorer
{
    public static PairScore Score(IReadOnlyList<FoundChange> found, IReadOnlyList<GoldChange> gold, string before, string after)
    {
        var (first, later) = (new CodePointIndex(before), new CodePointIndex(after));
        var partners = new int[found.Count];
        Array.Fill(partners, -1);
        var missed = new List<GoldChange>();
        for (var at = 0; at < gold.Count; at++)
        {
            if (!Assign(at, new bool[found.Count]))
            {
                missed.Add(gold[at]);
            }
        }

        return new PairScore([.. found.Select((change, at) => (change, partners[at] < 0 ? null : gold[partners[at]]))], missed);

        // As many as can be: one that is taken may have another partner.
        bool Assign(int wanted, bool[] tried)
        {
            for (var at = 0; at < found.Count; at++)
            {
                if (!tried[at] && IsOne(found[at], gold[wanted], first, later))
                {
                    tried[at] = true;
                    if (partners[at] < 0 || Assign(partners[at], tried))
                    {
                        partners[at] = wanted;
                        return true;
                    }
                }
            }

            return false;
        }
    }

    private static bool IsOne(FoundChange found, GoldChange gold, CodePointIndex before, CodePointIndex after) =>
        found.Kind == gold.Kind && Meets(found.Before, gold.Before, before) && Meets(found.After, gold.After, after);

    private static bool Meets(IReadOnlyList<Span> places, string? words, CodePointIndex text)
    {
        if (words is null)
        {
            return places.Count == 0;
        }

        // The headline, which comes first, may have them too.
        var at = text.Text.LastIndexOf(words, StringComparison.Ordinal);
        if (at < 0)
        {
            throw new InvalidDataException($"'{words}' must stand in the text.");
        }

        var (start, end) = (text.ToCodePoint(at), text.ToCodePoint(at + words.Length));
        return places.Any(place => place.Start < end && start < place.End);
    }
}
