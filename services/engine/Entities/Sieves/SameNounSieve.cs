using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities.Sieves;

/// <summary>
/// "The official" after "a senior Ukrainian official": the one described with the same noun, whose description holds all words of this one. Of several,
/// the nearest where he spoke last, in this sentence or the one before; else it abstains.
/// </summary>
internal sealed class SameNounSieve(ReadText text, Speakers speakers) : ISieve
{
    private const int MostEarlier = 20;
    private readonly Dictionary<string, List<Earlier>> _earlier = new(StringComparer.Ordinal);

    public Resolution Try(Description description)
    {
        if (!description.PointsBack || description.HasOwner || !_earlier.TryGetValue(Key(description), out var earlier))
        {
            return Resolution.None;
        }

        EntityDraft? found = null;
        for (var i = earlier.Count - 1; i >= 0 && i >= earlier.Count - MostEarlier; i--)
        {
            if (earlier[i].Entity == found || !description.Modifiers.All(earlier[i].Words.Contains))
            {
                continue;
            }

            if (found is not null)
            {
                return SpokeLast(found, description.Start) ? Found(found) : new Resolution(null, "AMBIGUOUS");
            }

            found = earlier[i].Entity;
        }

        return found is null ? Resolution.None : Found(found);
    }

    public void Remember(Description description, EntityDraft entity)
    {
        var key = Key(description);
        if (!_earlier.TryGetValue(key, out var list))
        {
            _earlier[key] = list = [];
        }

        list.Add(new Earlier([.. description.Modifiers], entity));
    }

    private static Resolution Found(EntityDraft entity) => new(entity, "") { Grounds = SieveGrounds.SameNoun };

    private bool SpokeLast(EntityDraft entity, int position) => speakers.LastBefore(position, text.SentenceAt(position) - 1, _ => true)?.Entity == entity;

    // A study may be called a paper, and a friend a pal.
    private static string Key(Description description) => (description.IsPlural ? "s " : "") + description.Noun switch
    {
        "study" or "paper" when Descriptions.TypeOf(description.Noun, false) == EntityType.Document => "study",
        "pal" or "friend" => "friend",
        var noun => noun,
    };

    /// <summary>Words that narrowed an earlier description, and whom it means.</summary>
    private readonly record struct Earlier(HashSet<string> Words, EntityDraft Entity);
}
