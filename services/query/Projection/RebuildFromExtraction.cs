using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Extraction.V1;

namespace Hearsay.Query;

/// <summary>What making a read model from what extraction keeps came to, by revision; <see cref="Retracted"/> by document.</summary>
/// <param name="Applied">Brought in.</param>
/// <param name="Known">There already, as read by this engine or a newer one.</param>
/// <param name="Gone">Retracted meanwhile, or unusable.</param>
/// <param name="Retracted">Documents that are kept out because they were taken back.</param>
internal sealed record RebuiltModel(int Applied, int Known, int Gone, int Retracted);

/// <summary>
/// Fills a read model, an empty one too, from all that extraction keeps, a revision in a transaction, while the service answers and takes events.
/// What is there by the same engine or a newer one stays. Notes how far it has come; a run that was broken off goes on there.
/// </summary>
internal sealed class RebuildFromExtraction(
    ExtractionService.ExtractionServiceClient extraction,
    EvidenceSource source,
    RetractedDocuments retracted,
    ReadModelWriter writer,
    RebuildPlace place,
    SentenceVectors vectors,
    TimeProvider clock,
    ILogger<RebuildFromExtraction> logger)
{
    // A stream is opened again when its time is over, where it stands: none lives for ever.
    private static readonly TimeSpan StreamDeadline = TimeSpan.FromMinutes(2);

    private const int MostFruitless = 5;
    private const int LogEach = 200;

    private int _applied;
    private int _known;
    private int _gone;

    /// <summary>Does all that is left.</summary>
    /// <param name="anew">From the beginning, whatever an earlier run did.</param>
    /// <param name="cancellationToken">Breaks it off; what is done until then stays.</param>
    /// <exception cref="RpcException">A peer stayed away.</exception>
    public async Task<RebuiltModel> RunAsync(bool anew, CancellationToken cancellationToken)
    {
        // First, so that nothing of them is shown on the way.
        var tombstones = await retracted.KeepOutAsync(cancellationToken).ConfigureAwait(false);
        var position = anew ? 0 : await place.FindAsync(cancellationToken).ConfigureAwait(false);
        for (var fruitless = 0; ;)
        {
            var before = position;
            try
            {
                await foreach (var response in StreamAsync(position, cancellationToken).ConfigureAwait(false))
                {
                    await TakeAsync(response, cancellationToken).ConfigureAwait(false);
                    position = response.Position;
                    await place.NoteAsync(position, cancellationToken).ConfigureAwait(false);
                }

                break;
            }
            catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Internal
                && (fruitless = position > before ? 0 : fruitless + 1) < MostFruitless)
            {
                QueryLog.RebuildInterrupted(logger, position, exception);
                await Task.Delay(CallPolicy.FirstWait * (fruitless + 1), clock, cancellationToken).ConfigureAwait(false);
            }
        }

        await place.ForgetAsync(cancellationToken).ConfigureAwait(false);
        return new RebuiltModel(_applied, _known, _gone, tombstones);
    }

    private async IAsyncEnumerable<StreamEvidenceResponse> StreamAsync(
        long after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var call = extraction.StreamEvidence(
            new StreamEvidenceRequest { After = after }, deadline: clock.GetUtcNow().UtcDateTime + StreamDeadline, cancellationToken: cancellationToken);
        await foreach (var response in call.ResponseStream.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return response;
        }
    }

    private async Task TakeAsync(StreamEvidenceResponse response, CancellationToken cancellationToken)
    {
        switch (await ProjectAsync(response, cancellationToken).ConfigureAwait(false))
        {
            case ProjectionOutcome.Applied:
                _applied++;
                break;
            case ProjectionOutcome.Older:
                _known++;
                break;
            default:
                _gone++;
                break;
        }

        if ((_applied + _known + _gone) % LogEach == 0)
        {
            QueryLog.Rebuilt(logger, _applied);
        }
    }

    /// <summary>Null where the evidence is of nothing that ingestion has, or cannot be what it says.</summary>
    private async Task<ProjectionOutcome?> ProjectAsync(StreamEvidenceResponse response, CancellationToken cancellationToken)
    {
        var evidence = response.Evidence;
        if (evidence is null || !DocumentId.TryParse(evidence.DocumentId, out var document))
        {
            QueryLog.EvidenceUnusable(logger, Guid.Empty, evidence?.Revision ?? 0, "it names no document");
            return null;
        }

        if (await writer.HasReadingAsync(document, evidence.Revision, evidence.Engine?.Version ?? 0, cancellationToken).ConfigureAwait(false))
        {
            return ProjectionOutcome.Older;
        }

        if (await source.ReadTextAsync(document, evidence.Revision, cancellationToken).ConfigureAwait(false) is not { } revision)
        {
            return null;
        }

        if (EvidenceCheck.FaultOf(evidence, document, revision) is { } fault)
        {
            QueryLog.EvidenceUnusable(logger, document.Value, evidence.Revision, fault);
            return null;
        }

        var projected = ProjectedRevision.From(document, evidence, revision.Text, revision.ReceiveTime, vectors, cancellationToken);
        return await writer.ProjectAsync(projected, cancellationToken).ConfigureAwait(false);
    }
}
