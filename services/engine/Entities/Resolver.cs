using Hearsay.Engine.Cues;
using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>An entity, or why there is none.</summary>
internal readonly record struct Resolution(EntityDraft? Entity, string Reason);

/// <summary>Finds out whom words mean: names, pronouns, descriptions. Abstains where two could be meant.</summary>
internal sealed class Resolver(ReadText text, EntityBook book)
{
    private const int ReachInNames = 500;
    private readonly Dictionary<string, EntityDraft> _described = new(StringComparer.Ordinal);
    private readonly Pronouns _pronouns = new(text, book);

    /// <summary>Told of each speaker in the order of the text.</summary>
    public void Heard(EntityDraft speaker, int position) => _pronouns.Heard(speaker, position);

    public Resolution Resolve(TextRange range)
    {
        var first = text.TokenAt(range.Start);
        var end = text.TokenAt(range.End - 1) + 1;
        if (first >= text.Tokens.Count || end <= first)
        {
            return new Resolution(null, "NO_SOURCE");
        }

        var clause = new Clause(text, text.Sentences[text.SentenceOfToken[first]]);
        // Who is meant stands in the first sentence of the words.
        end = Math.Min(end, clause.End);
        if (end - first == 1 && clause.Tag(first) is "PRP" or "WP" or "WDT")
        {
            return Found(_pronouns.Resolve(clause.Lower(first), range.Start), range);
        }

        var head = HeadEnd(clause, first, end);
        if (NamedAt(clause, first, head) is { } named)
        {
            return new Resolution(named, "");
        }

        return Found(Described(clause, first, head), new TextRange(range.Start, clause[head - 1].End));
    }

    private static Resolution Found(Resolution resolution, TextRange range)
    {
        if (resolution.Entity is { } entity)
        {
            EntityBook.Mention(entity, range);
        }

        return resolution;
    }

    // The part before a comma, a relative clause or "of": "sources | cited by", "Quill | , a spokesman for the port".
    private static int HeadEnd(Clause clause, int first, int end)
    {
        for (var i = first + 1; i < end; i++)
        {
            if (clause.IsComma(i) || clause.Tag(i) is "WP" or "WDT" or "VBN" or "VBD" or "VBG" or "TO" or ":" || (clause.Tag(i) == "IN" && clause.Lower(i) is not "of")
                || (clause.Lower(i) == "of" && !clause[i - 1].IsCapital)
                // "people | familiar with the matter"
                || (clause.Tag(i) == "JJ" && clause[i - 1].IsNoun && clause.Tag(i + 1) is "IN" or "TO"))
            {
                return i;
            }
        }

        return end;
    }

    // The name that ends the head: "Kremlin spokesman | Dmitry Peskov".
    private EntityDraft? NamedAt(Clause clause, int first, int head)
    {
        var at = book.LastNameBefore(clause[head - 1].End);
        if (at < 0 || book.Names[at].Range.End != clause[head - 1].End || book.Names[at].Range.Start < clause[first].Start)
        {
            return null;
        }

        for (var i = first; i < head; i++)
        {
            if (clause.Tag(i) == "CC" && clause[i].Start < book.Names[at].Range.Start)
            {
                return null;
            }
        }

        return book.Names[at].Entity;
    }

    private Resolution Described(Clause clause, int first, int head)
    {
        var noun = clause.Lower(head - 1);
        var definite = clause.Lower(first) is "the" or "this" or "that" or "these" or "those" or "its" or "his" or "her" or "their" || clause.Tag(head - 2) == "POS" || HasPossessive(clause, first, head);
        var same = clause.Lower(first) is "the" or "this" or "that";
        if (same && Descriptions.IsOutletNoun(noun) && LastOutlet(clause[first].Start) is { } outlet)
        {
            return new Resolution(outlet, "");
        }

        if (same && NameLexicon.Instance.PlaceOfPeople(noun) is { } people && clause[head - 1].IsCapital && !noun.EndsWith('s') && head - first <= 3)
        {
            return ByPlace(people, clause[first].Start);
        }

        if (definite && (Descriptions.IsPersonNoun(noun) || RoleReader.IsRoleWord(noun)))
        {
            var byRole = ByRole(clause, first, head);
            if (byRole.Entity is not null || byRole.Reason.Length > 0)
            {
                return byRole;
            }
        }

        return new Resolution(Unnamed(clause, first, head, definite), "");
    }

    private static bool HasPossessive(Clause clause, int first, int head)
    {
        for (var i = first; i < head; i++)
        {
            if (clause.Tag(i) == "POS")
            {
                return true;
            }
        }

        return false;
    }

    private EntityDraft? LastOutlet(int position)
    {
        var last = book.LastNameBefore(position);
        for (var i = last; i >= 0 && i > last - ReachInNames; i--)
        {
            if (book.Names[i].Entity.Type == EntityType.Outlet)
            {
                return book.Names[i].Entity;
            }
        }

        return null;
    }

    // "The Russian": the one person whose role is of that place.
    private Resolution ByPlace(string place, int position)
    {
        var owners = Persons(position).Where(person => person.Roles.Exists(role => PlaceOf(role.Of) == place)).Take(2).ToList();
        return owners.Count == 1 ? new Resolution(owners[0], "") : new Resolution(null, owners.Count == 0 ? "NO_ANTECEDENT" : "AMBIGUOUS");
    }

    // "the president", "Ukraine's president", "the US envoy": the one person with that role, of that place where one is named.
    private Resolution ByRole(Clause clause, int first, int head)
    {
        var noun = clause.Lower(head - 1);
        var place = "";
        for (var i = first; i < head - 1; i++)
        {
            var listed = NameLexicon.Instance.Match(text.Tokens, i, head);
            place = NameLexicon.Instance.PlaceOfPeople(clause.Lower(i)) ?? (listed is { Kind: NameKind.Place, Strong: true } ? listed.Name : place);
        }

        var owners = Persons(int.MaxValue)
            .Where(person => person.Roles.Exists(role => role.Name.EndsWith(noun, StringComparison.OrdinalIgnoreCase) && (place.Length == 0 || PlaceOf(role.Of) == place)))
            .Take(2).ToList();
        if (owners.Count == 1)
        {
            return new Resolution(owners[0], "");
        }

        return owners.Count > 1 ? new Resolution(null, "AMBIGUOUS") : _described.TryGetValue("last " + noun, out var earlier) && clause.Lower(first) == "the" ? new Resolution(earlier, "") : new Resolution(null, "");
    }

    private IEnumerable<EntityDraft> Persons(int position) =>
        book.Entities.Take(300).Where(entity => entity.Type == EntityType.Person && !entity.Unnamed && entity.Mentions.Count > 0 && entity.Mentions[0].Start < position);

    private static string PlaceOf(string of)
    {
        var words = of.ToLowerInvariant();
        return NameLexicon.Instance.PlaceOfPeople(words) ?? NameLexicon.Instance.PlaceNamed(words) ?? words;
    }

    private EntityDraft Unnamed(Clause clause, int first, int head, bool definite)
    {
        var range = clause.Range(first, head);
        var name = text.Value[range.Start..range.End];
        var noun = clause.Lower(head - 1);
        var plural = clause.Tag(head - 1) == "NNS" || (first == head - 1 && clause.Tag(first) == "DT");
        var type = Descriptions.TypeOf(noun, plural);
        var key = (definite || plural || type is EntityType.Organization ? "" : range.Start + " ") + name.ToLowerInvariant();
        if (!_described.TryGetValue(key, out var entity))
        {
            var isNamedBody = type == EntityType.Organization && first < head - 1 && (clause.Tag(head - 2) is "POS" or "NNP" || NameLexicon.Instance.PlaceOfPeople(clause.Lower(head - 2)) is not null);
            entity = book.Add(new EntityDraft { Type = type, Name = WithoutArticle(clause, first, head, isNamedBody), Unnamed = !isNamedBody, Head = noun });
            _described[key] = entity;
        }

        _described["last " + noun] = entity;
        return entity;
    }

    private string WithoutArticle(Clause clause, int first, int head, bool drop) =>
        text.Value[clause[drop && clause.Lower(first) == "the" ? first + 1 : first].Start..clause[head - 1].End];
}
