using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Events;

/// <summary>Who takes part in an event, and where it is, from the names around its trigger.</summary>
internal sealed class Participants(EntityBook book, Resolver resolver)
{
    private const int Reach = 14;

    public List<EntityDraft> Actors(Clause clause, int first, int end)
    {
        var found = new List<EntityDraft>();
        if (end <= first)
        {
            return found;
        }

        if (end - first == 1 && clause.Tag(first) == "PRP")
        {
            return resolver.Resolve(clause.Range(first, end)).Entity is { } meant ? [meant] : [];
        }

        for (var i = book.LastNameBefore(clause[end - 1].End); i >= 0 && book.Names[i].Range.Start >= clause[first].Start; i--)
        {
            // An owner ("Trump's envoy") takes no part himself.
            if (clause.Text.TokenAt(book.Names[i].Range.End) is var next && !(next < end && clause.Tag(next) == "POS"))
            {
                found.Insert(0, book.Names[i].Entity);
            }
        }

        if (found.Count == 0 && clause.Tag(first) is "DT" or "NNS" or "NNP" or "PRP$" or "JJ" && resolver.Resolve(clause.Range(first, end)).Entity is { } described)
        {
            found.Add(described);
        }

        return found;
    }

    public List<EntityDraft> AfterWord(Clause clause, int from, string word)
    {
        for (var i = from; i < clause.End && i < from + 8; i++)
        {
            if (clause.Lower(i) == word)
            {
                return Actors(clause, i + 1, ActorsEnd(clause, i + 1));
            }

            if (clause[i].IsFiniteVerb || clause.IsStop(i))
            {
                break;
            }
        }

        return [];
    }

    // Names joined by "and", with what belongs to them; ends before a preposition or a verb.
    public static int ActorsEnd(Clause clause, int first)
    {
        var at = first;
        while (at < clause.End && at < first + Reach && !NounPhrases.IsTimeWord(clause.Lower(at)) && clause.Tag(at) is "DT" or "NN" or "NNS" or "NNP" or "JJ" or "CD" or "POS" or "PRP$" or "PRP" or "CC" or ",")
        {
            if (clause.Tag(at) is "CC" or "," && clause.Tag(at + 1) is not ("NNP" or "DT" or "JJ" or "PRP$"))
            {
                break;
            }

            at++;
        }

        return at;
    }

    public List<EntityDraft> NamesBefore(Clause clause, int at, int count)
    {
        var found = new List<EntityDraft>();
        for (var i = book.LastNameBefore(clause[at].Start); i >= 0 && book.Names[i].Range.Start >= clause[clause.First].Start && found.Count < count; i--)
        {
            if (book.Names[i].Entity.Type == EntityType.Person && !found.Contains(book.Names[i].Entity))
            {
                found.Insert(0, book.Names[i].Entity);
            }
        }

        return found;
    }

    public EntityDraft? PlaceAfter(Clause clause, int at)
    {
        var end = Math.Min(clause.End, at + Reach);
        for (var i = book.LastNameBefore(clause[at].End) + 1; i < book.Names.Count && book.Names[i].Range.Start < clause[end - 1].End; i++)
        {
            var first = clause.Text.TokenAt(book.Names[i].Range.Start);
            if (book.Names[i].Entity.Type == EntityType.Place && clause.Lower(first - 1) is "in" or "at" or "to" or "near")
            {
                return book.Names[i].Entity;
            }
        }

        return null;
    }
}
