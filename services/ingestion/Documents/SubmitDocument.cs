using System.Diagnostics;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Ingestion.Storage;
using Hearsay.Messaging;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Telemetry;
using Npgsql;
using Lane = Hearsay.Contracts.Lane;

namespace Hearsay.Ingestion.Documents;

/// <summary>
/// Takes an article in: a new document, a new revision of a known one, or nothing new. Document, answer and event stand in one
/// transaction.
/// </summary>
internal sealed class SubmitDocument(NpgsqlDataSource dataSource, SubmissionReader reader, Outbox outbox, TimeProvider clock)
{
    public Task<SubmitDocumentResponse> HandleAsync(SubmitDocumentRequest request, CancellationToken cancellationToken) =>
        StoreAsync(request, reader.Read(request), cancellationToken);

    /// <summary>Takes in what was read already.</summary>
    public async Task<SubmitDocumentResponse> StoreAsync(SubmitDocumentRequest request, Submission submission, CancellationToken cancellationToken)
    {
        if (outbox.IsFull(submission.Lane))
        {
            CallMetrics.Shed("outbox");
            throw Failures.OutboxFull(submission.Lane);
        }

        var requestSha256 = SubmitRequests.HashOf(request);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await DocumentWrites.LockKeyAsync(connection, submission.Key, cancellationToken);
        if (await FindAnswerAsync(connection, submission.RequestId, requestSha256, cancellationToken) is { } first)
        {
            return first;
        }

        var response = await TakeInAsync(connection, submission, cancellationToken);
        if (submission.RequestId is { } requestId
            && !await SubmitRequests.TryAppendAsync(connection, requestId, new AnsweredRequest(requestSha256, response), cancellationToken))
        {
            // A submit with this id and another key was answered meanwhile: only the same content has the same key.
            await transaction.RollbackAsync(cancellationToken);
            throw RequestIdReused(requestId);
        }

        await transaction.CommitAsync(cancellationToken);
        outbox.Wake();
        IngestionTelemetry.Describe(Activity.Current, response);
        return response;
    }

    private static async Task<SubmitDocumentResponse?> FindAnswerAsync(
        NpgsqlConnection connection, Guid? requestId, byte[] requestSha256, CancellationToken cancellationToken)
    {
        if (requestId is not { } id || await SubmitRequests.FindAsync(connection, id, cancellationToken) is not { } answered)
        {
            return null;
        }

        return answered.RequestSha256.AsSpan().SequenceEqual(requestSha256) ? answered.Response : throw RequestIdReused(id);
    }

    private async Task<SubmitDocumentResponse> TakeInAsync(
        NpgsqlConnection connection, Submission submission, CancellationToken cancellationToken)
    {
        var article = submission.Article;
        var known = await DocumentWrites.FindByKeyAsync(connection, submission.Key, cancellationToken);
        if (known is null)
        {
            var id = new DocumentId(Guid.CreateVersion7(clock.GetUtcNow()));
            await DocumentWrites.AppendAsync(connection, id, submission.Key, article, cancellationToken);
            return await AnnounceAsync(connection, id, revision: 1, SubmitOutcome.Created, submission.Lane, cancellationToken);
        }

        if (known.Retracted)
        {
            throw Failures.RetractedKey(known.Id);
        }

        if (known.TextSha256 == article.TextSha256)
        {
            return await RecordFactsAsync(connection, known, submission, cancellationToken);
        }

        await DocumentWrites.ReviseAsync(connection, known, article, cancellationToken);
        return await AnnounceAsync(connection, known.Id, known.LatestRevision + 1, SubmitOutcome.Revised, submission.Lane, cancellationToken);
    }

    private static async Task<SubmitDocumentResponse> AnnounceAsync(
        NpgsqlConnection connection, DocumentId id, int revision, SubmitOutcome outcome, Lane lane, CancellationToken cancellationToken)
    {
        var payload = new DocumentReceived { DocumentId = id.ToString(), Revision = revision };
        await Outbox.AppendAsync(connection, Topics.DocumentsReceived, id, payload, lane, cancellationToken);
        return new SubmitDocumentResponse { DocumentId = id.ToString(), Revision = revision, Outcome = outcome };
    }

    private static async Task<SubmitDocumentResponse> RecordFactsAsync(
        NpgsqlConnection connection, KnownDocument known, Submission submission, CancellationToken cancellationToken)
    {
        var facts = Facts.Replace(known.Facts, submission.Article.Facts);
        var changed = Facts.Changed(known.Facts, facts);
        if (changed.Count > 0)
        {
            await DocumentWrites.RecordFactsAsync(connection, known, facts, cancellationToken);
        }

        return new SubmitDocumentResponse
        {
            DocumentId = known.Id.ToString(),
            Revision = known.LatestRevision,
            Outcome = SubmitOutcome.Known,
            ChangedFacts = { changed },
        };
    }

    private static HearsayException RequestIdReused(Guid requestId) =>
        new(ErrorReason.RequestIdReused, "This request id came before with other content. Make a new id for each new request.")
        {
            Metadata = new Dictionary<string, string> { ["request_id"] = requestId.ToString("D") },
        };
}
