using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Origins;

/// <summary>
/// Counts origins, not outlets: lays the chains of all statements of a claim together and follows each to where nothing leads on. The outcome
/// does not depend on the order of the testimonies, nor on the ids of documents and statements.
/// </summary>
public static class OriginTracer
{
    /// <summary>Most testimonies that are looked at.</summary>
    public const int MostTestimonies = 1000;

    /// <summary>What stands behind the statements.</summary>
    /// <param name="testimonies">In any order. A no-comment is none, and left out.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static OriginReport Trace(IEnumerable<Testimony> testimonies, CancellationToken cancellationToken)
    {
        List<Testimony> all = [.. testimonies.Where(testimony => testimony.Stance != Stance.NoComment).Order()];
        var taken = all.Count > MostTestimonies ? all[..MostTestimonies] : all;
        var book = new PartyBook(taken);
        var owners = new TextOwners(taken, book);
        var nodes = new NodeBook();
        var byStance = taken.ToLookup(StanceOf);
        var affirming = new Tracing([.. byStance[Stance.Affirms]], book, owners, cancellationToken);
        var paths = affirming.Paths(nodes, cancellationToken);
        var cycles = CycleFinder.Of(affirming.Ways, affirming.Graph, nodes, cancellationToken);
        var denials = new Tracing([.. byStance[Stance.Denies]], book, owners, cancellationToken).Paths(nodes, cancellationToken);
        var questions = new Tracing([.. byStance[Stance.Questions]], book, owners, cancellationToken).Paths(nodes, cancellationToken);
        return new OriginReport
        {
            Affirming = CountOf(byStance[Stance.Affirms], book),
            All = CountOf(taken, book),
            Origins = affirming.Origins(),
            Nodes = nodes.Nodes(),
            Paths = paths,
            Cycles = cycles,
            Denials = denials,
            Questions = questions,
            Cut = all.Count > MostTestimonies,
        };
    }

    private static Stance StanceOf(Testimony testimony) => testimony switch
    {
        { Stance: Stance.Denies or Stance.Rejects } => Stance.Denies,
        { Stance: Stance.Questions } or { Certainty: Certainty.Unknown } => Stance.Questions,
        _ => Stance.Affirms,
    };

    private static CarrierCount CountOf(IEnumerable<Testimony> testimonies, PartyBook book)
    {
        List<Testimony> all = [.. testimonies];
        return new CarrierCount(
            all.Select(book.PublisherOf).Distinct().Count(),
            all.Select(testimony => testimony.TextId).Distinct().Count(),
            all.Select(testimony => testimony.DocumentId).Distinct().Count());
    }

    /// <summary>The testimonies of one stance.</summary>
    private sealed class Tracing
    {
        private readonly ClosedCircles _circles;

        public Tracing(IReadOnlyList<Testimony> testimonies, PartyBook book, TextOwners owners, CancellationToken cancellationToken)
        {
            Ways = [.. testimonies.Select(testimony => Way.Of(testimony, book, owners.Of(testimony.TextId)))];
            Graph = new WayGraph(Ways, owners, cancellationToken);
            _circles = new ClosedCircles(Ways, Graph);
        }

        public IReadOnlyList<Way> Ways { get; }

        public WayGraph Graph { get; }

        public IReadOnlyList<OriginPath> Paths(NodeBook nodes, CancellationToken cancellationToken)
        {
            var walker = new PathWalker(Ways, Graph, _circles, nodes);
            var paths = new List<OriginPath>();
            for (var way = 0; way < Ways.Count; way++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                paths.AddRange(walker.PathsOf(way));
            }

            return paths;
        }

        public OriginInterval Origins()
        {
            var ends = Enumerable.Range(0, Ways.Count).Where(way => Graph[way].Count == 0).Select(way => Ways[way]).ToLookup(
                way => WayGraph.WhyUnresolved(way).Length == 0, way => way.IsUntold ? way.Unresolved : way.End);
            var reached = ends[true].Distinct().Count();
            var unreached = ends[false].Distinct().Count() + _circles.Ends.Count();
            return new OriginInterval(Ways.Count == 0 ? 0 : Math.Max(1, reached), reached + unreached);
        }
    }
}
