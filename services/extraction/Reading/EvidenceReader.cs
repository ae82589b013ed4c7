using Hearsay.Articles;
using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Engine;
using Lane = Hearsay.Contracts.Lane;
using Proto = Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Extraction;

/// <summary>Runs the engine in a slot and puts what it finds into the words of the contract.</summary>
public sealed class EvidenceReader(EvidenceEngine engine, EngineSlots slots, TimeProvider clock)
{
    private readonly ExtractionTelemetry.Stages _stages = new(clock);

    /// <summary>Reads a stored revision. Statements get ids for the world.</summary>
    public Task<Proto.Evidence> ReadAsync(DocumentId document, Revision revision, Lane lane, CancellationToken cancellationToken) =>
        slots.RunAsync(
            lane is Lane.Backfill ? SlotUser.Backfill : SlotUser.Event,
            token =>
            {
                var input = EvidenceMapping.ToInput(revision);
                var evidence = Run(input, document.ToString(), revision.Revision_, token);
                evidence.DocumentId = document.ToString();
                evidence.Revision = revision.Revision_;
                StatementIds.Assign(evidence);
                EvidenceSize.Fit(evidence, EvidenceSize.BudgetBeside(input.Text));
                return evidence;
            },
            cancellationToken);

    /// <summary>Reads an article that is not stored. Ids are local to the answer.</summary>
    /// <param name="article">Makes the article, in the slot too: large pages take their time.</param>
    /// <param name="cancellationToken">Ends the wait for a slot and the reading.</param>
    /// <returns>The canonical text and its evidence.</returns>
    public Task<(string Text, Proto.Evidence Evidence)> ReadAsync(Func<Article> article, CancellationToken cancellationToken) =>
        slots.RunAsync(
            SlotUser.Call,
            token =>
            {
                var input = EvidenceMapping.ToInput(article());
                var evidence = Run(input, "", 0, token);
                EvidenceSize.Fit(evidence, EvidenceSize.BudgetBeside(input.Text));
                return (input.Text, evidence);
            },
            cancellationToken);

    private Proto.Evidence Run(EngineInput input, string documentId, int revision, CancellationToken cancellationToken)
    {
        using var activity = ExtractionTelemetry.StartReading(documentId, revision, engine.Version.Version, input.Text.Length);
        var found = engine.Read(input, _stages, cancellationToken);
        ExtractionTelemetry.Count(activity, found);
        return EvidenceMapping.ToContract(found);
    }
}
