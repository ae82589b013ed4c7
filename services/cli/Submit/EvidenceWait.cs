using Hearsay.Cli.Calls;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Submit;

/// <summary>
/// Asks query for the evidence of what was submitted, in order. Gives up on a revision after <see cref="Patience"/> in which
/// no evidence came of any.
/// </summary>
internal sealed class EvidenceWait(ServiceConnections services, TimeProvider clock)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Past so many the oldest is waited for before another document is sent.</summary>
    private const int MostPending = 1000;

    private const string EvidenceNotFound = "EVIDENCE_NOT_FOUND";
    private const string DocumentRetracted = "DOCUMENT_RETRACTED";

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly Queue<AwaitedEvidence> _pending = [];
    private readonly List<AwaitedEvidence> _missing = [];
    private long _latest = clock.GetTimestamp();

    /// <summary>Those given up.</summary>
    public IReadOnlyList<AwaitedEvidence> Missing => _missing;

    public async Task AddAsync(AwaitedEvidence awaited, CancellationToken cancellationToken)
    {
        _latest = clock.GetTimestamp();
        _pending.Enqueue(awaited);
        if (_pending.Count > MostPending)
        {
            await WaitAsync(_pending.Dequeue(), cancellationToken);
        }
    }

    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        while (_pending.TryDequeue(out var awaited))
        {
            await WaitAsync(awaited, cancellationToken);
        }
    }

    private async Task WaitAsync(AwaitedEvidence awaited, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        bool? isThere;
        while ((isThere = await IsThereAsync(awaited, cancellationToken)) != true)
        {
            if (isThere is null || clock.GetElapsedTime(_latest) > Patience)
            {
                _missing.Add(awaited);
                return;
            }

            await Task.Delay(pause, clock, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        _latest = clock.GetTimestamp();
    }

    /// <summary>Null where it will never come: the document was taken back.</summary>
    private async Task<bool?> IsThereAsync(AwaitedEvidence awaited, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GetDocumentEvidenceRequest { DocumentId = awaited.DocumentId, Revision = awaited.Revision };
            await services.GetDocumentEvidenceAsync(request, cancellationToken, isPoll: true);
            return true;
        }
        catch (CallFault fault) when (fault.Reason == EvidenceNotFound)
        {
            return false;
        }
        catch (CallFault fault) when (fault.Reason == DocumentRetracted)
        {
            return null;
        }
    }
}
