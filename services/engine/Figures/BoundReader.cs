using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Figures;

/// <summary>Reads the words that bound a number: "at least 12", "40 or more", "nearly six".</summary>
internal static class BoundReader
{
    private const int LongestBefore = 4;

    private static readonly FrozenDictionary<string, Bound> Before = Table(
        (Bound.AtLeast, "at least|no fewer than|no less than|not less than|a minimum of|minimum of|at a minimum"),
        (Bound.MoreThan, "more than|over|above|upwards of|in excess of|just over|well over|just above|well above|greater than|higher than|larger than|exceed|exceeds|exceeded|exceeding|beyond|a little over|slightly more than|slightly over"),
        (Bound.AtMost, "up to|at most|no more than|not more than|as much as|as many as|a maximum of|maximum of|no later than|within|no longer than|as long as"),
        (Bound.LessThan, "less than|fewer than|under|below|just under|well under|nearly|almost|just below|just short of|lower than|smaller than|not quite|barely under"),
        (Bound.About, "about|around|some|roughly|approximately|an estimated|estimated|perhaps|approx|circa|close to|near|in the region of|more or less|or about|just about|somewhere around"));

    private static readonly FrozenDictionary<string, Bound> After = Table(
        (Bound.AtLeast, "or more|or above|or over|or older|or higher|plus|and over|and above|at least|at a minimum"),
        (Bound.AtMost, "or less|or fewer|or under|or below|or younger|at most|at the most"),
        (Bound.About, "or so|or thereabouts|odd"));

    /// <summary>The bound before a number, and where its words begin.</summary>
    public static (Bound Bound, int First) BeforeNumber(Clause clause, int at)
    {
        // The longest words win: "just under", not "under"; "no more than", not "more than".
        for (var length = LongestBefore; length > 0; length--)
        {
            if (at - length >= clause.First && Before.TryGetValue(Words(clause, at - length, at), out var bound))
            {
                return (bound, at - length);
            }
        }

        return (Bound.Exact, at);
    }

    /// <summary>The bound after a number or its unit, and where its words end.</summary>
    public static (Bound Bound, int End) AfterNumber(Clause clause, int end)
    {
        for (var length = 3; length > 0; length--)
        {
            if (end + length <= clause.End && After.TryGetValue(Words(clause, end, end + length), out var bound))
            {
                return (bound, end + length);
            }
        }

        return (clause.Lower(end) == "+" ? Bound.AtLeast : Bound.Exact, clause.Lower(end) == "+" ? end + 1 : end);
    }

    private static string Words(Clause clause, int first, int end) => string.Join(' ', Enumerable.Range(first, end - first).Select(clause.Lower));

    private static FrozenDictionary<string, Bound> Table(params (Bound Bound, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split('|').Select(words => (words, row.Bound))).ToFrozenDictionary(pair => pair.words, pair => pair.Bound, StringComparer.Ordinal);
}
