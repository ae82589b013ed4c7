using Hearsay.Contracts;

namespace Hearsay.Query;

/// <summary>Finds what the ids of a pattern stand for, which changes as documents come in.</summary>
internal sealed class WatchTarget(CanonicalEntities entities, ClaimLookup claims)
{
    /// <summary>The groups now. Throws ENTITY_NOT_FOUND, CLAIM_NOT_FOUND or DOCUMENT_RETRACTED.</summary>
    public async Task<WatchGroups> FindAsync(WatchFilter filter, CancellationToken cancellationToken) => new(
        filter.SpeakerId is { } speaker ? await entities.GroupOfAsync(speaker, cancellationToken).ConfigureAwait(false) : null,
        filter.EntityId is { } entity ? await entities.GroupOfAsync(entity, cancellationToken).ConfigureAwait(false) : null,
        filter.ClaimId is { } claim ? (await claims.FindAsync(new StatementId(claim), cancellationToken).ConfigureAwait(false)).Group : null);
}
