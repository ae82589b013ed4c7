using System.Collections.Frozen;
using Hearsay.Engine.Cues;

namespace Hearsay.Engine.Chains;

/// <summary>A report, article or story of an outlet is the outlet speaking: "a Reuters report", "the Gazette's article", "a story in the Gazette".</summary>
internal static class NewsReports
{
    private static readonly FrozenSet<string> Nouns =
        "report reports article articles story stories piece pieces editorial dispatch dispatches bulletin column leader".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The outlet whose report the words name, or null.</summary>
    public static OutletWords? OutletOf(Clause clause, TextRange range, OutletFinder outlets)
    {
        var first = Math.Max(clause.First, clause.Text.TokenAt(range.Start));
        var end = Math.Min(clause.End, clause.Text.TokenAt(range.End - 1) + 1);
        for (var i = first; i < end && i < first + 12; i++)
        {
            if (!Nouns.Contains(clause.Lower(i)))
            {
                continue;
            }

            if (clause.Lower(i + 1) is "in" or "by" or "from" or "on" && outlets.At(clause, i + 2) is { } after)
            {
                return after;
            }

            return i > first && !clause[i].IsCapital && outlets.At(clause, first) is { } before && before.Range.End <= clause[i].Start && before.Range.Start < clause[i].Start ? before : null;
        }

        return null;
    }
}
