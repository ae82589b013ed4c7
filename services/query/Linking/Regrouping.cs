using Hearsay.Corpus.Claims;
using Hearsay.Corpus.Linking;

namespace Hearsay.Query;

/// <summary>
/// Makes groups anew: all units that links between the same reach from those that changed, with what people decided about them. Who is held apart
/// from whom is no way to walk: it parts those that are reached, and has no say on others.
/// </summary>
internal static class Regrouping
{
    /// <summary>Most units that are grouped at once. What is linked beyond that keeps its group, and units reached keep apart from it.</summary>
    private const int MostUnits = 5_000;

    /// <summary>What changed, groups as they were and as they are.</summary>
    public static async Task<GroupChange> RunAsync(
        UnitStore store, short kind, IReadOnlySet<Guid> changed, CancellationToken cancellationToken)
    {
        var links = new Dictionary<(Guid, Guid), UnitLink>();
        var decisions = new Dictionary<Guid, NameDecision>();
        var reached = new HashSet<Guid>();
        var frontier = changed.ToHashSet();
        while (frontier.Count > 0 && reached.Count < MostUnits)
        {
            var next = new HashSet<Guid>();
            foreach (var link in await LinksAsync(store, kind, frontier, reached, decisions, cancellationToken).ConfigureAwait(false))
            {
                links[(link.One, link.Other)] = link;
                next.Add(link.One);
                next.Add(link.Other);
            }

            reached.UnionWith(frontier);
            next.ExceptWith(reached);
            frontier = next;
        }

        foreach (var link in await store.ApartAsync(reached, cancellationToken).ConfigureAwait(false))
        {
            links[(link.One, link.Other)] = link;
        }

        var before = await store.GroupsOfAsync(reached, cancellationToken).ConfigureAwait(false);
        var (same, apart) = NameDecision.Apply(
            [.. links.Values.Where(link => before.ContainsKey(link.One) && before.ContainsKey(link.Other))], [.. decisions.Values]);
        var after = Clusters.Of([.. before.Keys], same, apart, kind == UnitKinds.Proposition ? PropositionKind.LinkShare : 0);
        var moved = after.Where(pair => before[pair.Key] != pair.Value).ToDictionary();
        await store.MoveAsync(moved, cancellationToken).ConfigureAwait(false);
        return new GroupChange(moved.Keys.Select(unit => before[unit]).Concat(moved.Values).ToHashSet(), moved.Keys.ToHashSet());
    }

    private static async Task<IEnumerable<UnitLink>> LinksAsync(
        UnitStore store, short kind, HashSet<Guid> frontier, HashSet<Guid> reached, Dictionary<Guid, NameDecision> decisions, CancellationToken cancellationToken)
    {
        var links = await store.SameAsync(frontier, reached, cancellationToken).ConfigureAwait(false);
        if (kind != UnitKinds.Name)
        {
            return links;
        }

        var found = await store.DecisionsAsync(frontier, cancellationToken).ConfigureAwait(false);
        foreach (var decision in found)
        {
            decisions[decision.Id] = decision;
        }

        var pairs = await store.NamePairsAsync(frontier, cancellationToken).ConfigureAwait(false);
        return [.. pairs, .. links, .. found.SelectMany(decision => decision.Reach)];
    }
}
