using Hearsay.Corpus.Linking;

namespace Hearsay.Query;

/// <summary>A link as it is stored.</summary>
/// <param name="One">The one with the smaller id.</param>
/// <param name="Other">The other.</param>
/// <param name="Same">Whether they are the same; else they are apart.</param>
/// <param name="Score">How sure, 0 to 1.</param>
/// <param name="Reason">Why, as a code.</param>
internal sealed record UnitLink(Guid One, Guid Other, bool Same, double Score, string Reason);

/// <summary>What people decided about names: that they are one entity, or that those of the one side are not those of the other.</summary>
/// <param name="Id">Decision.</param>
/// <param name="DecidedAt">When; of two about one pair the later holds.</param>
/// <param name="IsMerge">Whether both sides are one.</param>
/// <param name="Sides">Names with their side, 0 or 1.</param>
internal sealed record NameDecision(Guid Id, DateTime DecidedAt, bool IsMerge, IReadOnlyList<(Guid Name, short Side)> Sides)
{
    /// <summary>Reason of a link that people decided.</summary>
    public const string Reason = "DECISION";

    /// <summary>The names as pairs, so that whoever walks the links from one comes to all.</summary>
    public IEnumerable<UnitLink> Reach => Sides.Skip(1).Where(side => side.Name != Sides[0].Name).Select(side => Ordered(Sides[0].Name, side.Name, same: false));

    /// <summary>Links and pairs that are apart, where decisions overrule comparisons and later decisions overrule earlier ones.</summary>
    public static (IReadOnlyCollection<Link> Same, IReadOnlyCollection<(Guid One, Guid Other)> Apart) Apply(
        IReadOnlyCollection<UnitLink> links, IReadOnlyList<NameDecision> decisions)
    {
        // Scores above any of a comparison, the later the higher, so that what people decided is joined first, and what they decided last before all.
        var decided = new Dictionary<(Guid, Guid), (bool Same, double Score)>();
        var score = 1;
        foreach (var decision in decisions.OrderBy(decision => decision.DecidedAt).ThenBy(decision => decision.Id))
        {
            score++;
            foreach (var (one, other, same) in decision.Pairs())
            {
                decided[one.CompareTo(other) < 0 ? (one, other) : (other, one)] = (same, score);
            }
        }

        var free = links.Where(link => link.Score > 0 && !decided.ContainsKey((link.One, link.Other))).ToList();
        return (
            [
                .. free.Where(link => link.Same).Select(link => new Link(link.One, link.Other, link.Score, link.Reason)),
                .. decided.Where(pair => pair.Value.Same).Select(pair => new Link(pair.Key.Item1, pair.Key.Item2, pair.Value.Score, Reason)),
            ],
            [
                .. free.Where(link => !link.Same).Select(link => (link.One, link.Other)),
                .. decided.Where(pair => !pair.Value.Same).Select(pair => pair.Key),
            ]);
    }

    private IEnumerable<(Guid One, Guid Other, bool Same)> Pairs()
    {
        for (var left = 0; left < Sides.Count; left++)
        {
            for (var right = left + 1; right < Sides.Count; right++)
            {
                yield return (Sides[left].Name, Sides[right].Name, IsMerge || Sides[left].Side == Sides[right].Side);
            }
        }
    }

    private static UnitLink Ordered(Guid one, Guid other, bool same) =>
        one.CompareTo(other) < 0 ? new(one, other, same, 0, Reason) : new(other, one, same, 0, Reason);
}
