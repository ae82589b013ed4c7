using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Events;

/// <summary>Somebody or something that a noun phrase names: the tokens, and the entity where there is one.</summary>
/// <param name="First">First token.</param>
/// <param name="End">One past the last token.</param>
/// <param name="Head">The main noun in lower case; empty for names and pronouns.</param>
/// <param name="Entity">Who it is; null where that isn't known.</param>
/// <param name="CanAct">Whether it is a person, a group or a body.</param>
internal readonly record struct Actor(int First, int End, string Head, EntityDraft? Entity, bool CanAct);

/// <summary>Reads who is named by a noun phrase around a trigger.</summary>
internal sealed class Participants(EntityBook book, Resolver resolver)
{
    private const int Longest = 40, Most = 12;

    public EntityBook Book => book;

    /// <summary>Those named by tokens [first, end), joined by commas and "and"; an apposition names one once.</summary>
    public List<Actor> Read(Clause clause, int first, int end)
    {
        var found = new List<Actor>();
        end = Math.Min(end, first + Longest);
        var joined = false;
        var start = first;
        for (var i = first; i <= end && found.Count < Most; i++)
        {
            var cut = i == end || clause.IsComma(i) || clause.Lower(i) is "and" or "or" or "nor" || (clause.Lower(i) == "as" && clause.Lower(i + 1) == "well");
            if (!cut)
            {
                continue;
            }

            // "Bosnia and Herzegovina": a name is never cut.
            if (i < end && Inside(clause, i))
            {
                continue;
            }

            if (i > start && Single(clause, start, i) is { } actor)
            {
                found.Add(actor);
            }

            joined |= i < end && clause.Lower(i) is "and" or "&" or "as";
            start = clause.Lower(i) == "as" ? i + 3 : i + 1;
        }

        if (found.Count < 2)
        {
            return found;
        }

        if (joined)
        {
            return [.. found.Where(actor => actor.CanAct)];
        }

        // "the envoy, Ada Quill": one person; the name tells more.
        var named = found.FindIndex(actor => actor.Head.Length == 0 && actor.Entity?.Type is EntityType.Person);
        return [found[named >= 0 && found[0].Head.Length > 0 ? named : 0]];
    }

    private bool Inside(Clause clause, int at)
    {
        var name = book.LastNameBefore(clause[at].Start) + 1;
        return name < book.Names.Count && book.Names[name].Range.Start < clause[at].Start && book.Names[name].Range.End >= clause[at].End;
    }

    private Actor? Single(Clause clause, int first, int end)
    {
        while (first < end && clause.Lower(first) is "both" or "with" or "also" or "even" or "including" or "neither" or "either" or "and" or "at" or "least" or "more" or "fewer" or "less" or "than" or "about" or "around" or "nearly" or "almost" or "over" or "roughly" or "some" or "up" or "to" || (first < end && clause.IsQuoteMark(first)))
        {
            first++;
        }

        if (first >= end)
        {
            return null;
        }

        if (clause.Tag(first) is "PRP" or "WP" && end - first == 1)
        {
            return Pronoun(clause, first);
        }

        var core = CoreEnd(clause, first, end);
        if (core <= first)
        {
            return null;
        }

        if (NameAt(clause, first, core) is { } entity)
        {
            return new Actor(first, core, "", entity, entity.Type is not EntityType.Document);
        }

        // "Thousands of people", "a group of students"
        if (clause.Lower(core) == "of" && core + 1 < end && IsQuantity(clause, core - 1) && Single(clause, core + 1, end) is { CanAct: true } counted)
        {
            return counted with { First = first };
        }

        var head = clause.Lower(core - 1);
        if (!EventWords.CanAct(head) || clause.Tag(core - 1) is "VBD" or "VBZ" or "VB")
        {
            return new Actor(first, core, head, null, false);
        }

        var described = clause.Lower(first) is "no" or "nobody" or "anybody" or "anyone" or "nobody" or "someone" or "somebody" or "everyone" or "everybody" or "others" ? null : resolver.Resolve(clause.Range(first, core)).Entity;
        return new Actor(first, core, head, described is { Type: EntityType.Document } ? null : described, true);
    }

    private static bool IsQuantity(Clause clause, int at) =>
        clause.Tag(at) == "CD" || clause.Lower(at) is "thousands" or "hundreds" or "dozens" or "scores" or "tens" or "millions" or "most" or "some" or "many" or "several" or "handful" or "number" or "majority" or "crowd" or "crowds" or "group" or "groups" or "dozen" or "pair";

    private Actor? Pronoun(Clause clause, int at)
    {
        var lower = clause.Lower(at);
        if (lower is "that" or "this" or "what" or "which" or "there" or "himself" or "itself" or "themselves")
        {
            return null;
        }

        var entity = lower is "i" or "we" or "us" or "me" or "you" ? null : resolver.Resolve(clause.Range(at, at + 1)).Entity;
        entity = entity is { Type: EntityType.Document } ? null : entity;
        return new Actor(at, at + 1, lower, entity, lower != "it" || entity is not null);
    }

    // The part before a preposition, a participle or a relative clause; "of" belongs to a name.
    private int CoreEnd(Clause clause, int first, int end)
    {
        for (var i = first + 1; i < end; i++)
        {
            if (Inside(clause, i))
            {
                continue;
            }

            if (clause.Tag(i) is "IN" or "TO" or "WP" or "WDT" or ":" or "MD" or "VBD" or "VBZ" or "VBP" or "RB" || clause.Lower(i) == "(" || (clause.Tag(i) is "VBN" or "VBG" && !clause.Tag(i + 1).StartsWith("NN", StringComparison.Ordinal)) || clause.IsQuoteMark(i))
            {
                return i;
            }
        }

        return end;
    }

    // The name that ends the core: "Kremlin spokesman | Ada Quill", not "Ada Quill's | son".
    private EntityDraft? NameAt(Clause clause, int first, int core)
    {
        var at = book.LastNameBefore(clause[core - 1].End);
        return at >= 0 && book.Names[at].Range.End == clause[core - 1].End && book.Names[at].Range.Start >= clause[first].Start ? book.Names[at].Entity : null;
    }

    /// <summary>Who owns the noun at a token: "A's attack", "their meeting", "the US attack".</summary>
    public List<Actor> Owner(Clause clause, int at)
    {
        var i = at - 1;
        while (i > clause.First && i > at - 5 && clause.Tag(i) is "JJ" or "NN" or "VBN" or "CD" && !Ends(clause, i))
        {
            i--;
        }

        if (clause.Tag(i) == "POS")
        {
            var start = NounPhrases.StartOf(clause, i, Math.Max(clause.First, i - 14));
            return start < i ? Read(clause, start, i) : [];
        }

        if (clause.Lower(i) is "his" or "her")
        {
            return Persons(clause, i, 1);
        }

        // "the Ostrel attack"; a place says where, unless it is a country.
        return Ends(clause, i) && book.Names[book.LastNameBefore(clause[i].End)].Entity is { Type: EntityType.Organization } body ? [new Actor(i, i + 1, "", body, true)] : [];
    }

    private bool Ends(Clause clause, int at) => at >= clause.First && book.LastNameBefore(clause[at].End) is var name and >= 0 && book.Names[name].Range.End == clause[at].End;

    /// <summary>The two last persons named before a token: "their meeting".</summary>
    public List<Actor> Persons(Clause clause, int at, int count)
    {
        var found = new List<Actor>();
        for (var i = book.LastNameBefore(clause[at].Start); i >= 0 && book.Names[i].Range.Start >= clause[clause.First].Start && found.Count < count; i--)
        {
            var (range, entity) = (book.Names[i].Range, book.Names[i].Entity);
            if (entity.Type == EntityType.Person && !found.Exists(actor => actor.Entity == entity))
            {
                found.Insert(0, new Actor(clause.Text.TokenAt(range.Start), clause.Text.TokenAt(range.End - 1) + 1, "", entity, true));
            }
        }

        return found.Count == count ? found : [];
    }

    /// <summary>Those after one of the words, in the reach of a trigger.</summary>
    public (List<Actor> Who, int At) After(Clause clause, int from, IReadOnlyList<string> words, int reach)
    {
        for (var i = from; i < clause.End && i < from + reach; i++)
        {
            if (words.Contains(clause.Lower(i)))
            {
                var end = PhraseEnd(clause, i + 1, pair: clause.Lower(i) is "between");
                if (end > i + 1 && Read(clause, i + 1, end) is { Count: > 0 } who)
                {
                    return (who, i);
                }
            }

            if (clause[i].IsFiniteVerb || clause.IsStop(i) || clause.Lower(i) is ";" or ":" or "that" or "who" || clause.IsQuoteMark(i))
            {
                break;
            }
        }

        return ([], -1);
    }

    /// <summary>One past noun phrases that are joined by "and" or commas. What stands before a verb is its subject, unless two belong together.</summary>
    public static int PhraseEnd(Clause clause, int first, bool pair = false)
    {
        var end = NounPhrases.EndOf(clause, first, withLinks: false);
        for (var i = 0; i < Most && end > first && end < clause.End; i++)
        {
            var next = clause.Lower(end) is "and" or "&" ? end + 1 : clause.IsComma(end) && clause.Lower(end + 1) is "and" ? end + 2 : clause.IsComma(end) && clause.Tag(end + 1) == "NNP" ? end + 1 : -1;
            var further = next < 0 || clause.Tag(next) is not ("NNP" or "DT" or "JJ" or "PRP$" or "NN" or "NNS" or "CD") || Times.TimeWords.IsDayOrMonth(clause.Lower(next)) ? -1 : NounPhrases.EndOf(clause, next, withLinks: false);
            if (further <= next || further < 0 || (further < clause.End && clause[further].IsFiniteVerb && clause.Lower(end) == "and" && !pair))
            {
                break;
            }

            end = further;
        }

        return end;
    }
}
