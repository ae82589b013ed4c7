using Grpc.Core;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.TestSupport;

namespace Hearsay.Ingestion.Tests;

public sealed class ListDocumentsTests(IngestionFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_PagesOfAnySize_MakeTheSameList()
    {
        await using var service = await RunningService.StartAsync(IngestionComposition.Definition, await fixture.CreateDatabaseAsync(), cancellationToken: Cancellation);
        var client = new IngestionService.IngestionServiceClient(service.Channel);
        var submitted = new List<string>();
        for (var at = 0; at < 53; at++)
        {
            submitted.Add((await client.SubmitDocumentAsync(IngestionFixture.Article($"Sailing {at}."), cancellationToken: Cancellation)).DocumentId);
        }

        submitted.Reverse();
        foreach (var size in new[] { 1, 7, 52, 53, 54, 100_000 })
        {
            Assert.Equal(submitted, await ReadAllAsync(client, size));
        }

        var first = await client.ListDocumentsAsync(new ListDocumentsRequest(), cancellationToken: Cancellation);
        Assert.Equal(50, first.Documents.Count);
        Assert.Matches("^[A-Za-z0-9_-]+$", first.NextPageToken);
        Assert.Empty(service.Errors);
    }

    [Fact]
    public async Task List_NegativePageSize_IsRefused()
    {
        var failure = await FailAsync(new ListDocumentsRequest { PageSize = -1, SourceKey = "\0" });

        Failures.AssertFields(failure, ("page_size", "NEGATIVE"), ("source_key", "NUL"));
    }

    [Fact]
    public async Task List_ForgedOrForeignToken_IsRefused()
    {
        await fixture.SubmitAsync("One.", IngestionFixture.NewKey());
        await fixture.SubmitAsync("Two.", IngestionFixture.NewKey());
        var token = (await ListAsync(fixture.Client, new ListDocumentsRequest { PageSize = 1 })).NextPageToken;
        Assert.NotEmpty((await ListAsync(fixture.Client, new ListDocumentsRequest { PageSize = 3, PageToken = token })).Documents);
        var altered = token[..^2] + (token[^2] == 'A' ? 'B' : 'A') + token[^1];

        ListDocumentsRequest[] requests =
        [
            new() { PageToken = token, SourceKey = "other" },
            new() { PageToken = altered },
            new() { PageToken = token[..^4] },
            new() { PageToken = token + "AAAA" },
            new() { PageToken = "not a token" },
            new() { PageToken = "AQ" },
            new() { PageToken = new string('A', 100_000) },
        ];
        foreach (var request in requests)
        {
            Failures.AssertIs(await FailAsync(request), StatusCode.InvalidArgument, ErrorReason.InvalidPageToken);
        }
    }

    private static async Task<IReadOnlyList<string>> ReadAllAsync(IngestionService.IngestionServiceClient client, int size)
    {
        var read = new List<string>();
        var request = new ListDocumentsRequest { PageSize = size };
        do
        {
            var page = await ListAsync(client, request);
            Assert.InRange(page.Documents.Count, 1, Math.Min(size, 200));
            read.AddRange(page.Documents.Select(document => document.DocumentId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0 && read.Count < 1000);

        return read;
    }

    private static async Task<ListDocumentsResponse> ListAsync(IngestionService.IngestionServiceClient client, ListDocumentsRequest request) =>
        await client.ListDocumentsAsync(request, cancellationToken: Cancellation);

    private Task<Google.Rpc.Status> FailAsync(ListDocumentsRequest request) => Failures.OfAsync(fixture.Client.ListDocumentsAsync(request, cancellationToken: Cancellation));
}
