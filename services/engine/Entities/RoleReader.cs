using Hearsay.Engine.Cues;
using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>Reads what a person is from the words before the name ("Kremlin spokesman X") and after it ("X, the mayor of Y,").</summary>
internal static class RoleReader
{
    private const int LongestRole = 6;
    private static readonly NameLexicon Lexicon = NameLexicon.Instance;

    public static void Read(ReadText text, EntityBook book, CancellationToken cancellationToken)
    {
        foreach (var mention in book.Names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (mention.Entity.Type != Model.EntityType.Person)
            {
                continue;
            }

            var first = text.TokenAt(mention.Range.Start);
            var sentence = text.Sentences[text.SentenceOfToken[first]];
            var clause = new Clause(text, sentence);
            var end = text.TokenAt(mention.Range.End - 1) + 1;
            if ((Before(clause, first) ?? After(clause, end)) is { } role && !mention.Entity.Roles.Exists(known => known.Name == role.Name && known.Of == role.Of))
            {
                mention.Entity.Roles.Add(role);
            }
        }
    }

    public static bool IsRoleWord(string lower) => Lexicon.IsRole(lower) || (Lexicon.IsHonorific(lower) && Lexicon.GenderOfHonorific(lower).Length == 0 && lower is not ("dr" or "dr." or "mx" or "prof" or "prof."));

    private static RoleDraft? Before(Clause clause, int name)
    {
        var end = clause.IsComma(name - 1) ? name - 1 : name;
        if (end <= clause.First || !IsRoleWord(clause.Lower(end - 1)) || clause.Tag(end - 1) is "NNS")
        {
            return null;
        }

        var start = end - 1;
        while (start > clause.First && end - start < LongestRole && clause.Tag(start - 1) is "NN" or "JJ" && Lexicon.PlaceOfPeople(clause.Lower(start - 1)) is null
            && !(clause[start - 1].IsCapital && clause.Tag(start) is not "NNP"))
        {
            start--;
        }

        // "Vice President", "Prime Minister"
        while (start > clause.First && clause.Tag(start - 1) == "NNP" && clause[start].IsCapital && (IsRoleWord(clause.Lower(start - 1)) || clause.Lower(start - 1) is "prime" or "vice" or "deputy" or "foreign" or "defence" or "defense"))
        {
            start--;
        }

        var (of, from) = OwnerBefore(clause, start);
        return new RoleDraft(Words(clause, start, end), of, clause.Range(from, end));
    }

    // "Ukrainian", "Kremlin", "Mr Trump's"
    private static (string Of, int From) OwnerBefore(Clause clause, int start)
    {
        var at = start;
        if (clause.Tag(at - 1) == "POS")
        {
            var owner = at - 2;
            while (owner > clause.First && clause.Tag(owner) == "NNP" && clause.Tag(owner - 1) == "NNP" && !Lexicon.IsRole(clause.Lower(owner - 1)))
            {
                owner--;
            }

            return owner >= clause.First && clause.Tag(owner) is "NNP" or "NN" ? (Words(clause, owner, at - 1), owner) : ("", start);
        }

        while (at > clause.First && at > start - 4 && (clause.Tag(at - 1) == "NNP" || Lexicon.PlaceOfPeople(clause.Lower(at - 1)) is not null) && !Times.TimeWords.IsDayOrMonth(clause.Lower(at - 1)))
        {
            at--;
        }

        return at < start ? (Words(clause, at, start), at) : ("", start);
    }

    private static RoleDraft? After(Clause clause, int end)
    {
        if (!clause.IsComma(end))
        {
            return null;
        }

        var first = clause.Tag(end + 1) == "DT" ? end + 2 : end + 1;
        for (var i = first; i < clause.End && i < first + LongestRole; i++)
        {
            if (clause.Tag(i) is not ("NN" or "NNP" or "JJ" or "POS" or "VBN" or "IN"))
            {
                return null;
            }

            if (!IsRoleWord(clause.Lower(i)) || clause.Tag(i + 1) is "NN" or "NNS" or "NNP" or "POS")
            {
                continue;
            }

            var link = i + 1;
            var of = clause.Lower(link) is "of" or "for" or "to" or "at" or "with" ? NounPhrases.EndOf(clause, link + 1, withLinks: false) : link;
            var from = first;
            var before = "";
            while (from < i && (Lexicon.PlaceOfPeople(clause.Lower(from)) is not null || clause.Tag(from) is "NNP" or "POS"))
            {
                from++;
            }

            if (from > first)
            {
                before = Words(clause, first, clause.Tag(from - 1) == "POS" ? from - 1 : from);
            }

            return new RoleDraft(Words(clause, from, i + 1), of > link + 1 ? Words(clause, clause.Tag(link + 1) == "DT" && of > link + 2 ? link + 2 : link + 1, of) : before, clause.Range(first, Math.Max(of, i + 1)));
        }

        return null;
    }

    private static string Words(Clause clause, int first, int end) => clause.Text.Value[clause[first].Start..clause[end - 1].End];
}
