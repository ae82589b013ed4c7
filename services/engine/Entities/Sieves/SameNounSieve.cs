using Hearsay.Engine.Model;

namespace Hearsay.Engine.Entities.Sieves;

/// <summary>"The official" after "a senior Ukrainian official": the one described last with the same noun, whose description holds all words of this one.</summary>
internal sealed class SameNounSieve : ISieve
{
    private const int MostEarlier = 20;
    private readonly Dictionary<string, List<(HashSet<string> Words, EntityDraft Entity)>> _earlier = new(StringComparer.Ordinal);

    public Resolution Try(Description description)
    {
        if (!description.PointsBack || description.HasOwner || !_earlier.TryGetValue(Key(description), out var earlier))
        {
            return Resolution.None;
        }

        for (var i = earlier.Count - 1; i >= 0 && i >= earlier.Count - MostEarlier; i--)
        {
            if (description.Modifiers.All(earlier[i].Words.Contains))
            {
                return new Resolution(earlier[i].Entity, "");
            }
        }

        return Resolution.None;
    }

    public void Remember(Description description, EntityDraft entity)
    {
        var key = Key(description);
        if (!_earlier.TryGetValue(key, out var list))
        {
            _earlier[key] = list = [];
        }

        list.Add(([.. description.Modifiers], entity));
    }

    // A study may be called a paper, and a friend a pal.
    private static string Key(Description description) => (description.IsPlural ? "s " : "") + description.Noun switch
    {
        "study" or "paper" when Descriptions.TypeOf(description.Noun, false) == EntityType.Document => "study",
        "pal" or "friend" => "friend",
        var noun => noun,
    };
}
