using Hearsay.Cli.Calls;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Verify;

/// <summary>One document from end to end: submitted twice as one, read, held by query, taken back.</summary>
internal sealed class DocumentChecks(ServiceConnections services, TimeProvider clock, TimeSpan within, bool keep)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Invented, and says so; of a domain that is nobody's, and a new document at each run.</summary>
    private readonly SubmitDocumentRequest _request = new()
    {
        RequestId = Guid.CreateVersion7().ToString("D"),
        PlainText = "Trial of an installation: this is no news\n\n"
            + "\"The trial bridge stays open until nightfall,\" said Orla Venn, keeper of the trial harbour.\n",
        Facts = new PublicationFacts
        {
            Url = $"https://trial.hearsay.example/{Guid.CreateVersion7():D}",
            Outlet = "Hearsay Trial",
            Title = "Trial of an installation: this is no news",
        },
    };

    public async Task RunAsync(VerifyReport report, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var submitted = await services.SubmitDocumentAsync(_request, cancellationToken);
        report.Ok($"document {submitted.DocumentId} was taken in, trace {services.Traces.Latest}");
        try
        {
            var again = await services.SubmitDocumentAsync(_request, cancellationToken);
            report.Hold(again.DocumentId == submitted.DocumentId && again.Revision == submitted.Revision, "the same request sent again makes nothing new", $"it made {again.DocumentId}");
            await ReadAsync(submitted, started, report, cancellationToken);
        }
        finally
        {
            await EndAsync(submitted.DocumentId, report, cancellationToken);
        }
    }

    private async Task ReadAsync(SubmitDocumentResponse submitted, long started, VerifyReport report, CancellationToken cancellationToken)
    {
        var evidence = await UntilAsync(
            started,
            async () => (await services.GetEvidenceAsync(new GetEvidenceRequest { DocumentId = submitted.DocumentId }, cancellationToken)).Evidence,
            cancellationToken);
        Tell("extraction has read it", evidence);
        var answer = await UntilAsync(
            started,
            async () => (await services.GetDocumentEvidenceAsync(
                new GetDocumentEvidenceRequest { DocumentId = submitted.DocumentId, Revision = submitted.Revision }, cancellationToken, isPoll: true)).Evidence,
            cancellationToken);
        Tell("query answers with it", answer);

        void Tell(string what, Evidence? found) => report.Hold(
            found is { Statements.Count: > 0 },
            $"{what}: {found?.Statements.Count ?? 0} statements after {clock.GetElapsedTime(started).TotalSeconds:F1} s",
            found is null ? $"not within {within.TotalSeconds:F0} s" : "it has a quotation");
    }

    /// <summary>Taken back also where a check has failed or the run was interrupted: a trial leaves nothing behind.</summary>
    private async Task EndAsync(string documentId, VerifyReport report, CancellationToken cancellationToken)
    {
        if (keep)
        {
            report.Note($"document {documentId} is kept");
            return;
        }

        using var bound = new CancellationTokenSource(within);
        await services.RetractDocumentAsync(
            new RetractDocumentRequest { DocumentId = documentId, Reason = "trial of an installation" }, bound.Token);
        report.Ok("it was taken back");
        if (!cancellationToken.IsCancellationRequested)
        {
            var gone = await UntilAsync(
                clock.GetTimestamp(), () => IsGoneAsync(documentId, bound.Token), cancellationToken);
            report.Hold(gone is not null, "query answers with it no more", $"not within {within.TotalSeconds:F0} s");
        }
    }

    private async Task<object?> IsGoneAsync(string documentId, CancellationToken cancellationToken)
    {
        try
        {
            await services.GetDocumentEvidenceAsync(new GetDocumentEvidenceRequest { DocumentId = documentId }, cancellationToken, isPoll: true);
            return null;
        }
        catch (CallFault fault) when (fault.Reason is "DOCUMENT_RETRACTED" or "EVIDENCE_NOT_FOUND" or "DOCUMENT_NOT_FOUND")
        {
            return fault;
        }
    }

    /// <summary>Asks until there is an answer or the time is over; null then.</summary>
    private async Task<T?> UntilAsync<T>(long started, Func<Task<T?>> ask, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            try
            {
                if (await ask() is { } answer)
                {
                    return answer;
                }
            }
            catch (CallFault fault) when (fault.Reason is "EVIDENCE_NOT_FOUND" or "DOCUMENT_NOT_FOUND")
            {
                // Not yet.
            }

            if (clock.GetElapsedTime(started) > within)
            {
                return null;
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }
}
