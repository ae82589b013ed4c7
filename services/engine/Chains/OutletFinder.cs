using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Entities;
using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Chains;

/// <summary>Finds the outlet that a noun phrase names ("the Vell daily Kestrel"), describes ("state television") or points back at ("the paper").</summary>
internal sealed class OutletFinder(EntityBook book, Resolver resolver)
{
    private const int LongestLead = 9, ReachInNames = 60;

    // Descriptions that can mean nothing else; the others need a name to point back at.
    private static readonly FrozenSet<string> Plain = Set("newspaper broadcaster magazine tabloid newswire radio television tv newspapers broadcasters");

    private static readonly FrozenSet<string> Pointing = Set("newspaper broadcaster magazine tabloid newswire radio television tv paper daily weekly outlet publication website site station channel agency network newsletter wire");

    // "told Reuters reporters", "on Radio Vell's breakfast programme": still the outlet.
    private static readonly FrozenSet<string> Staff = Set("reporter reporters journalist journalists correspondent correspondents newspaper magazine agency website site newsletter programme program show podcast broadcast report reports article articles story stories radio television tv channel network station");

    private static readonly FrozenSet<string> Platforms =
        LexiconFile.Rows("outlets.tsv").Where(row => row.Length > 2 && row[2] == "platform").SelectMany(row => row[1].Split(';').Prepend(row[0])).Where(name => name.Length > 0).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether an entity passes on what others say. Where people post for themselves does not.</summary>
    public static bool IsOutlet(EntityDraft entity) => entity.Type == EntityType.Outlet && !Platforms.Contains(entity.Name);

    /// <summary>The outlet of the noun phrase that begins at a token, or null.</summary>
    public OutletWords? At(Clause clause, int first)
    {
        for (var i = first; i < clause.End && i < first + LongestLead; i++)
        {
            if (NameFrom(clause, i) is { } name)
            {
                var end = clause.Text.TokenAt(name.Range.End - 1) + 1;
                if (IsOutlet(name.Entity))
                {
                    return EndOf(clause, end) is var past and > 0 ? new OutletWords(name.Entity, name.Range, past, true) : null;
                }

                // "Zemlin's state television", "the Harrow newspaper Kestrel"
                if (name.Entity.Type is not (EntityType.Place or EntityType.Organization) || end >= clause.End)
                {
                    return null;
                }

                i = end - 1;
                continue;
            }

            if (clause.Tag(i) is not ("DT" or "JJ" or "NN" or "NNP" or "POS" or "PRP$" or "CD" or "PRP"))
            {
                break;
            }
        }

        return Described(clause, first);
    }

    private MentionDraft? NameFrom(Clause clause, int token)
    {
        var next = book.LastNameBefore(clause[token].Start) + 1;
        return next < book.Names.Count && book.Names[next].Range.Start == clause[token].Start ? book.Names[next] : null;
    }

    // One past what goes with the name, or -1 where somebody of the outlet is meant and not the outlet: "Reuters's owner".
    private static int EndOf(Clause clause, int end)
    {
        if (clause.Tag(end) == "POS")
        {
            for (var i = end + 1; i < clause.End && i < end + 8; i++)
            {
                if (Staff.Contains(clause.Lower(i)))
                {
                    return i + 1;
                }

                if (RoleReader.IsRoleWord(clause.Lower(i)) || !(clause.Tag(i) is "JJ" or "NN" or "NNP" or "CD"))
                {
                    return clause.Tag(i) is "JJ" or "NN" or "NNP" or "NNS" ? -1 : end;
                }
            }

            return end;
        }

        return Staff.Contains(clause.Lower(end)) ? end + 1 : clause[Math.Min(end, clause.End - 1)].IsNoun && end < clause.End && !NounPhrases.IsTimeWord(clause.Lower(end)) && !clause[end].IsCapital && clause.Lower(end) is not ("week" or "month" or "year") ? -1 : end;
    }

    private OutletWords? Described(Clause clause, int first)
    {
        if (clause.Tag(first) == "PRP")
        {
            return clause.Lower(first) is "it" or "them" && resolver.Resolve(clause.Range(first, first + 1)).Entity is { } meant && IsOutlet(meant) ? new OutletWords(meant, clause.Range(first, first + 1), first + 1, true) : null;
        }

        var end = NounPhrases.EndOf(clause, first, withLinks: false);
        var noun = end > first ? clause.Lower(end - 1) : "";
        // "told this station": the publisher itself.
        if (clause.Lower(first) is "this" or "our" || !Pointing.Contains(noun) && !IsMedia(clause, first, end))
        {
            return null;
        }

        var range = clause.Range(first, end);
        if (IsDefinite(clause.Lower(first)) && Pointing.Contains(noun) && LastBefore(range.Start) is { } named)
        {
            EntityBook.Mention(named, range);
            return new OutletWords(named, range, end, true);
        }

        if (!(Plain.Contains(noun) || noun == "media" || clause.Lower(end - 2) == "news") || resolver.Resolve(range).Entity is not { } entity)
        {
            return null;
        }

        entity.Type = entity.Unnamed ? EntityType.Outlet : entity.Type;
        return IsOutlet(entity) ? new OutletWords(entity, range, end, !IsDefinite(clause.Lower(first))) : null;
    }

    private EntityDraft? LastBefore(int position)
    {
        var last = book.LastNameBefore(position);
        for (var i = last; i >= 0 && i > last - ReachInNames; i--)
        {
            if (IsOutlet(book.Names[i].Entity))
            {
                return book.Names[i].Entity;
            }
        }

        return null;
    }

    // "local media", "Iskarian state media"
    private static bool IsMedia(Clause clause, int first, int end) =>
        end - first > 1 && clause.Lower(end - 1) == "media" && (clause.Lower(end - 2) is "local" or "state" or "national" or "domestic" or "foreign" || NameLexicon.Instance.PlaceOfPeople(clause.Lower(end - 2)) is not null);

    private static bool IsDefinite(string lower) => lower is "the" or "that" or "its" or "same";

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
