using Hearsay.Engine.Cues;

namespace Hearsay.Engine.Entities;

/// <summary>How a source knows: "briefed on the talks", "familiar with the matter", "with knowledge of the plan", "who attended the meeting".</summary>
internal static class KnowledgeBasis
{
    private const int Longest = 20;

    /// <summary>The words that tell it right after a source's main noun; null where none do.</summary>
    public static TextRange? After(Clause clause, int at)
    {
        var first = clause.IsComma(at) && clause.Lower(at + 1) == "who" ? at + 1 : at;
        var verb = first;
        if (clause.Lower(first) is "who" or "that")
        {
            verb++;
            if (!KnowsByVerb(clause, verb, restrictive: first == at))
            {
                return null;
            }
        }
        else if (clause.Lower(first) == "with")
        {
            var noun = first + 1;
            while (clause.Tag(noun) is "JJ" or "DT")
            {
                noun++;
            }

            if (!(clause.Lower(noun) is "knowledge" or "access" or "insight" or "information" or "experience"))
            {
                return null;
            }
        }
        else if (!(clause.Lower(first) is "familiar" or "close" or "privy" or "aware" or "briefed" or "involved" or "present" or "informed" or "knowledgeable" or "acquainted" || (clause.Lower(first) is "directly" or "closely" && clause.Lower(first + 1) is "involved" or "familiar")))
        {
            return null;
        }

        var end = EndOf(clause, verb, relative: verb > first);
        return end > first + 1 ? clause.Range(first, end) : null;
    }

    // Whether "who ..." tells of knowledge; a clause after a comma may tell anything else of somebody.
    private static bool KnowsByVerb(Clause clause, int verb, bool restrictive)
    {
        for (var i = verb; i < verb + 5 && i < clause.End; i++)
        {
            var lower = clause.Lower(i);
            if (lower is "spoke" or "speaking" or "asked" or "requested" or "declined" or "insisted" or "wanted" or "want" or "wish" or "wished" or "authorised" or "authorized" or "identified" or "named" or "said" or "fears" or "feared" or "permitted" or "allowed")
            {
                return false;
            }

            if (lower is "attended" or "seen" or "saw" or "read" or "heard" or "witnessed" or "briefed" or "present" or "participated" or "knows" or "knew" or "reviewed" or "familiar" or "involved" or "viewed" or "sat" or "took" or "worked" or "met" or "traveling" or "travelling")
            {
                return true;
            }
        }

        return restrictive && clause.Tag(verb).StartsWith("VB", StringComparison.Ordinal);
    }

    private static int EndOf(Clause clause, int from, bool relative)
    {
        var verbs = relative;
        var i = from;
        while (i < clause.End && i - from < Longest)
        {
            var finite = clause[i].IsFiniteVerb || (!relative && clause.Tag(i) is "VBD");
            verbs = verbs && (clause[i].IsVerb || clause.Tag(i) is "RB" or "MD");
            if (clause.IsComma(i) || clause.IsStop(i) || clause.Tag(i) is "\"" or ":" or "(" || clause.Lower(i) is "because" or "but" or "and" || (finite && !verbs && i > from) || Cites(clause, i))
            {
                break;
            }

            i++;
        }

        return i;
    }

    private static bool Cites(Clause clause, int at) => clause.Lower(at) is "told" or "said" or "says" or "tell" or "have" or "quoted" or "cited";
}
