using Hearsay.Engine.Cues;
using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>
/// Reads what a person is from the words before the name ("Kremlin spokesman X", "the mayor of Y, X,") and after it ("X, the mayor of Y,",
/// "X, who leads Y,", "X is the mayor of Y"), and what kind of thing a body is called ("the security firm X").
/// </summary>
internal static class RoleReader
{
    private const int MostRoles = 20;
    private static readonly NameLexicon Lexicon = NameLexicon.Instance;

    public static void Read(ReadText text, EntityBook book, CancellationToken cancellationToken)
    {
        foreach (var mention in book.Names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var first = text.TokenAt(mention.Range.Start);
            var clause = new Clause(text, text.Sentences[text.SentenceOfToken[first]]);
            var end = text.TokenAt(mention.Range.End - 1) + 1;
            if (mention.Entity.Type == EntityType.Person)
            {
                ReadPerson(clause, book, mention.Entity, first, end);
            }
            else
            {
                ReadNouns(clause, mention.Entity, first, end);
            }
        }

        book.Appositions.Sort((a, b) => a.Range.Start.CompareTo(b.Range.Start));
    }

    public static bool IsRoleWord(string lower) => Lexicon.IsRole(lower) || (Lexicon.IsHonorific(lower) && Lexicon.GenderOfHonorific(lower).Length == 0 && lower is not ("dr" or "dr." or "mx" or "prof" or "prof."));

    private static void ReadPerson(Clause clause, EntityBook book, EntityDraft person, int first, int end)
    {
        if (RolePhrases.UpTo(clause, first, end - first > 1) is { } title)
        {
            Add(clause, book, person, title);
        }
        else if (Before(clause, book, first, end) is { } before)
        {
            Add(clause, book, person, before);
            book.Appositions.Add(new MentionDraft(clause.Range(before.First, before.End), person));
        }

        if (After(clause, end) is { } after)
        {
            Add(clause, book, person, after);
            book.Appositions.Add(new MentionDraft(clause.Range(after.First, after.End), person));
        }
    }

    // "The mayor of Vell, Ada Quill,"
    private static RolePhrase? Before(Clause clause, EntityBook book, int first, int end)
    {
        if (!clause.IsComma(first - 1) || !(clause.IsComma(end) || clause.IsStop(end) || end >= clause.End || clause.Tag(end) is "\"" or "(" || clause[end].IsVerb))
        {
            return null;
        }

        var comma = first - 1;
        var start = NounPhrases.StartOf(clause, comma, clause.First);
        // "Holt, the mayor, Ada Quill, and ..." is a list: the words before belong to the name before them.
        if (clause.IsComma(start - 1) && start - 2 >= clause.First && book.LastNameBefore(clause[start - 2].End) is var at and >= 0 && book.Names[at].Range.End == clause[start - 2].End
            && book.Names[at].Entity.Type == EntityType.Person)
        {
            return null;
        }

        for (var i = start; i < comma; i++)
        {
            if (i > start && !(clause.Tag(i) is "DT" or "PRP$") && clause.Tag(i - 1) is not ("CC" or "IN" or "TO"))
            {
                continue;
            }

            // Whatever noun it is, "the chief whip, Ada Quill," is one person; "in the village, Ada Quill," is not.
            var anyNoun = clause.IsComma(end) && end - first > 1 && clause.Tag(i - 1) is not ("IN" or "TO") && clause.Lower(i) is "the" or "its" or "his" or "her" or "their" or "our";
            if (RolePhrases.From(clause, i, loose: true, anyNoun) is { } phrase && phrase.End == comma)
            {
                return phrase;
            }
        }

        return null;
    }

    private static RolePhrase? After(Clause clause, int end)
    {
        if (VerbLexicon.IsBe(clause.Lower(end)) && clause[end].IsFiniteVerb && clause.Tag(end + 1) == "DT")
        {
            return RolePhrases.From(clause, end + 1, loose: false);
        }

        if (!clause.IsComma(end))
        {
            return null;
        }

        // "Quill, 45, a baker"
        var first = clause.Tag(end + 1) == "CD" && clause.IsComma(end + 2) ? end + 3 : end + 1;
        if (clause.Lower(first) == "who")
        {
            return ByVerb(clause, first);
        }

        var phrase = RolePhrases.From(clause, first, loose: clause.Tag(first) is "DT" or "PRP$");
        return phrase is { } found && (found.End >= clause.End || !(clause[found.End].IsNoun || clause.Tag(found.End) is "CC" or "POS")) ? found : null;
    }

    // "Quill, who chairs the harbour board,"
    private static RolePhrase? ByVerb(Clause clause, int who)
    {
        var verb = who + 1;
        if (!(clause.Lower(verb) is "leads" or "heads" or "chairs" or "runs" or "represents" or "owns" or "edits" or "manages" or "coaches" or "directs" or "led" or "headed" or "chaired" or "ran" or "represented" or "owned" or "edited" or "managed" or "founded"))
        {
            return null;
        }

        var end = NounPhrases.EndOf(clause, verb + 1, withLinks: true);
        var from = clause.Tag(verb + 1) == "DT" ? verb + 2 : verb + 1;
        return end > from ? new RolePhrase(verb, end, clause.Text.Value[clause[verb].Start..clause[verb].End], clause.Text.Value[clause[from].Start..clause[end - 1].End]) : null;
    }

    private static void Add(Clause clause, EntityBook book, EntityDraft person, RolePhrase role)
    {
        role = role.Of.ToLowerInvariant() is "its" or "their" && OwnerOf(clause, book, role.First) is { } owner ? role with { Of = owner.Name } : role;
        if (person.Roles.Count < MostRoles && !person.Roles.Exists(known => string.Equals(known.Name, role.Name, StringComparison.OrdinalIgnoreCase) && (known.Of == role.Of || role.Of.Length == 0)))
        {
            person.Roles.Add(new RoleDraft(role.Name, role.Of, clause.Range(role.First, role.End)));
        }

        var noun = role.Name.ToLowerInvariant().Split(' ')[^1];
        person.Gender = person.Gender.Length > 0 ? person.Gender : GenderOf(noun);
    }

    /// <summary>"M" or "F" where a noun for a person tells it, else empty.</summary>
    public static string GenderOf(string noun) =>
        noun.EndsWith("woman", StringComparison.Ordinal) || noun is "actress" or "mother" or "widow" or "sister" or "daughter" or "queen" or "princess" or "wife" or "nun" or "girl" or "mum" or "mom" or "aunt" ? "F"
        : noun is "father" or "brother" or "son" or "husband" or "king" or "prince" or "spokesman" or "businessman" or "policeman" or "monk" or "man" or "boy" or "dad" or "uncle" or "widower" ? "M" : "";

    // "Its mayor": of the first body or place that this sentence or the one before it names.
    private static EntityDraft? OwnerOf(Clause clause, EntityBook book, int at)
    {
        EntityDraft? first = null;
        var sentence = -1;
        var last = book.LastNameBefore(clause[at].Start);
        for (var i = last; i >= 0 && i > last - 20; i--)
        {
            var place = clause.Text.SentenceOfToken[clause.Text.TokenAt(book.Names[i].Range.Start)];
            if (place < clause.Text.SentenceOfToken[at] - 1 || (first is not null && place != sentence))
            {
                break;
            }

            if (book.Names[i].Entity.Type != EntityType.Person)
            {
                (first, sentence) = (book.Names[i].Entity, place);
            }
        }

        return first;
    }

    // "the security firm Greyfinch", "Corvane, the shipping company,"
    private static void ReadNouns(Clause clause, EntityDraft entity, int first, int end)
    {
        if (clause.Tag(first - 1) == "NN" && !clause[first - 1].IsCapital)
        {
            entity.Nouns.Add(clause.Lower(first - 1));
        }

        if (!clause.IsComma(end) || clause.Tag(end + 1) != "DT")
        {
            return;
        }

        for (var i = end + 2; i < end + 8 && clause.Tag(i) is "JJ" or "NN" or "NNP" or "CD"; i++)
        {
            if (clause.Tag(i) == "NN" && !(clause.Tag(i + 1) is "NN" or "NNP" or "NNS"))
            {
                entity.Nouns.Add(clause.Lower(i));
            }
        }
    }
}
