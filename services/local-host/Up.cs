using System.ComponentModel;
using Google.Protobuf;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.LocalHost.Documents;
using Hearsay.LocalHost.Postgres;
using Hearsay.LocalPostgres;

namespace Hearsay.LocalHost;

/// <summary>Starts the platform, takes the documents in, shows their evidence, stays up.</summary>
internal sealed class Up(UpOptions options)
{
    private readonly Screen _screen = new();

    /// <summary>Exit code: 0, or 1 where something failed or a document has no evidence.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RunPlatformAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _screen.Step("stopped");
            return 0;
        }
        catch (Exception exception) when (exception is UpFailure or InvalidOperationException or IOException
            or UnauthorizedAccessException or Win32Exception)
        {
            Screen.Failure(exception.Message);
            return 1;
        }
    }

    private async Task<int> RunPlatformAsync(CancellationToken cancellationToken)
    {
        var places = Places.Find(options.Data);
        if (options.Fresh)
        {
            await ClearAsync(places, cancellationToken).ConfigureAwait(false);
        }

        if (options.Traces)
        {
            await Traces.StartAsync(_screen, cancellationToken).ConfigureAwait(false);
        }

        var ports = new Ports(options.AnyPort, _screen);
        var (owner, cluster) = await PostgresProvision.ProvideAsync(options, places, ports, _screen, cancellationToken).ConfigureAwait(false);
        await using (cluster)
        {
            var platform = Platform.Plan(places.Dapr, ports, owner, options.Fast);
            await using var running = await RunningPlatform.StartAsync(platform, places, _screen, cancellationToken).ConfigureAwait(false);
            _screen.Step("sidecar, ingestion, extraction and query are ready");
            var complete = await TakeInAsync(platform, places, cancellationToken).ConfigureAwait(false);
            ShowWhereToCall(platform, running);
            if (options.Reextract)
            {
                _screen.Step("reading anew what older engines have read; it answers meanwhile");
                await running.ReextractAsync(platform.Extraction, cancellationToken).ConfigureAwait(false);
                _screen.Step("all is read by this engine; the read model follows");
            }

            if (options.Once)
            {
                return complete ? 0 : 1;
            }

            _screen.Step("up; Ctrl-C stops it");
            var ended = await running.WaitForAnyExitAsync(cancellationToken).ConfigureAwait(false);
            throw new UpFailure($"{ended} ended by itself; {ProgramLog.TellsWhy(running.LogOf(ended))}");
        }
    }

    /// <summary>Removes what earlier runs made, and nothing else: the folder is the user's choice.</summary>
    private static async Task ClearAsync(Places places, CancellationToken cancellationToken)
    {
        await PostgresCluster.RemoveAsync(new ClusterOptions(places.Postgres, Port: 0, Durable: true), cancellationToken).ConfigureAwait(false);
        if (Directory.Exists(places.Logs))
        {
            Directory.Delete(places.Logs, recursive: true);
        }
    }

    private async Task<bool> TakeInAsync(Platform platform, Places places, CancellationToken cancellationToken)
    {
        var files = options.Files.Count > 0
            ? options.Files.Select(file => file.FullName).ToList()
            : Directory.EnumerateFiles(places.Seeds, "*.jsonl").Order(StringComparer.Ordinal).ToList();
        var submitted = await Submission.SubmitAsync(files, platform, cancellationToken).ConfigureAwait(false);
        var documents = submitted
            .GroupBy(response => response.DocumentId, StringComparer.Ordinal)
            .Select(revisions => revisions.MaxBy(response => response.Revision)!)
            .ToList();
        _screen.Step($"{submitted.Count} texts of {documents.Count} documents taken in; waiting for their evidence");
        var evidence = await WaitForAllAsync(documents, platform, cancellationToken).ConfigureAwait(false);
        await WriteJsonAsync(evidence, cancellationToken).ConfigureAwait(false);
        foreach (var document in evidence)
        {
            await Submission.PrintEvidenceAsync(document.DocumentId, platform, cancellationToken).ConfigureAwait(false);
            Screen.Line();
        }

        return evidence.Count == documents.Count;
    }

    private async Task<IReadOnlyList<GetDocumentEvidenceResponse>> WaitForAllAsync(
        IReadOnlyList<SubmitDocumentResponse> documents, Platform platform, CancellationToken cancellationToken)
    {
        using var wait = new EvidenceWait(platform.Query.GrpcAddress);
        var evidence = new List<GetDocumentEvidenceResponse>();
        foreach (var document in documents)
        {
            if (await wait.ForAsync(document, cancellationToken).ConfigureAwait(false) is not { } found)
            {
                Screen.Failure($"document {document.DocumentId} has no evidence after {EvidenceWait.Longest.TotalSeconds:F0} s.");
                continue;
            }

            if (evidence.Count == 0)
            {
                _screen.Step("first evidence");
            }

            evidence.Add(found);
        }

        _screen.Step($"evidence of {evidence.Count} documents: {evidence.Sum(document => document.Evidence.Statements.Count)} statements");
        return evidence;
    }

    private async Task WriteJsonAsync(IReadOnlyList<GetDocumentEvidenceResponse> evidence, CancellationToken cancellationToken)
    {
        if (options.Json is not null)
        {
            var lines = evidence.Select(document => JsonFormatter.Default.Format(document));
            await File.WriteAllLinesAsync(options.Json.FullName, lines, cancellationToken).ConfigureAwait(false);
            _screen.Step($"written to {options.Json.FullName}");
        }
    }

    private static void ShowWhereToCall(Platform platform, RunningPlatform running)
    {
        foreach (var service in platform.All.Where(process => process.GrpcPort != 0))
        {
            Screen.Line($"{service.Name,-10}  gRPC 127.0.0.1:{service.GrpcPort}  HTTP {service.HttpAddress}  health 127.0.0.1:{service.HealthPort}  log {running.LogOf(service.Name)}");
        }

        Screen.Line($"Try: deploy/local/hearsay statements --query {platform.Query.GrpcAddress}");
    }
}
