using Hearsay.Corpus.Linking;

namespace Hearsay.Corpus.Tests.Scenarios;

/// <summary>Groups units as a corpus does: those that share a key are compared, and the links join them.</summary>
internal static class Grouping
{
    public static IReadOnlyDictionary<Guid, Guid> Of(IUnitKind kind, IEnumerable<Unit> units, IEnumerable<Link> told)
    {
        var distinct = units.DistinctBy(unit => unit.Id).ToDictionary(unit => unit.Id);
        var links = told.ToList();
        var apart = new List<(Guid, Guid)>();
        foreach (var (one, other) in Pairs(kind, distinct.Values))
        {
            var likeness = kind.Compare(distinct[one].Bytes, distinct[other].Bytes);
            if (likeness.Relation == Relation.Same)
            {
                links.Add(new Link(one, other, likeness.Score, likeness.Reason));
            }
            else if (likeness.Relation == Relation.Apart)
            {
                apart.Add((one, other));
            }
        }

        return Clusters.Of(distinct.Keys, links, apart);
    }

    public static HashSet<(Guid One, Guid Other)> Pairs(IUnitKind kind, IEnumerable<Unit> units)
    {
        var byKey = units.SelectMany(unit => kind.KeysOf(unit.Bytes).Select(key => (key, unit.Id))).ToLookup(pair => pair.key, pair => pair.Id);
        return [.. byKey.SelectMany(group => group.SelectMany(one => group.Where(other => one.CompareTo(other) < 0).Select(other => (one, other))))];
    }
}
