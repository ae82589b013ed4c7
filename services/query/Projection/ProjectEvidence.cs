using Hearsay.Contracts;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Messaging;
using Lane = Hearsay.Contracts.Lane;

namespace Hearsay.Query;

/// <summary>Brings new evidence into the read model.</summary>
internal sealed class ProjectEvidence(EvidenceSource source, ReadModelWriter writer, SentenceVectors vectors, TimeProvider clock, ILogger<ProjectEvidence> logger) : ITopicHandler
{
    // Comparing by meaning takes a core for as long as it lasts: a flood of old documents would slow down each that is new.
    private readonly Turns _cores = new(Environment.ProcessorCount);

    /// <inheritdoc/>
    public string Topic => Topics.EvidenceExtracted;

    /// <inheritdoc/>
    public async Task<Delivery> HandleAsync(ReceivedEvent received, CancellationToken cancellationToken)
    {
        var extracted = received.Read<EvidenceExtracted>();
        if (!DocumentId.TryParse(extracted.DocumentId, out var document) || extracted.Revision < 1)
        {
            throw new RefusedEventException(DeadLetterCodes.Unusable, "it names no document or no revision");
        }

        using var activity = QueryTelemetry.StartProject(document, extracted.Revision);
        if (await writer.HasHandledAsync(received, cancellationToken).ConfigureAwait(false))
        {
            return Delivery.Repeated;
        }

        if (await source.ReadAsync(document, extracted.Revision, cancellationToken).ConfigureAwait(false) is not var (evidence, revision))
        {
            await writer.AcknowledgeAsync(received, cancellationToken).ConfigureAwait(false);
            QueryTelemetry.Projected("gone");
            return Delivery.Success;
        }

        if (EvidenceCheck.FaultOf(evidence, document, revision) is { } fault)
        {
            throw new RefusedEventException(DeadLetterCodes.Unusable, $"its evidence cannot be used: {fault}");
        }

        if (evidence.Engine.Version < extracted.EngineVersion)
        {
            QueryLog.EvidenceBehind(logger, document.Value, extracted.Revision, evidence.Engine.Version);
            return Delivery.Retry;
        }

        var projected = await PrepareAsync(received.Lane, document, evidence, revision, cancellationToken).ConfigureAwait(false);
        var outcome = await writer.ProjectAsync(received, projected, cancellationToken).ConfigureAwait(false);
        QueryTelemetry.Tell(activity, projected, outcome);
        return Account(outcome, projected);
    }

    private async Task<ProjectedRevision> PrepareAsync(
        Lane lane, DocumentId document, Evidence evidence, Revision revision, CancellationToken cancellationToken)
    {
        using var core = await _cores.TakeAsync(lane, cancellationToken).ConfigureAwait(false);
        return ProjectedRevision.From(document, evidence, revision.Text, revision.ReceiveTime, vectors, cancellationToken);
    }

    private Delivery Account(ProjectionOutcome outcome, ProjectedRevision projected)
    {
        switch (outcome)
        {
            case ProjectionOutcome.Repeated:
                return Delivery.Repeated;
            case ProjectionOutcome.Applied:
                QueryTelemetry.Projected("applied");
                QueryTelemetry.Aged(clock.GetUtcNow() - projected.ReceivedAt);
                return Delivery.Success;
            default:
                QueryTelemetry.Projected(outcome is ProjectionOutcome.Older ? "older" : "retracted");
                return Delivery.Success;
        }
    }
}
