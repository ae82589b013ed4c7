using Hearsay.Cli.Calls;
using Hearsay.Cli.Input;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Cli.Submit;

/// <summary>
/// Sends every document of the files. One that is refused is named, and the rest still goes; a service that is away, or a line
/// that cannot be read, ends it.
/// </summary>
/// <param name="session">Where to call and print.</param>
/// <param name="progress">The bar.</param>
/// <param name="evidence">Waits for what was read; null where nobody waits.</param>
internal sealed class Submission(Session session, SubmitProgress progress, EvidenceWait? evidence)
{
    private int _code = ExitCode.Done;

    public async Task<int> RunAsync(IReadOnlyList<InputFile> files, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            var before = 0L;
            await foreach (var document in new DocumentReader(file).ReadAsync(cancellationToken))
            {
                await SubmitAsync(document, cancellationToken);
                progress.Advance(document.BytesRead - before);
                before = document.BytesRead;
            }
        }

        if (evidence is not null)
        {
            progress.WaitForEvidence();
            await evidence.CompleteAsync(cancellationToken);
            Report(evidence.Missing);
        }

        return _code;
    }

    private async Task SubmitAsync(InputDocument document, CancellationToken cancellationToken)
    {
        var request = document.Request;
        if (request.RequestId.Length == 0)
        {
            // Made before the first try, so that a try whose answer was lost makes no second document.
            request.RequestId = Guid.CreateVersion7().ToString("D");
        }

        try
        {
            var answer = await session.Services.SubmitDocumentAsync(request, cancellationToken);
            Print(answer);
            if (evidence is not null)
            {
                await evidence.AddAsync(new AwaitedEvidence(document.Origin, answer.DocumentId, answer.Revision), cancellationToken);
            }
        }
        catch (CallFault fault) when (fault.ExitCode == ExitCode.Refused)
        {
            ErrorReport.Of(fault, document.Origin).WriteTo(session.Screen);
            _code = ExitCode.Refused;
        }
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
            _code = ExitCode.Refused;
        }

        if (missing.Count > 0)
        {
            session.Screen.ErrorDetail("Look whether extraction and query run; hearsay evidence DOCUMENT shows it once it is there.");
        }
    }
}
