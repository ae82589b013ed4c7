namespace Hearsay.Corpus.Origins;

/// <summary>The testimonies of one stance: which ways are asked for, and what they lead to.</summary>
internal sealed class Tracing
{
    private readonly IReadOnlyList<Way> _ways;
    private readonly WayGraph _graph;
    private readonly ClosedCircles _circles;
    private readonly List<int> _asked;
    private readonly SortedSet<int> _reached;

    public Tracing(IReadOnlyList<Testimony> testimonies, PartyBook book, TextOwners owners, Func<Testimony, bool> isAsked, CancellationToken cancellationToken)
    {
        _ways = [.. testimonies.Select(testimony => Way.Of(testimony, book, owners.Of(testimony.TextId)))];
        _graph = new WayGraph(_ways, owners, cancellationToken);
        _circles = new ClosedCircles(_ways, _graph);
        _asked = [.. Enumerable.Range(0, _ways.Count).Where(way => isAsked(_ways[way].Testimony))];
        _reached = [.. _asked];
        var waiting = new Queue<int>(_asked);
        while (waiting.TryDequeue(out var way))
        {
            foreach (var onward in _graph[way].Where(onward => _reached.Add(onward.Way)))
            {
                waiting.Enqueue(onward.Way);
            }
        }
    }

    public IReadOnlyList<OriginPath> Paths(NodeBook nodes, CancellationToken cancellationToken)
    {
        var walker = new PathWalker(_ways, _graph, _circles, nodes);
        var paths = new List<OriginPath>();
        foreach (var way in _asked)
        {
            cancellationToken.ThrowIfCancellationRequested();
            paths.AddRange(walker.PathsOf(way));
        }

        return paths;
    }

    public IReadOnlyList<ReportingCycle> Cycles(NodeBook nodes, CancellationToken cancellationToken) =>
        CycleFinder.Of(_ways, _graph, _reached, nodes, cancellationToken);

    public OriginInterval Origins()
    {
        var ends = _reached.Where(way => _graph[way].Count == 0).Select(way => _ways[way])
            .ToLookup(way => WayGraph.WhyUnresolved(way).Length == 0, way => way.IsUntold ? way.Unresolved : way.End);
        var reached = ends[true].Distinct().Count();
        var unreached = ends[false].Concat(_reached.Select(_circles.EndOf).OfType<Party>()).Distinct().Count();
        return new OriginInterval(_asked.Count == 0 ? 0 : Math.Max(1, reached), reached + unreached);
    }
}
