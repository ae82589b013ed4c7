using Hearsay.Contracts;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.Corpus.Origins;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>Answers how many outlets, texts and origins stand behind a claim, a statement or a set of documents.</summary>
internal sealed class GetOrigins(OriginStore store, ClaimLookup claims, GetStatement statements, ReadModel model)
{
    private const int MostStatements = 1_000, MostDocuments = 50;

    /// <summary>Throws INVALID_FIELDS, CLAIM_NOT_FOUND, STATEMENT_NOT_FOUND, DOCUMENT_NOT_FOUND or DOCUMENT_RETRACTED.</summary>
    public async Task<GetOriginsResponse> HandleAsync(GetOriginsRequest request, CancellationToken cancellationToken)
    {
        var subject = OriginSubject.Read(request, MostDocuments, model);
        return subject switch
        {
            { Claim: { } claim } => await OfClaimAsync(claim, cancellationToken).ConfigureAwait(false),
            { Statement: { } statement } => await OfStatementAsync(statement, cancellationToken).ConfigureAwait(false),
            _ => await OfDocumentsAsync(subject.Documents, cancellationToken).ConfigureAwait(false),
        };
    }

    private async Task<GetOriginsResponse> OfClaimAsync(StatementId id, CancellationToken cancellationToken)
    {
        var (group, claim) = await claims.FindAsync(id, cancellationToken).ConfigureAwait(false);
        var response = await TraceAsync(
            await store.OfClaimAsync(group, MostStatements + 1, cancellationToken).ConfigureAwait(false), asked: null, cancellationToken).ConfigureAwait(false);
        response.Text = claim.Text;
        response.ClaimId = claim.Id;
        return response;
    }

    private async Task<GetOriginsResponse> OfStatementAsync(StatementId id, CancellationToken cancellationToken)
    {
        var found = await statements.FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (found.Correction is { Rejected: true })
        {
            throw RequestViolations.Failure("statement_id", "REJECTED", "Give another statement: people hold this one to be none.");
        }

        var statement = Guid.ParseExact(found.Statement.Id, "D");
        var read = await store.OfStatementAsync(statement, cancellationToken).ConfigureAwait(false);
        if (read is [{ Testimony.ClaimId: var claim }] && claim != Guid.Empty)
        {
            // Reports that it cites tell the same claim.
            var others = await store.OfClaimAsync(claim, MostStatements, cancellationToken).ConfigureAwait(false);
            read.AddRange(others.Where(other => other.Testimony.StatementId != statement));
        }

        // Whatever the statement says of its content, the statement itself was made: its own way is what is asked for.
        var made = read.Select(item => item.Testimony.StatementId == statement ? item with { Testimony = item.Testimony with { Stance = Stance.Unspecified } } : item);
        var response = await TraceAsync([.. made], new HashSet<Guid> { statement }, cancellationToken).ConfigureAwait(false);
        response.Text = string.Join(" … ", found.Statement.Content.Select(span => span.Text));
        return response;
    }

    private async Task<GetOriginsResponse> OfDocumentsAsync(IReadOnlyList<DocumentId> documents, CancellationToken cancellationToken)
    {
        var ids = documents.Select(document => document.Value).ToArray();
        var known = await store.DocumentsAsync(ids, cancellationToken).ConfigureAwait(false);
        foreach (var document in documents)
        {
            switch (known.GetValueOrDefault(document.Value))
            {
                case { IsRetracted: true }:
                    throw DocumentFailures.Retracted(document);
                case { IsRead: false }:
                    throw DocumentFailures.NotFound(document);
            }
        }

        return await TraceAsync(
            await store.OfDocumentsAsync(ids, MostStatements + 1, cancellationToken).ConfigureAwait(false), asked: null, cancellationToken).ConfigureAwait(false);
    }

    private async Task<GetOriginsResponse> TraceAsync(List<ReadTestimony> read, IReadOnlySet<Guid>? asked, CancellationToken cancellationToken)
    {
        var parties = await store.PartiesAsync(read, cancellationToken).ConfigureAwait(false);
        var roles = await store.RolesAsync(parties.Values, cancellationToken).ConfigureAwait(false);
        var report = OriginTracer.Trace(read.Select(item => item.Testimony with { Chain = OriginChain.Of(item, parties, roles) }), asked, cancellationToken);
        return OriginAnswer.Of(report, read.ToDictionary(item => item.Testimony.StatementId, item => item.Result));
    }
}
