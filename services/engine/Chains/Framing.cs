using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Chains;

/// <summary>
/// Whether a word that passes on belongs to the source or tells how it spoke: "a letter seen by X", "said in an interview with X".
/// A report that somebody only answers does not: "Asked about a report in X, she said", "said, rejecting a report by X".
/// </summary>
internal static class Framing
{
    private const int Reach = 14;

    private static readonly FrozenSet<string> Answers = "response reaction reference answer reply regard relation addition contrast".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Is(CueRegion region, int word)
    {
        var clause = region.Clause;
        if (IsInSource(region, word) || IsInCue(region, word) || clause.Tag(word) == "VBG")
        {
            return true;
        }

        for (var i = word - 1; i >= clause.First && i > word - Reach; i--)
        {
            if (IsInSource(region, i) || IsInCue(region, i))
            {
                return true;
            }

            var tag = clause.Tag(i);
            if (tag is "IN" or "TO" && !IsInner(clause, i))
            {
                return clause.Lower(i) is "in" or "during" or "on" or "by" or "from" || (clause.Lower(i) == "to" && clause.Lower(i - 1) == "according");
            }

            if (clause[i].IsVerb && RelayLexicon.KindOf(clause.Lower(i), "by") is not (HopKind.Seen or HopKind.Obtained or HopKind.Published or HopKind.Reported))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsInSource(CueRegion region, int token) => token >= region.Clause.First && region.Source.Any(range => range.Overlaps(region.Clause.Range(token, token + 1)));

    private static bool IsInCue(CueRegion region, int token) => token >= region.CueFirst && token < region.CueEnd;

    // "a letter | to the governments", "talks | on the port": within the phrase, but no "in response to".
    private static bool IsInner(Clause clause, int at) => clause[Math.Max(at - 1, clause.First)].IsNoun && clause.Lower(at) is "to" or "of" or "for" or "with" or "between" or "from" && !Answers.Contains(clause.Lower(at - 1));
}
