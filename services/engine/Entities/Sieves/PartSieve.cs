using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Entities.Sieves;

/// <summary>"One of them", "another of the officials", "neither": part of the group without a name that was described last, or the group itself.</summary>
internal sealed class PartSieve(EntityBook book)
{
    private const int MostGroups = 10;
    private readonly List<(string Noun, EntityDraft Entity)> _groups = [];

    /// <summary>Whether tokens [first, end) speak of a part.</summary>
    public static bool IsPart(Clause clause, int first, int end) =>
        clause.Lower(first) is "one" or "another" or "neither" or "both" && (end == first + 1 || clause.Lower(first + 1) == "of" || clause[first + 1].IsFiniteVerb);

    public Resolution Try(Clause clause, int first, int end)
    {
        var noun = clause.Lower(first + 1) == "of" && end > first + 2 ? clause.Lower(NounPhrases.EndOf(clause, first + 2, withLinks: false) - 1) : "";
        var pronoun = noun is "" or "them" or "these" or "those" or "whom";
        var found = _groups.FindLastIndex(group => pronoun || group.Noun == noun);
        if (clause.Lower(first) is "neither" or "both")
        {
            return found < 0 ? new Resolution(null, "NO_ANTECEDENT") : new Resolution(_groups[found].Entity, "") { Grounds = SieveGrounds.Part };
        }

        var last = noun.Length == 0 ? first + 1 : Math.Min(end, NounPhrases.EndOf(clause, first + 2, withLinks: false));
        var range = clause.Range(first, Math.Max(last, first + 1));
        var group = found < 0 ? null : _groups[found].Entity;
        return new Resolution(book.Add(new EntityDraft
        {
            Type = EntityType.Person,
            Name = clause.Text.Value[range.Start..range.End],
            Unnamed = true,
            Head = group?.Head ?? noun,
            MemberOf = group,
            Grounds = new Grounds("part-of-group", group is null ? 0.5 : 0.75) { Reasons = group is null ? ["NO_ANTECEDENT"] : [] },
        }), "") { Grounds = SieveGrounds.Part };
    }

    public void Remember(string noun, EntityDraft entity)
    {
        if (entity.Type == EntityType.Group)
        {
            _groups.Add((noun, entity));
            if (_groups.Count > MostGroups)
            {
                _groups.RemoveAt(0);
            }
        }
    }
}
