using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Ingestion.Storage;
using Hearsay.Messaging;
using Hearsay.ServiceDefaults.Errors;
using Npgsql;

namespace Hearsay.Ingestion.Documents;

/// <summary>Takes a document back and announces it, once; a repeat changes nothing.</summary>
internal sealed class RetractDocument(NpgsqlDataSource dataSource, Outbox outbox)
{
    private const int LongestReason = 1000;

    public async Task<RetractDocumentResponse> HandleAsync(RetractDocumentRequest request, CancellationToken cancellationToken)
    {
        var violations = new RequestViolations();
        var id = violations.DocumentId(request.DocumentId);
        RequestText.Check(violations, "reason", request.Reason, LongestReason);
        violations.ThrowIfAny();

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var retracted = await DocumentWrites.LockAsync(connection, id, cancellationToken) ?? throw DocumentFailures.NotFound(id);
        if (!retracted)
        {
            await DocumentWrites.RetractAsync(connection, id, request.Reason, cancellationToken);
            var payload = new DocumentRetracted { DocumentId = id.ToString() };
            await Outbox.AppendAsync(connection, Topics.DocumentsRetracted, id, payload, cancellationToken);
        }

        var document = await DocumentReads.GetAsync(connection, id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        outbox.Wake();
        return new RetractDocumentResponse { Document = document };
    }
}
