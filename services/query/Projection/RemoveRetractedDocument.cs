using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Messaging;

namespace Hearsay.Query;

/// <summary>Removes a document that was taken back, and keeps out whatever comes of it later.</summary>
internal sealed class RemoveRetractedDocument(ReadModelWriter writer) : ITopicHandler
{
    /// <inheritdoc/>
    public string Topic => Topics.DocumentsRetracted;

    /// <inheritdoc/>
    public async Task<Delivery> HandleAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        var retracted = received.Read<DocumentRetracted>();
        if (!DocumentId.TryParse(retracted.DocumentId, out var document))
        {
            throw new RefusedEventException(DeadLetterCodes.Unusable, "it names no document");
        }

        var outcome = await writer.RetractAsync(received, document, cancellationToken).ConfigureAwait(false);
        return outcome is ProjectionOutcome.Repeated ? Delivery.Repeated : Delivery.Success;
    }
}
