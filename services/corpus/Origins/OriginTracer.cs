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

    /// <summary>What stands behind all of the statements.</summary>
    /// <param name="testimonies">In any order. A no-comment is none, and left out.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static OriginReport Trace(IEnumerable<Testimony> testimonies, CancellationToken cancellationToken) => Trace(testimonies, null, cancellationToken);

    /// <summary>What stands behind some of the statements.</summary>
    /// <param name="testimonies">All statements of the claims in question, in any order: reports that are cited are looked for among them.</param>
    /// <param name="asked">Statements that are asked for; null for all.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static OriginReport Trace(IEnumerable<Testimony> testimonies, IReadOnlySet<Guid>? asked, CancellationToken cancellationToken)
    {
        bool IsAsked(Testimony testimony) => asked is null || asked.Contains(testimony.StatementId);
        // Where not all can be taken, what is asked for goes first.
        List<Testimony> all = [.. testimonies.Where(testimony => testimony.Stance != Stance.NoComment).OrderByDescending(IsAsked).ThenBy(testimony => testimony)];
        List<Testimony> first = [.. all.Take(MostTestimonies).Order()];
        var negated = MostlyNegated(first);
        Stance StanceOf(Testimony testimony) => SideOf(testimony, negated);
        var taken = TellingTestimonies.Of(first, StanceOf, testimony => asked is not null && IsAsked(testimony));
        var book = new PartyBook(taken);
        var owners = new TextOwners(taken, book);
        var nodes = new NodeBook();
        var byStance = taken.ToLookup(StanceOf);
        Tracing Of(Stance stance) => new([.. byStance[stance]], book, owners, IsAsked, cancellationToken);
        var affirming = Of(Stance.Affirms);
        var paths = affirming.Paths(nodes, cancellationToken);
        var cycles = affirming.Cycles(nodes, cancellationToken);
        var denials = Of(Stance.Denies).Paths(nodes, cancellationToken);
        var questions = Of(Stance.Questions).Paths(nodes, cancellationToken);
        return new OriginReport
        {
            Affirming = CountOf(byStance[Stance.Affirms].Where(IsAsked), book),
            All = CountOf(taken.Where(IsAsked), book),
            Origins = affirming.Origins(),
            Nodes = nodes.Nodes(),
            Paths = paths,
            Cycles = cycles,
            Denials = denials,
            Questions = questions,
            Cut = all.Count > MostTestimonies,
        };
    }

    /// <summary>Claims of which more statements say "not" than do not, of those that affirm.</summary>
    private static HashSet<Guid> MostlyNegated(IEnumerable<Testimony> testimonies) =>
    [
        .. testimonies.Where(testimony => testimony.Stance == Stance.Affirms).GroupBy(testimony => testimony.ClaimId)
            .Where(claim => 2 * claim.Count(testimony => testimony.Negated) > claim.Count())
            .Select(claim => claim.Key),
    ];

    private static Stance SideOf(Testimony testimony, HashSet<Guid> negated) => testimony switch
    {
        { Stance: Stance.Denies or Stance.Rejects } => Stance.Denies,
        { Stance: Stance.Questions } or { Certainty: Certainty.Unknown } => Stance.Questions,
        { Stance: Stance.Affirms } when testimony.Negated != negated.Contains(testimony.ClaimId) => Stance.Denies,
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
}
