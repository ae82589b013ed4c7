using Grpc.Core;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.TestSupport;

namespace Hearsay.EndToEnd.Tests.Telemetry;

/// <summary>The running platform against deploy/telemetry/registry.yaml, both ways.</summary>
public sealed class RegistryTests(SeededPlatform platform)
{
    private static readonly Registry Registry = Registry.Load();
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void File_AgainstItself_IsWhole() => Assert.Empty(new RegistryCheck(Registry).FaultsOfFile(path =>
        File.Exists(Path.Combine(LocalUp.Root, path)) ? File.ReadAllText(Path.Combine(LocalUp.Root, path)) : null));

    [Fact]
    public async Task Metrics_OfTheRunningPlatform_AreThoseOfTheRegistry()
    {
        await UseEveryPathAsync();
        var faults = new List<string>();
        await HoldsWithinAsync(async () =>
        {
            faults.Clear();
            foreach (var service in (string[])["ingestion", "extraction", "query"])
            {
                faults.AddRange(new RegistryCheck(Registry).FaultsOfMetrics(service, Scrape.Read(await GetAsync(service, "/metrics"))));
            }

            return faults.Count == 0;
        });

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Spans_OfTheRunningPlatform_AreThoseOfTheRegistry()
    {
        await UseEveryPathAsync();
        var faults = new List<string>();
        // A parent ends, and arrives, after its children.
        await HoldsWithinAsync(() =>
        {
            faults = [.. new RegistryCheck(Registry).FaultsOfSpans(platform.Traces.Spans), .. new RegistryCheck(Registry).MissingSpans(platform.Traces.Spans)];
            return Task.FromResult(faults.Count == 0);
        });

        Assert.Empty(faults);
    }

    /// <summary>Whatever the seeds alone do not make happen: a document that is known, watched for, retracted, read without being stored, calls as JSON.</summary>
    private async Task UseEveryPathAsync()
    {
        var ingestion = new IngestionService.IngestionServiceClient(platform.Up.Ingestion);
        using (var watch = new QueryService.QueryServiceClient(platform.Up.Query).WatchStatements(
            new WatchStatementsRequest { Pattern = new WatchPattern { Speaker = "Droste" } }, cancellationToken: Cancellation))
        {
            await NextAsync(watch, isItem: false);
            var submitted = await Journey.SubmitAsync(platform.Up, $"\"The weir holds,\" said Keeper Anselm Droste. Report {Guid.CreateVersion7():N}.");
            await Journey.EvidenceAsync(platform.Up, submitted);
            await NextAsync(watch, isItem: true);
            await ingestion.RetractDocumentAsync(new RetractDocumentRequest { DocumentId = submitted.DocumentId }, cancellationToken: Cancellation);
        }

        await new ExtractionService.ExtractionServiceClient(platform.Up.Extraction).ExtractTextAsync(new ExtractTextRequest { Text = "Nobody spoke." }, cancellationToken: Cancellation);
        await GetAsync("query", "/v1/statements?text=weir");
        using var http = new HttpClient();
        using var content = new StringContent("""{"plain_text": "The lock is dry.", "facts": {"url": "https://lock.example/dry"}}""", System.Text.Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri($"http://127.0.0.1:{platform.Up.Port("ingestion", "HTTP")}/v1/documents"), content, Cancellation);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Reads on to the next sign of life, or the next item.</summary>
    private static async Task NextAsync(AsyncServerStreamingCall<WatchStatementsResponse> watch, bool isItem)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        bound.CancelAfter(Patience);
        do
        {
            Assert.True(await watch.ResponseStream.MoveNext(bound.Token));
        }
        while ((watch.ResponseStream.Current.ItemCase is WatchStatementsResponse.ItemOneofCase.None) == isItem);
    }

    private async Task<string> GetAsync(string service, string path)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri($"http://127.0.0.1:{platform.Up.Port(service, "HTTP")}{path}"), Cancellation);
    }

    /// <summary>Waits no longer than its patience; what is still wrong then is for the assertion to tell.</summary>
    private static Task HoldsWithinAsync(Func<Task<bool>> condition) =>
        Eventually.HoldsAsync(condition, "registry and platform agree", Patience).ContinueWith(_ => { }, TaskScheduler.Default);
}
