using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>Finds a claim by the id of any statement that is of it, or was before a newer reading took its place.</summary>
internal sealed class ClaimLookup(ClaimStore claims, StatementStore statements)
{
    /// <summary>The claim and its group. Throws CLAIM_NOT_FOUND or DOCUMENT_RETRACTED.</summary>
    public async Task<(Guid Group, Claim Claim)> FindAsync(StatementId id, CancellationToken cancellationToken)
    {
        if (await FindNowAsync(id.Value, cancellationToken).ConfigureAwait(false) is { } found)
        {
            return found;
        }

        return await statements.FindFormerAsync(id, cancellationToken).ConfigureAwait(false) switch
        {
            { IsRetracted: true } former => throw DocumentFailures.Retracted(former.Document),
            { Successor: { } successor }
                when await FindNowAsync(Guid.ParseExact(successor.Statement.Id, "D"), cancellationToken).ConfigureAwait(false) is { } present => present,
            _ => throw new HearsayException(ErrorReason.ClaimNotFound, "There is no such claim.")
            {
                Metadata = new Dictionary<string, string> { ["claim_id"] = id.ToString() },
            },
        };
    }

    private async Task<(Guid Group, Claim Claim)?> FindNowAsync(Guid statement, CancellationToken cancellationToken) =>
        await claims.GroupOfAsync(statement, cancellationToken).ConfigureAwait(false) is { } group
        && await claims.FindAsync(group, cancellationToken).ConfigureAwait(false) is { } claim
            ? (group, claim)
            : null;
}
