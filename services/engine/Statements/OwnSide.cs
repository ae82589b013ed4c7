using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Statements;

/// <summary>Whose doings a clause tells: the speaker's own, or those of his side.</summary>
internal static class OwnSide
{
    private static readonly FrozenSet<string> Observers = Set("analyst analysts expert experts economist economists critics observers neighbour neighbours neighbor neighbors bystander bystanders tenants witness witnesses resident residents survivors report reports study survey researchers scientists opposition activists campaigners percent cent voters respondents poll polls professor professors");

    private static readonly FrozenSet<string> Sides = Set("government ministry administration company firm party army military team office police forces country department agency council club union campaign client family group bank commission");

    // Whether the subject is the speaker or belongs to his side.
    public static bool Has(ReadText text, CueReading reading, MainClause clause)
    {
        if (clause.SubjectWord is "i" or "we" or "my" or "our")
        {
            return true;
        }

        // In his own words a speaker is "I" and "we"; "he" is somebody else.
        var source = new SpokenWords(text, reading.Source, 20);
        var isDirect = clause.Clause.OuterQuote(clause.Subject.First) >= 0;
        if (IsObserver(source))
        {
            return false;
        }

        if ((clause.SubjectWord is "he" or "she" or "it" or "they" or "his" or "her" or "its" or "their" && !isDirect) || (clause.SubjectWord is "the" or "nobody" or "none" or "neither" && Sides.Contains(clause.SubjectNoun) && IsOfficial(source)))
        {
            return true;
        }

        // "her spokesman" speaks for the one he is spokesman of.
        if (source[0] is "his" or "her" or "its" or "their" && IsOfficial(source) && (clause.SubjectWord == "the" || clause.Clause[clause.Subject.First].IsNoun))
        {
            return true;
        }

        for (var i = clause.Subject.First; i < clause.Subject.End && i < clause.Subject.First + 8; i++)
        {
            if (clause.Clause[i].IsNoun && clause.Clause.Lower(i).Length > 3 && source.Has(clause.Clause.Lower(i)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One who looks on, or was hurt by it: he describes.</summary>
    public static bool IsObserver(SpokenWords source) => source.HasAny(Observers);

    // A pronoun as source is one of whom the text has said who he is.
    private static bool IsOfficial(SpokenWords source)
    {
        for (var i = 0; i < source.Count; i++)
        {
            if (source[i] is "he" or "she" or "minister" or "official" or "officials" or "president" or "director" or "head" or "chief" or "executive" or "secretary" or "chairman" or "chairwoman" or "ministry" or "government" or "lawyer" or "lawyers"
                || source[i].StartsWith("spokes", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
