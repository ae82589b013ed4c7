using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities.Sieves;
using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>An entity, or why there is none.</summary>
internal readonly record struct Resolution(EntityDraft? Entity, string Reason)
{
    /// <summary>Neither an entity nor a reason: another sieve may know.</summary>
    public static Resolution None => new(null, "");

    /// <summary>The sieve that found it and how sure it is.</summary>
    public Grounds Grounds { get; init; }
}

/// <summary>Finds out whom words mean: names, pronouns, descriptions. Its sieves try in order, the surest first; each abstains where two could be meant.</summary>
internal sealed class Resolver
{
    private readonly ReadText _text;
    private readonly EntityBook _book;
    private readonly Pronouns _pronouns;
    private readonly PartSieve _parts;
    private readonly SameNounSieve _sameNoun;
    private readonly Speakers _speakers;
    private readonly ISieve[] _sieves;
    private readonly Dictionary<string, EntityDraft> _described = new(StringComparer.Ordinal);

    public Resolver(ReadText text, EntityBook book)
    {
        _text = text;
        _book = book;
        _speakers = new Speakers(text);
        _pronouns = new Pronouns(text, book, _speakers);
        _sameNoun = new SameNounSieve(text, _speakers);
        _parts = new PartSieve(book);
        var nearest = new Nearest(text, book);
        _sieves = [new AppositionSieve(book), new NationalitySieve(book), new RoleSieve(book, nearest), _sameNoun, new OutletSieve(nearest), new BodySieve(book, nearest)];
    }

    /// <summary>Told of each speaker in the order of the text.</summary>
    public void Heard(EntityDraft speaker, int position) => _speakers.Heard(speaker, position);

    public Resolution Resolve(TextRange range)
    {
        var first = _text.TokenAt(range.Start);
        var end = _text.TokenAt(range.End - 1) + 1;
        if (first >= _text.Tokens.Count || end <= first)
        {
            return new Resolution(null, "NO_SOURCE");
        }

        var clause = new Clause(_text, _text.Sentences[_text.SentenceOfToken[first]]);
        // Who is meant stands in the first sentence of the words.
        end = Math.Min(end, clause.End);
        // A source may begin amid "one of | them".
        first = clause.Lower(first - 1) == "of" && clause.Lower(first - 2) is "one" or "another" or "neither" or "both" ? first - 2 : first;
        if (end - first == 1 && clause.Tag(first) is "PRP" or "PRP$" or "WP" or "WDT")
        {
            return Found(_pronouns.Resolve(clause.Lower(first), range.Start), range);
        }

        if (PartSieve.IsPart(clause, first, end))
        {
            return Found(_parts.Try(clause, first, end), range);
        }

        var head = HeadEnd(clause, first, end);
        // "Clerk 7" is a clerk.
        head = head - first > 1 && clause[head - 2].IsNoun && !clause.Lower(head - 1).Any(char.IsLetter) ? head - 1 : head;
        return NamedAt(clause, first, head) is { } named
            ? new Resolution(named, "") { Grounds = SieveGrounds.Name }
            : Found(ApposedAfter(clause, head) ?? Described(new Description(clause, first, head)), new TextRange(range.Start, clause[head - 1].End));
    }

    // "Its spokesman, | Coun Ada Quill,": titles may stand before the name.
    private Resolution? ApposedAfter(Clause clause, int head)
    {
        if (!clause.IsComma(head) || !RoleReader.IsRoleWord(clause.Lower(head - 1)))
        {
            return null;
        }

        for (var i = head + 1; i < clause.End && i < head + 4 && clause[i].IsCapital; i++)
        {
            if (_book.NameFrom(clause[i].Start) is { } name)
            {
                var next = _text.TokenAt(name.Range.End);
                return name.Entity.Type == EntityType.Person && (clause.IsComma(next) || next >= clause.End || clause.IsStop(next)) ? new Resolution(name.Entity, "") { Grounds = SieveGrounds.Apposition } : null;
            }
        }

        return null;
    }

    private static Resolution Found(Resolution resolution, TextRange range)
    {
        if (resolution.Entity is not null && resolution.Grounds.Confidence < SieveGrounds.Margin)
        {
            return new Resolution(null, "AMBIGUOUS");
        }

        if (resolution.Entity is { } entity)
        {
            EntityBook.Mention(entity, range);
        }

        return resolution;
    }

    // The part before a comma, a relative clause or "of": "sources | cited by", "Quill | , a spokesman for the port".
    private int HeadEnd(Clause clause, int first, int end)
    {
        for (var i = first + 1; i < end; i++)
        {
            if (clause.IsComma(i) || clause.Tag(i) is "WP" or "WDT" or "VBD" or "TO" or ":" or "MD" or "VBZ" or "VBP"
                || (clause.Tag(i) is "VBN" or "VBG" && !IsPremodifier(clause, i, end))
                || (clause.Tag(i) == "IN" && (clause.Lower(i) is not "of" || !clause[i - 1].IsCapital || EndsPerson(clause, i)))
                || (clause.Lower(i) is "familiar" or "close" or "privy" or "aware" or "present" && clause.Tag(i + 1) is "IN" or "TO")
                || (clause.Lower(i) is "last" or "next" or "this" or "earlier" or "later" && clause[i - 1].IsNoun)
                || (NounPhrases.IsTimeWord(clause.Lower(i)) && clause[i - 1].IsNoun)
                // "people | familiar with the matter"
                || (clause.Tag(i) == "JJ" && clause[i - 1].IsNoun && clause.Tag(i + 1) is "IN" or "TO"))
            {
                return i;
            }
        }

        return end;
    }

    // "the retired judge": the participle belongs to the noun after it.
    private static bool IsPremodifier(Clause clause, int at, int end) =>
        at + 1 < end && clause.Tag(at - 1) is "DT" or "JJ" or "PRP$" or "CD" or "POS" && clause[at + 1].IsNoun;

    // "Ada Quill | of the harbour board"
    private bool EndsPerson(Clause clause, int at) =>
        _book.LastNameBefore(clause[at].Start) is var last and >= 0 && _book.Names[last].Range.End == clause[at - 1].End && _book.Names[last].Entity.Type == EntityType.Person;

    // The name that ends the head: "port spokesman | Odo Brandt", or stands right before a noun for what it is: "the Vell Bugle | newspaper".
    private EntityDraft? NamedAt(Clause clause, int first, int head)
    {
        var at = _book.LastNameBefore(clause[head - 1].End);
        if (at < 0 || _book.Names[at].Range.Start < clause[first].Start)
        {
            return null;
        }

        var name = _book.Names[at];
        var beforeNoun = name.Entity.Type == EntityType.Outlet && head - 2 >= first && name.Range.End == clause[head - 2].End && Descriptions.IsOutletNoun(clause.Lower(head - 1));
        if (name.Range.End != clause[head - 1].End && !beforeNoun)
        {
            return null;
        }

        for (var i = first; i < head; i++)
        {
            if (clause.Tag(i) == "CC" && clause[i].Start < name.Range.Start)
            {
                return null;
            }
        }

        return name.Entity;
    }

    private Resolution Described(Description description)
    {
        if (Descriptions.IsThing(description.Noun))
        {
            return new Resolution(null, "NO_ANTECEDENT");
        }

        foreach (var sieve in _sieves)
        {
            if (sieve.Try(description) is { } found && (found.Entity is not null || found.Reason.Length > 0))
            {
                return found;
            }
        }

        return new Resolution(Unnamed(description), "") { Grounds = SieveGrounds.Description };
    }

    private EntityDraft Unnamed(Description description)
    {
        var (clause, first, head, noun) = (description.Clause, description.First, description.Head, description.Noun);
        var plural = description.IsPlural;
        var isPaper = IsPaper(clause, first, head);
        var type = isPaper ? EntityType.Outlet : HasJoint(clause, first, head) ? EntityType.Group : Descriptions.TypeOf(noun, plural);
        var name = _text.Value[description.Range.Start..description.Range.End];
        var key = (description.IsDefinite || plural || type is EntityType.Organization ? "" : description.Start + " ") + name.ToLowerInvariant();
        if (!_described.TryGetValue(key, out var entity))
        {
            var isNamedBody = isPaper || (type == EntityType.Organization && first < head - 1
                && (clause.Tag(head - 2) is "POS" or "NNP" || NameLexicon.Instance.PlaceOfPeople(clause.Lower(head - 2)) is not null));
            entity = _book.Add(new EntityDraft
            {
                Type = type,
                Name = WithoutArticle(clause, first, head, isNamedBody),
                Unnamed = !isNamedBody,
                Head = noun,
                Gender = type == EntityType.Person ? RoleReader.GenderOf(noun) : "",
                Grounds = new Grounds(isNamedBody ? "body-of" : "description", isNamedBody ? 0.8 : 0.7),
            });
            _described[key] = entity;
        }

        _sameNoun.Remember(description, entity);
        _parts.Remember(noun, entity);
        return entity;
    }

    // "The Vell Post", where nothing else took it for a name.
    private static bool IsPaper(Clause clause, int first, int head) =>
        head - first >= 2 && clause[head - 1].IsCapital && clause[head - 2].IsCapital && !clause[head - 1].IsUpper && clause.Lower(head - 2) is not "the"
        && NameShapes.IsOutletName([clause.Lower(head - 2), clause.Lower(head - 1)]);

    private static bool HasJoint(Clause clause, int first, int head)
    {
        for (var i = first + 1; i < head - 1; i++)
        {
            if (clause.Tag(i) == "CC" && clause.Lower(i) == "and" && clause[i - 1].IsNoun)
            {
                return true;
            }
        }

        return false;
    }

    private string WithoutArticle(Clause clause, int first, int head, bool drop) =>
        _text.Value[clause[drop && clause.Lower(first) == "the" ? first + 1 : first].Start..clause[head - 1].End];
}
