using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Origins;

/// <summary>Follows ways on through the reports that they rest on, to each end once.</summary>
internal sealed class PathWalker(IReadOnlyList<Way> ways, WayGraph graph, ClosedCircles circles, NodeBook nodes)
{
    private const int MostPaths = 8, MostWays = 64, LongestPath = 32;

    /// <summary>The paths of a way, at least one.</summary>
    public IReadOnlyList<OriginPath> PathsOf(int start)
    {
        var walk = new Walk(start);
        Append(walk.Hops, start, 0);
        Follow(walk, start);
        if (walk.Paths.Count == 0)
        {
            GiveUp(walk);
        }

        return walk.Paths;
    }

    // Nowhere within the bounds: where it stands, or at the party that stands for the circle that it is in.
    private void GiveUp(Walk walk)
    {
        if (circles.Reaches(walk.Start))
        {
            Emit(walk, walk.Hops[^1].Party, OriginCodes.ChainCut);
            return;
        }

        if (walk.DeadEnd is { } way)
        {
            walk.Hops.Clear();
            walk.Hops.AddRange(way);
        }

        var end = walk.Seen.Select(circles.EndOf).OfType<Party>().MinBy(party => party.Index) ?? walk.Hops[^1].Party;
        if (walk.Hops[^1].Party != end || walk.Hops.Count == 1)
        {
            walk.Hops.Add(new WalkedHop(end, HopKind.Unspecified, null, null, ways[walk.Start].Testimony, []));
        }

        Emit(walk, end, OriginCodes.Circular);
    }

    private void Follow(Walk walk, int at)
    {
        if (graph[at].Count == 0)
        {
            End(walk, at);
            return;
        }

        foreach (var onward in graph[at])
        {
            if (walk.Paths.Count == MostPaths || walk.Seen.Count == MostWays || walk.Hops.Count > LongestPath)
            {
                return;
            }

            if (onward.Joint == Joint.Source && Join(walk, at, onward))
            {
                continue;
            }

            var kept = walk.Hops.ToList();
            GoOn(walk, at, onward);
            walk.Hops.Clear();
            walk.Hops.AddRange(kept);
        }
    }

    private void GoOn(Walk walk, int at, Onward onward)
    {
        var hops = walk.Hops;
        if (onward.Joint == Joint.Source)
        {
            var carrier = hops.FindLastIndex(hop => hop.Party == ways[at].Carrier);
            hops.RemoveRange(carrier + 1, hops.Count - carrier - 1);
        }

        if (onward.Joint == Joint.Text)
        {
            GoOnInText(hops, at, onward);
        }
        else if (onward.Later)
        {
            hops[^1] = hops[^1] with { Reasons = [.. hops[^1].Reasons, OriginCodes.CitesLaterReport] };
        }

        if (hops.Count > 1 && circles.EndOf(onward.Way) is { } end && end == hops[^1].Party && (onward.Joint != Joint.Text || walk.Seen.Contains(onward.Way)))
        {
            Emit(walk, end, OriginCodes.Circular);
        }
        else if (walk.Seen.Add(onward.Way))
        {
            Append(hops, onward.Way, onward.Step + 1);
            Follow(walk, onward.Way);
        }
        else if (hops.Count > 1)
        {
            walk.DeadEnd ??= [.. hops];
        }
    }

    // A copy goes from its publisher to that of the original, whatever the chain in it.
    private void GoOnInText(List<WalkedHop> hops, int at, Onward onward)
    {
        hops.RemoveRange(hops.Count - ways[at].Steps.Count + 1, ways[at].Steps.Count - 1);
        var original = ways[onward.Way];
        if (hops[^1].Party != original.Publisher)
        {
            hops[^1] = hops[^1] with { Reasons = [.. hops[^1].Reasons.Append(OriginCodes.CopyOf).Distinct()] };
            Append(hops, onward.Way, 0, 1);
        }
    }

    // Where the other way ends in a source without a name, the two tell of the same one, each in its own words.
    private bool Join(Walk walk, int at, Onward onward)
    {
        var other = ways[onward.Way];
        if (graph[onward.Way].Count > 0 || other.End.Description is null || onward.Step + 2 != other.Steps.Count)
        {
            return false;
        }

        if (walk.Ends.Add(other.End))
        {
            var last = walk.Hops[^1];
            walk.Hops[^1] = last with { Party = other.End };
            Emit(walk, other.End, WayGraph.WhyUnresolved(other));
            walk.Hops[^1] = last;
        }

        return true;
    }

    private void End(Walk walk, int at)
    {
        var way = ways[at];
        var reason = WayGraph.WhyUnresolved(way);
        if (!way.IsUntold)
        {
            if (walk.Ends.Add(way.End))
            {
                Emit(walk, way.End, reason);
            }

            return;
        }

        if (walk.Ends.Add(way.Unresolved))
        {
            walk.Hops.Add(new WalkedHop(way.Unresolved, HopKind.Source, way.Testimony.UnresolvedSource, null, way.Testimony, []));
            Emit(walk, way.Unresolved, reason);
            walk.Hops.RemoveAt(walk.Hops.Count - 1);
        }
    }

    private void Append(List<WalkedHop> hops, int at, int from, int most = int.MaxValue)
    {
        var way = ways[at];
        foreach (var step in way.Steps.Skip(from).Take(most))
        {
            var kind = step.Link?.Kind ?? (step.Party.IsOutlet ? HopKind.Published : HopKind.Source);
            hops.Add(new WalkedHop(step.Party, kind, step.Link?.Words, step.Link?.Cue, way.Testimony, step.Reason.Length > 0 ? [step.Reason] : []));
        }
    }

    private void Emit(Walk walk, Party end, string unresolved)
    {
        nodes.EndAt(end, unresolved);
        var own = ways[walk.Start].Testimony;
        var told = own.Reasons.Concat(walk.Hops[^1].Testimony.Reasons).Where(code => code is not (OriginCodes.OriginUnresolved or OriginCodes.OriginUnnamed));
        string[] last = unresolved.Length > 0 ? [unresolved] : end.Unnamed ? [OriginCodes.OriginUnnamed] : [];
        walk.Paths.Add(new OriginPath(own.StatementId, [.. walk.Hops.Select(Shown)], [.. told.Concat(last).Distinct()]));
    }

    private OriginHop Shown(WalkedHop hop) =>
        new(nodes.IdOf(hop.Party), hop.Kind, hop.Words, hop.Cue, hop.Testimony.DocumentId, hop.Testimony.StatementId, hop.Reasons);

    private sealed record WalkedHop(Party Party, HopKind Kind, Span? Words, Span? Cue, Testimony Testimony, IReadOnlyList<string> Reasons);

    private sealed class Walk(int start)
    {
        public int Start => start;

        public List<WalkedHop> Hops { get; } = [];

        public HashSet<int> Seen { get; } = [start];

        public HashSet<Party> Ends { get; } = [];

        public List<OriginPath> Paths { get; } = [];

        /// <summary>The first way round to where the walk has been already.</summary>
        public List<WalkedHop>? DeadEnd { get; set; }
    }
}
