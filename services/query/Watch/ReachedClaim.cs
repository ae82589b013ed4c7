using Hearsay.Contracts;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>
/// Looks whether the origins of a claim have come to be as many as a watcher waits for. Counted when the watcher reads, as GetOrigins counts: a claim
/// that nobody watches costs nothing, and the watcher's token says on which side of the number it was.
/// </summary>
internal sealed class ReachedClaim(GetOrigins origins)
{
    /// <summary>The claim where it has so many origins now, else null. Throws CLAIM_NOT_FOUND or DOCUMENT_RETRACTED.</summary>
    public async Task<ReachedOrigins?> FindAsync(StatementId claim, int least, CancellationToken cancellationToken)
    {
        var counted = await origins.HandleAsync(new GetOriginsRequest { ClaimId = claim.ToString() }, cancellationToken).ConfigureAwait(false);
        return counted.Origins.AtLeast < least
            ? null
            : new ReachedOrigins
            {
                ClaimId = counted.ClaimId,
                Text = counted.Text,
                Origins = counted.Origins,
                OutletCount = counted.OutletCount,
                DocumentCount = counted.DocumentCount,
            };
    }
}
