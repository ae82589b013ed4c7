using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities;
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
        if (IsObserver(source) || IsOther(text, reading, clause))
        {
            return false;
        }

        if (SpeaksFor(text, reading, source, clause))
        {
            return true;
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

        // "The police said officers had not used force"
        if (clause.SubjectNoun is "officers" && source.Has("police") || (clause.SubjectNoun is "soldiers" or "troops" or "forces" && (source.Has("army") || source.Has("military"))) || (clause.SubjectNoun is "staff" or "doctors" or "nurses" && source.Has("hospital")))
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

    // "Prosecutors said he had not reported it": several people are no "he".
    private static bool IsOther(ReadText text, CueReading reading, MainClause clause)
    {
        if (reading.Source.Count == 0 || clause.SubjectWord is not ("he" or "she" or "his" or "her"))
        {
            return false;
        }

        var head = text.TokenAt(reading.Source[0].Start);
        while (head + 1 < text.Tokens.Count && text.Tokens[head + 1].Start < reading.Source[0].End && (!text.Tokens[head].IsNoun || text.Tokens[head + 1].IsNoun))
        {
            head++;
        }

        return head < text.Tokens.Count && (text.Tokens[head].Tag == "NNS" || (text.Tokens[head].Lower.EndsWith('s') && RoleReader.IsRoleWord(text.Tokens[head].Lower[..^1]))) && text.Tokens[head].Lower is not ("lawyers" or "aides" or "representatives" or "solicitors" or "attorneys" or "agents");
    }

    // "'He is not resigning,' a spokesman for the minister said", "the palace said the queen had not been asked": whose mouthpiece the source is.
    private static bool SpeaksFor(ReadText text, CueReading reading, SpokenWords source, MainClause clause)
    {
        if (source.Count == 0 || reading.Source.Count == 0)
        {
            return false;
        }

        var isSpokesman = Enumerable.Range(0, Math.Min(source.Count, 4)).Any(at => source[at].StartsWith("spokes", StringComparison.Ordinal)) || source[source.Count - 1] is "palace" or "office" or "camp";
        var isAgent = (source[0] is "his" or "her" || source.Has("for")) && Enumerable.Range(0, Math.Min(source.Count, 4)).Any(at => source[at] is "lawyer" or "lawyers" or "solicitor" or "attorney" or "agent" or "aide" or "aides" or "representative" or "representatives" or "publicist");
        if (!isSpokesman && !(isAgent && clause.SubjectWord is "he" or "she"))
        {
            return false;
        }

        // The person or body has a name, or needs none: "the queen".
        var last = clause.Clause.Tag(clause.Subject.End - 1);
        return clause.SubjectWord is "he" or "she" || last == "NNP"
            || (clause.SubjectWord == "the" && clause.SubjectNoun is "queen" or "king" or "prince" or "princess" or "president" or "minister" or "mayor" or "governor" or "chairman" or "director" or "client");
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
