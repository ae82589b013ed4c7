using System.Collections.Frozen;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Cues;

/// <summary>Whether a noun phrase can tell anything: "citing two diplomats" names a source, "citing high costs" gives a reason.</summary>
internal static class Citable
{
    // Plurals that look like people and are none.
    private static readonly FrozenSet<string> Things = "numbers powers orders matters factors errors waters disasters tremors papers costs fears concerns reasons grounds delays problems issues risks losses cases years weeks months days times".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Is(Clause clause, int first)
    {
        var end = NounPhrases.EndOf(clause, first, withLinks: false);
        // "people | familiar"
        while (end > first + 1 && clause.Tag(end - 1) == "JJ" && clause[end - 2].IsNoun)
        {
            end--;
        }

        if (end == first)
        {
            return false;
        }

        var noun = clause.Lower(end - 1);
        return clause.Tag(end - 1) == "NNP" || clause.Tag(first) == "PRP" || IsRole(noun) || (noun.EndsWith('s') && IsRole(noun[..^1]))
            || NameLexicon.Instance.PlaceOfPeople(noun) is not null
            || noun is "sources" or "source" or "people" or "persons" or "insiders" or "witnesses" or "residents" or "reports" or "documents" or "letters" or "emails" or "memos" or "records" or "minutes" or "transcripts" or "studies" or "statements"
                or "conversations" or "interviews" or "colleagues" or "friends" or "relatives" or "members" or "media" or "one" or "two" or "three" or "both"
            || (clause.Tag(end - 1) == "NNS" && !Things.Contains(noun) && (clause.Tag(first) == "CD" || IsAgent(noun)))
            || Descriptions.IsPersonNoun(noun) || Descriptions.IsOutletNoun(noun) || Descriptions.IsBody(noun) || Descriptions.TypeOf(noun, false) is EntityType.Document or EntityType.Group;
    }

    /// <summary>Who tells: of "conversations with shippers" the shippers.</summary>
    public static TextRange Told(Clause clause, TextRange cited)
    {
        var first = clause.Text.TokenAt(cited.Start);
        for (var i = first; i < first + 4 && i + 2 < clause.End && clause[i + 1].Start < cited.End; i++)
        {
            if (clause.Lower(i) is "conversations" or "conversation" or "interviews" or "interview" or "discussions" or "talks" && clause.Lower(i + 1) == "with")
            {
                return cited with { Start = clause[i + 2].Start };
            }
        }

        return cited;
    }

    // "sailors", "bankers", "economists", "historians"
    private static bool IsAgent(string noun) =>
        noun.EndsWith("ors", StringComparison.Ordinal) || noun.EndsWith("ers", StringComparison.Ordinal) || noun.EndsWith("ists", StringComparison.Ordinal) || noun.EndsWith("ians", StringComparison.Ordinal)
        || noun.EndsWith("men", StringComparison.Ordinal) || noun.EndsWith("ees", StringComparison.Ordinal);

    private static bool IsRole(string lower) => RoleReader.IsRoleWord(lower);
}
