using Google.Protobuf;
using Grpc.Core;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.EndToEnd.Tests;
using Hearsay.TestSupport;

namespace Hearsay.Deploy.Tests;

/// <summary>The platform as deploy/local/up starts it, on a database that the tests know, for all tests that need it running.</summary>
[CollectionDefinition(Name)]
public sealed class LivePlatform : IAsyncLifetime, ICollectionFixture<LivePlatform>
{
    public const string Name = "Live platform";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"hearsay-live-{Guid.CreateVersion7():N}")).FullName;
    private TestCluster _cluster = null!;

    public LocalUp Up { get; private set; } = null!;

    /// <summary>Connection string of the owner of its database.</summary>
    public string OwnerConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        _cluster = await TestCluster.StartAsync(TestContext.Current.CancellationToken);
        OwnerConnectionString = (await _cluster.CreateDatabaseAsync(TestContext.Current.CancellationToken)).OwnerConnectionString;
        Up = LocalUp.StartWith(
            new Dictionary<string, string> { ["HEARSAY_POSTGRES"] = OwnerConnectionString },
            Path.Combine(_folder, "data"),
            "--fast",
            Checkout.PathOf("seeds/second-event.jsonl"));
        await Up.UntilUpAsync();
    }

    /// <summary>Takes the articles of the seeds in while somebody watches, waits until they answer, sends one again, reads, and takes one back.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var ingestion = new IngestionService.IngestionServiceClient(Up.Ingestion);
        var query = new QueryService.QueryServiceClient(Up.Query);
        var requests = Checkout.Read("seeds/one-report-many-outlets.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(JsonParser.Default.Parse<SubmitDocumentRequest>).ToList();
        // Of all articles, so that notices come in over some scrapes: what is there when a series is first seen is no rate.
        using var watch = query.WatchStatements(
            new WatchStatementsRequest { Pattern = new WatchPattern { Stances = { Stance.Affirms } } }, cancellationToken: cancellationToken);
        await watch.ResponseStream.MoveNext(cancellationToken);
        var submitted = new List<SubmitDocumentResponse>();
        foreach (var request in requests.Append(requests[0]))
        {
            submitted.Add(await ingestion.SubmitDocumentAsync(request, deadline: Soon(), cancellationToken: cancellationToken));
        }

        foreach (var document in submitted)
        {
            await Eventually.HoldsAsync(() => AnswersAsync(query, document, cancellationToken), $"evidence of {document.DocumentId}", Longest);
        }

        while (watch.ResponseStream.Current.ItemCase is WatchStatementsResponse.ItemOneofCase.None)
        {
            Assert.True(await watch.ResponseStream.MoveNext(cancellationToken));
        }

        await query.ListStatementsAsync(new ListStatementsRequest { PageSize = 5 }, deadline: Soon(), cancellationToken: cancellationToken);
        await ingestion.RetractDocumentAsync(new RetractDocumentRequest { DocumentId = submitted[1].DocumentId }, deadline: Soon(), cancellationToken: cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Up.DisposeAsync();
        await _cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<bool> AnswersAsync(QueryService.QueryServiceClient query, SubmitDocumentResponse document, CancellationToken cancellationToken)
    {
        try
        {
            await query.GetDocumentEvidenceAsync(
                new GetDocumentEvidenceRequest { DocumentId = document.DocumentId, Revision = document.Revision }, deadline: Soon(), cancellationToken: cancellationToken);
            return true;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return false;
        }
    }

    private static DateTime Soon() => TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(20);
}
