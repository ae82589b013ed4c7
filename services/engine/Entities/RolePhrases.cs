using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Lexicons;

namespace Hearsay.Engine.Entities;

/// <summary>A noun phrase that tells what somebody is: tokens [First, End), the role, and of what.</summary>
internal readonly record struct RolePhrase(int First, int End, string Name, string Of);

/// <summary>Reads such phrases: "the Danish foreign minister", "mayor of Vell", "her former agent".</summary>
internal static class RolePhrases
{
    private const int Longest = 8;
    private static readonly NameLexicon Lexicon = NameLexicon.Instance;

    // Capitalised before a role they are part of it: "Environment Minister Ada Quill".
    private static readonly FrozenSet<string> Fields = Set("prime vice deputy chief foreign finance defence defense interior justice health education environment transport transportation energy trade economy agriculture culture home labour labor "
        + "treasury press acting former senior first lead police detective fire executive managing general crown retired attorney special assistant associate sports political security housing climate science digital");

    private static readonly FrozenSet<string> Roles = Set("head member representative colonel general chair co-chair commissioner councillor deputy headteacher premier chancellor taoiseach speaker envoy mediator negotiator superintendent "
        + "aide neighbour neighbor partner master servant attendant resident student accountant consultant assistant nurse chef captain athlete");

    // Titles that say less than a role.
    private static readonly FrozenSet<string> Short = Set("coun cllr insp det supt sgt cpl pvt pfc rev fr st hon");

    // They end like an agent, and are none.
    private static readonly FrozenSet<string> NoAgents = Set("paper newspaper letter matter order quarter river tower border winter summer weather power water other former senior junior major minor factor sector error harbour harbor labour labor "
        + "colour color floor door motor tractor number chapter theatre theater centre center car war year user computer server newsletter master tender offer corner cover dinner ladder poster register shelter shoulder shower timber "
        + "transfer trigger wonder list twist fist mist under over after never ever however whether either neither together rather better latter later earlier further computer disaster cancer murder gender filter meter humor rumour rumor tumour "
        + "behaviour behavior favour favor honour honor flavour armour vapour terror mirror horror interior exterior superior prior anchor tailor-made christian italian russian guardian median asian human woman man-made german roman pan plan ban can");

    public static bool IsRoleNoun(string lower, bool loose) => RoleReader.IsRoleWord(lower) || Roles.Contains(lower) || (loose && IsAgent(lower));

    /// <summary>Whether a noun ends as those for people do.</summary>
    public static bool IsAgent(string lower) => lower.Length > 4 && !NoAgents.Contains(lower) && (lower.EndsWith("er", StringComparison.Ordinal) || lower.EndsWith("or", StringComparison.Ordinal)
        || lower.EndsWith("ist", StringComparison.Ordinal) || lower.EndsWith("ian", StringComparison.Ordinal) || lower.EndsWith("man", StringComparison.Ordinal)
        || lower.EndsWith("woman", StringComparison.Ordinal) || lower.EndsWith("person", StringComparison.Ordinal));

    /// <summary>The phrase that begins at a token; null where none does.</summary>
    /// <param name="clause">The sentence.</param>
    /// <param name="first">Its first token; may be an article or an owner.</param>
    /// <param name="loose">Whether a word that ends as those for people do is enough of a role.</param>
    /// <param name="anyNoun">Whether any noun is.</param>
    public static RolePhrase? From(Clause clause, int first, bool loose, bool anyNoun = false)
    {
        var at = clause.Tag(first) == "DT" ? first + 1 : first;
        var of = "";
        if (clause.Tag(at) == "PRP$")
        {
            of = Words(clause, at, at + 1);
            at++;
        }
        else if (OwnerEnd(clause, at) is var mark and > 0)
        {
            of = Words(clause, at, mark);
            at = mark + 1;
        }

        var from = at;
        while (of.Length == 0 && at < clause.End && at - from < Longest && IsOwnerWord(clause, at))
        {
            at++;
        }

        // "company spokesperson"
        at += of.Length == 0 && at == from && Descriptions.IsBody(clause.Lower(at)) && clause[at + 1 < clause.End ? at + 1 : at].IsNoun ? 1 : 0;
        of = at > from ? Words(clause, from, at) : of;
        var noun = at;
        while (noun < clause.End && noun - at < Longest && clause.Tag(noun) is "NN" or "JJ" or "VBN" or "NNP" && clause.Tag(noun + 1) is "NN" or "JJ" or "NNP" or "VBN")
        {
            noun++;
        }

        if (noun >= clause.End || noun - at >= Longest || !(IsRoleNoun(clause.Lower(noun), loose) || (anyNoun && clause.Tag(noun) == "NN" && !IsAbstract(clause.Lower(noun)))) || clause.Tag(noun) is not ("NN" or "NNP" or "JJ") || clause.Tag(noun + 1) is "NNS" or "POS")
        {
            return null;
        }

        var end = noun + 1;
        if (clause.Lower(end) is "of" or "for" or "at" or "to" or "with" or "in" && NounPhrases.EndOf(clause, end + 1, withLinks: false) is var linked && linked > end + 1)
        {
            of = of.Length > 0 ? of : Words(clause, clause.Tag(end + 1) == "DT" && linked > end + 2 ? end + 2 : end + 1, linked);
            end = linked;
        }

        return new RolePhrase(first, end, Words(clause, at, noun + 1), of);
    }

    private static bool IsAbstract(string lower) => lower.EndsWith("tion", StringComparison.Ordinal) || lower.EndsWith("ment", StringComparison.Ordinal) || lower.EndsWith("ness", StringComparison.Ordinal)
        || lower.EndsWith("ship", StringComparison.Ordinal) || lower.EndsWith("ity", StringComparison.Ordinal) || lower.EndsWith("ing", StringComparison.Ordinal) || lower.EndsWith("ure", StringComparison.Ordinal) || Descriptions.IsDocument(lower) || Descriptions.IsBody(lower);

    /// <summary>The phrase that ends right before a name, without a comma: "Kremlin spokesman | Dmitry".</summary>
    public static RolePhrase? UpTo(Clause clause, int name, bool fullName)
    {
        var noun = name - 1;
        if (noun < clause.First || clause.Tag(noun) is not ("NN" or "NNP" or "JJ") || Short.Contains(clause.Lower(noun).TrimEnd('.')) || !IsRoleNoun(clause.Lower(noun), loose: fullName && clause.Tag(noun) == "NN" && !clause[noun].IsCapital))
        {
            return null;
        }

        var start = noun;
        while (start > clause.First && noun - start < Longest && IsModifier(clause, start - 1))
        {
            start--;
        }

        var (of, from) = OwnerBefore(clause, start);
        return new RolePhrase(from, name, Words(clause, start, name), of);
    }

    // A word that narrows the role, not what owns it: "former", "infectious disease", "Environment".
    private static bool IsModifier(Clause clause, int at)
    {
        if (!(clause.Tag(at) is "NN" or "JJ" or "VBN" or "NNP") || Descriptions.IsBody(clause.Lower(at)) || Lexicon.PlaceOfPeople(clause.Lower(at)) is not null)
        {
            return false;
        }

        return Fields.Contains(clause.Lower(at)) || (clause.Tag(at) != "NNP" && (!clause[at].IsCapital || at == clause.First)) || (clause[at].IsCapital && RoleReader.IsRoleWord(clause.Lower(at)));
    }

    private static bool IsOwnerWord(Clause clause, int at) =>
        Lexicon.PlaceOfPeople(clause.Lower(at)) is not null || (clause.Tag(at) == "JJ" && clause[at].IsCapital && at > clause.First && !Fields.Contains(clause.Lower(at))) || (clause.Tag(at) == "NNP" && !Fields.Contains(clause.Lower(at)) && !IsRoleNoun(clause.Lower(at), loose: false));

    // "Ukrainian", "Kremlin", "Mr Trump's"
    private static (string Of, int From) OwnerBefore(Clause clause, int start)
    {
        var at = start;
        if (clause.Tag(at - 1) == "PRP$")
        {
            return (Words(clause, at - 1, at), at - 1);
        }

        if (clause.Tag(at - 1) == "POS")
        {
            var owner = at - 2;
            while (owner > clause.First && at - owner < Longest && clause.Tag(owner) is "NNP" or "NN" && clause.Tag(owner - 1) is "NNP" or "NN" or "JJ")
            {
                owner--;
            }

            return owner >= clause.First && clause.Tag(owner) is "NNP" or "NN" or "NNS" or "JJ" ? (Words(clause, owner, at - 1), owner) : ("", start);
        }

        if (at > clause.First && clause.Tag(at - 1) == "NN" && Descriptions.IsBody(clause.Lower(at - 1)))
        {
            at--;
        }

        while (at > clause.First && at > start - 4 && IsOwnerWord(clause, at - 1) && !Times.TimeWords.IsDayOrMonth(clause.Lower(at - 1)))
        {
            at--;
        }

        return at < start ? (Words(clause, at, start), at) : ("", start);
    }

    // The possessive mark that ends an owner which begins here, or 0.
    private static int OwnerEnd(Clause clause, int first)
    {
        for (var i = first; i < first + 6 && clause.Tag(i) is "NN" or "NNS" or "NNP" or "JJ" or "POS"; i++)
        {
            if (clause.Tag(i) == "POS")
            {
                return i > first ? i : 0;
            }
        }

        return 0;
    }

    private static string Words(Clause clause, int first, int end) => clause.Text.Value[clause[first].Start..clause[end - 1].End];

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
