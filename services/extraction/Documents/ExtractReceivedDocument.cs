using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Messaging;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Extraction;

/// <summary>Reads a revision that ingestion has stored, keeps its evidence and announces it.</summary>
public sealed class ExtractReceivedDocument(
    EvidenceStore store, RevisionSource revisions, EvidenceReader reader, TimeProvider clock, ILogger<ExtractReceivedDocument> logger) : ITopicHandler
{
    /// <inheritdoc/>
    public string Topic => Topics.DocumentsReceived;

    /// <inheritdoc/>
    public async Task<Delivery> HandleAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        var payload = received.Read<DocumentReceived>();
        if (!DocumentId.TryParse(payload.DocumentId, out var document) || payload.Revision < 1)
        {
            throw new RefusedEventException(DeadLetterCodes.Unusable, "it names no document or no revision");
        }

        ExtractionTelemetry.Describe(payload.DocumentId, payload.Revision);
        if (await store.IsHandledAsync(received, cancellationToken).ConfigureAwait(false))
        {
            return Delivery.Repeated;
        }

        try
        {
            var fetched = await revisions.FetchAsync(document, payload.Revision, cancellationToken).ConfigureAwait(false);
            if (fetched.Revision is not { } revision)
            {
                ExtractionLog.RevisionGone(logger, payload.DocumentId, payload.Revision, fetched.GoneReason);
                await store.RecordAsync(received, cancellationToken).ConfigureAwait(false);
                ExtractionMetrics.Extracted("gone");
                return Delivery.Success;
            }

            return await ReadAndKeepAsync(received, document, revision, cancellationToken).ConfigureAwait(false);
        }
        catch (HearsayException exception) when (exception.Reason == ErrorReason.Overloaded)
        {
            ExtractionLog.NoSlot(logger, payload.DocumentId, payload.Revision);
            return Delivery.Retry;
        }
        catch (HearsayException exception) when (exception.Reason is ErrorReason.InputTooComplex or ErrorReason.TextTooLarge)
        {
            throw new RefusedEventException(DeadLetterCodes.TooComplex, exception.Message, exception);
        }
    }

    private async Task<Delivery> ReadAndKeepAsync(ReceivedEvent received, DocumentId document, Revision revision, CancellationToken cancellationToken)
    {
        var evidence = await reader.ReadAsync(document, revision, received.Lane, cancellationToken).ConfigureAwait(false);
        switch (await store.KeepAsync(received, document, evidence, cancellationToken).ConfigureAwait(false))
        {
            case KeepOutcome.Kept:
                ExtractionLog.EvidenceStored(
                    logger, evidence.DocumentId, evidence.Revision, evidence.Statements.Count, evidence.Engine.Version);
                ExtractionMetrics.Extracted("kept");
                ExtractionMetrics.Found(evidence.Statements.Count);
                if (revision.ReceiveTime is { } accepted)
                {
                    ExtractionMetrics.Aged(clock.GetUtcNow() - accepted.ToDateTimeOffset());
                }

                return Delivery.Success;
            case KeepOutcome.Retracted:
                ExtractionLog.EvidenceKeptOut(logger, evidence.DocumentId, evidence.Revision);
                ExtractionMetrics.Extracted("retracted");
                return Delivery.Success;
            default:
                // Another delivery of the same event was faster.
                return Delivery.Repeated;
        }
    }
}
