using System.Runtime.CompilerServices;
using Grpc.Core;
using Hearsay.Cli.Calls;
using Hearsay.Cli.Input;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Cli.Submit;

/// <summary>
/// Sends every document of the files: one alone as a call, several over a stream. One that is refused is named, and the rest still goes; a
/// service that stays away, or a line that cannot be read, ends it.
/// </summary>
/// <param name="session">Where to call and print.</param>
/// <param name="progress">The bar.</param>
/// <param name="evidence">Waits for what was read; null where nobody waits.</param>
/// <param name="lane">Lane of documents that name none.</param>
internal sealed class Submission(Session session, SubmitProgress progress, EvidenceWait? evidence, Lane lane)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly SubmitCounts _counts = new();

    public async Task<int> RunAsync(IReadOnlyList<InputFile> files, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(new Ahead(ReadAsync(files, cancellationToken)), cancellationToken);
        }
        finally
        {
            _counts.WriteTo(session.Screen);
        }

        if (evidence is not null)
        {
            progress.WaitForEvidence();
            await evidence.CompleteAsync(cancellationToken);
            Report(evidence.Missing);
        }

        return _counts.Refused > 0 || evidence?.Missing.Count > 0 ? ExitCode.Refused : ExitCode.Done;
    }

    private async Task SendAsync(Ahead documents, CancellationToken cancellationToken)
    {
        await using var _ = documents;
        if (!await documents.MoveNextAsync())
        {
            return;
        }

        if (await documents.HasAnotherAsync())
        {
            await new SubmitStream(session.Services, TookAsync, Refused).RunAsync(documents, cancellationToken);
            return;
        }

        try
        {
            await TookAsync(documents.Current, await SubmitAsync(documents.Current.Request, cancellationToken), cancellationToken);
        }
        catch (CallFault fault) when (fault.ExitCode == ExitCode.Refused)
        {
            Refused(documents.Current, fault);
        }

        // What could not be read after it.
        await documents.MoveNextAsync();
    }

    /// <summary>A service that is full says when to come again; after a few times that is told to the caller.</summary>
    private async Task<SubmitDocumentResponse> SubmitAsync(SubmitDocumentRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await session.Services.SubmitDocumentAsync(request, cancellationToken);
            }
            catch (CallFault fault) when (fault is { StatusCode: StatusCode.ResourceExhausted, RetryAfter: { } pause } && attempt < Contracts.CallPolicy.MostTries)
            {
                await Task.Delay(pause < LongestPause ? pause : LongestPause, cancellationToken);
            }
        }
    }

    private async IAsyncEnumerable<InputDocument> ReadAsync(IReadOnlyList<InputFile> files, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            var before = 0L;
            await foreach (var document in new DocumentReader(file).ReadAsync(cancellationToken))
            {
                var request = document.Request;
                if (request.RequestId.Length == 0)
                {
                    // Made before the first try, so that a try whose answer was lost makes no second document.
                    request.RequestId = Guid.CreateVersion7().ToString("D");
                }

                request.Lane = request.Lane is Lane.Unspecified ? lane : request.Lane;
                yield return document;
                progress.Advance(document.BytesRead - before);
                before = document.BytesRead;
            }
        }
    }

    private async Task TookAsync(InputDocument document, SubmitDocumentResponse answer, CancellationToken cancellationToken)
    {
        _counts.Took(answer.Outcome);
        Print(answer);
        if (evidence is not null)
        {
            await evidence.AddAsync(new AwaitedEvidence(document.Origin, answer.DocumentId, answer.Revision), cancellationToken);
        }
    }

    private void Refused(InputDocument document, CallFault fault)
    {
        _counts.Refuse();
        ErrorReport.Of(fault, document.Origin).WriteTo(session.Screen);
    }

    private void Print(SubmitDocumentResponse answer)
    {
        if (session.Screen.Json)
        {
            session.Screen.Message(answer);
            return;
        }

        var outcome = EnumWords<SubmitOutcome>.Of(answer.Outcome);
        var changed = string.Join(',', answer.ChangedFacts);
        string[] row = [answer.DocumentId, $"{answer.Revision}", outcome, .. changed.Length > 0 ? [$"changed={changed}"] : (string[])[]];
        session.Screen.Row(row);
    }

    private void Report(IReadOnlyList<AwaitedEvidence> missing)
    {
        foreach (var awaited in missing)
        {
            session.Screen.Error($"{awaited.Origin}: no evidence yet of document {awaited.DocumentId} revision {awaited.Revision}");
        }

        if (missing.Count > 0)
        {
            session.Screen.ErrorDetail("Look whether extraction and query run; hearsay evidence DOCUMENT shows it once it is there.");
        }
    }
}
