using Hearsay.Contracts;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Engine;

namespace Hearsay.Extraction;

/// <summary>
/// Reads one stored revision anew where only older engines have read it. Where this one has, it would read the same: what is stored then stays,
/// and is announced again where that is asked for.
/// </summary>
public sealed class ReextractRevision(
    EvidenceStore store, RevisionList revisions, RevisionSource source, EvidenceReader reader, EvidenceEngine engine, ILogger<ReextractRevision> logger)
{
    /// <summary>The engine that reads.</summary>
    public int EngineVersion => engine.Version.Version;

    /// <summary>Does what is to be done. Throws <see cref="Grpc.Core.RpcException"/> where ingestion cannot be asked now.</summary>
    public async Task<ReextractOutcome> RunAsync(StoredRevision stored, bool force, Lane lane, CancellationToken cancellationToken)
    {
        var document = new DocumentId(stored.Document);
        var id = document.ToString();
        if (stored.EngineVersion >= EngineVersion)
        {
            return !force ? ReextractOutcome.Known
                : await revisions.AnnounceAgainAsync(stored, lane, cancellationToken).ConfigureAwait(false) ? ReextractOutcome.Announced : ReextractOutcome.Gone;
        }

        var fetched = await source.FetchAsync(document, stored.Revision, cancellationToken).ConfigureAwait(false);
        if (fetched.Revision is not { } revision)
        {
            ExtractionLog.RevisionGone(logger, id, stored.Revision, fetched.GoneReason);
            return ReextractOutcome.Gone;
        }

        var evidence = await reader.ReadAsync(document, revision, lane, cancellationToken).ConfigureAwait(false);
        return await store.KeepAnewAsync(document, evidence, lane, cancellationToken).ConfigureAwait(false) is KeepOutcome.Retracted
            ? ReextractOutcome.Gone
            : ReextractOutcome.Read;
    }
}
