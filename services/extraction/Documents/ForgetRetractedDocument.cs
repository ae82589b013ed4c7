using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Messaging;

namespace Hearsay.Extraction;

/// <summary>Deletes the evidence of a document that was taken back, and keeps out what comes later.</summary>
public sealed class ForgetRetractedDocument(EvidenceStore store, ILogger<ForgetRetractedDocument> logger) : ITopicHandler
{
    /// <inheritdoc/>
    public string Topic => Topics.DocumentsRetracted;

    /// <inheritdoc/>
    public async Task<Delivery> HandleAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        var payload = received.Read<DocumentRetracted>();
        if (!DocumentId.TryParse(payload.DocumentId, out var document))
        {
            throw new RefusedEventException(DeadLetterCodes.Unusable, "it names no document");
        }

        ExtractionTelemetry.Describe(payload.DocumentId);
        if (await store.ForgetAsync(received, document, cancellationToken).ConfigureAwait(false) is not { } readings)
        {
            return Delivery.Repeated;
        }

        ExtractionLog.DocumentForgotten(logger, payload.DocumentId, readings);
        return Delivery.Success;
    }
}
