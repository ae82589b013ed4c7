namespace Hearsay.Corpus.Origins;

/// <summary>Outlets that cite each other in a circle: through each of them the shortest circles, each once.</summary>
internal static class CycleFinder
{
    private const int MostCycles = 64;

    /// <param name="ways">All ways.</param>
    /// <param name="graph">Where they go on.</param>
    /// <param name="looked">The ways whose citing counts, in order.</param>
    /// <param name="nodes">The parties shown.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static IReadOnlyList<ReportingCycle> Of(IReadOnlyList<Way> ways, WayGraph graph, IReadOnlyCollection<int> looked, NodeBook nodes, CancellationToken cancellationToken)
    {
        var cites = Citings(ways, graph, looked);
        List<Party> outlets = [.. cites.Keys.SelectMany(pair => new[] { pair.Citing, pair.Cited }).Distinct().OrderBy(party => party.Index)];
        var at = outlets.Select((party, index) => (party, index)).ToDictionary(pair => pair.party, pair => pair.index);
        var next = cites.Keys.ToLookup(pair => at[pair.Citing], pair => at[pair.Cited]);
        var edges = outlets.Select((_, index) => (IReadOnlyList<int>)[.. next[index].Order()]).ToList();
        var component = StrongComponents.Of(outlets.Count, index => edges[index]);
        var found = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var start = 0; start < outlets.Count && found.Count < MostCycles; start++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Shortest(start, edges, component) is { } cycle)
            {
                var smallestFirst = Rotated(cycle, vertex => vertex);
                found.TryAdd(string.Join(' ', smallestFirst), smallestFirst);
            }
        }

        return [.. found.Values.Select(cycle => Rotated(cycle, vertex => nodes.NumberOf(outlets[vertex])))
            .OrderBy(cycle => string.Join(' ', cycle.Select(vertex => $"{nodes.NumberOf(outlets[vertex]):D5}")), StringComparer.Ordinal)
            .Select(cycle => new ReportingCycle(
                [.. cycle.Select(vertex => nodes.IdOf(outlets[vertex]))],
                [.. cycle.Select((vertex, place) => cites[(outlets[vertex], outlets[cycle[(place + 1) % cycle.Count]])])]))];
    }

    // The smallest first, the order of citing kept.
    private static List<int> Rotated(List<int> cycle, Func<int, int> order)
    {
        var smallest = cycle.MinBy(order);
        return [.. cycle.SkipWhile(vertex => vertex != smallest), .. cycle.TakeWhile(vertex => vertex != smallest)];
    }

    // Who cites whom, with the first statement that tells it; what an outlet says itself goes before what others say of it.
    private static Dictionary<(Party Citing, Party Cited), Guid> Citings(IReadOnlyList<Way> ways, WayGraph graph, IReadOnlyCollection<int> looked)
    {
        var cites = new Dictionary<(Party, Party), Guid>();
        foreach (var own in new[] { true, false })
        {
            foreach (var way in looked)
            {
                var steps = ways[way].Steps;
                for (var step = ways[way].Credited ? 1 : 0; step + 1 < steps.Count && !graph.IsCopy(way); step++)
                {
                    if (step == 0 == own && steps[step].Party is { IsOutlet: true, Unnamed: false } citing && steps[step + 1].Party is { IsOutlet: true, Unnamed: false } cited)
                    {
                        cites.TryAdd((citing, cited), ways[way].Testimony.StatementId);
                    }
                }
            }
        }

        return cites;
    }

    private static List<int>? Shortest(int start, List<IReadOnlyList<int>> edges, int[] component)
    {
        var before = new Dictionary<int, int>();
        var waiting = new Queue<int>([start]);
        while (waiting.TryDequeue(out var vertex))
        {
            foreach (var target in edges[vertex].Where(target => component[target] == component[start]))
            {
                if (target == start)
                {
                    var cycle = new List<int> { vertex };
                    while (cycle[^1] != start)
                    {
                        cycle.Add(before[cycle[^1]]);
                    }

                    cycle.Reverse();
                    return cycle;
                }

                if (before.TryAdd(target, vertex))
                {
                    waiting.Enqueue(target);
                }
            }
        }

        return null;
    }
}
