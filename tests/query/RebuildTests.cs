using Grpc.Core;
using Hearsay.Contracts.Query.V1;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Hearsay.Query.Tests;

/// <summary>Making the read model anew, from what query keeps and from what extraction does, while it answers.</summary>
public sealed class RebuildTests(ClusterFixture cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rebuild_ReadsMeanwhile_NeverSeeADocumentHalfOrAbsent()
    {
        await using var news = await StartAsync();
        var whole = await DocumentAsync(news.Client, news.Echo.DocumentId);
        var reads = 0;
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    Assert.Equal(whole, await DocumentAsync(news.Client, news.Echo.DocumentId));
                    Interlocked.Increment(ref reads);
                }
            },
            Cancellation);

        for (var round = 0; round < 3 || Volatile.Read(ref reads) < 20; round++)
        {
            Assert.Equal(5, await news.Query.Service.Services.GetRequiredService<RebuildReadModel>().RunAsync(Cancellation));
        }

        await stop.CancelAsync();
        await reading;
    }

    [Fact]
    public async Task FromExtraction_EmptyReadModel_GivesTheSameAnswers()
    {
        await using var news = await StartAsync();
        news.Query.Peers.Retract(news.Engineer.DocumentId);
        await news.Query.RetractAsync(news.Engineer.DocumentId);
        var before = await LinkedDocumentsTests.AnswersAsync(news);
        await EmptyAsync(news.Query);
        Assert.Empty((await news.Client.ListStatementsAsync(new ListStatementsRequest(), cancellationToken: Cancellation)).Statements);

        var done = await RunAsync(news.Query);

        Assert.Equal(new RebuiltModel(4, 0, 0, 1), done);
        Assert.Equal(before, await LinkedDocumentsTests.AnswersAsync(news));
        Assert.Equal("DOCUMENT_RETRACTED", await ReasonAsync(news.Client, news.Engineer.DocumentId));
    }

    [Fact]
    public async Task FromExtraction_WhatIsThere_StaysAndOlderReadingsReplaceNothing()
    {
        await using var news = await StartAsync();
        var document = Guid.CreateVersion7().ToString();
        await news.Query.TakeInAsync(new InventedArticle("The mill of Torvane will close.", document, engineVersion: 5));
        // What extraction gives is older than what query has.
        news.Query.Peers.Put(new InventedArticle("The mill of Torvane will close.", document, engineVersion: 4));
        var before = await news.Query.EvidenceAsync(document);

        var done = await RunAsync(news.Query);

        Assert.Equal((0, 7), (done.Applied, done.Known));
        Assert.Equal(before, await news.Query.EvidenceAsync(document));
    }

    [Fact]
    public async Task FromExtraction_StreamBreaksOff_GoesOnAtItsPosition()
    {
        await using var news = await StartAsync();
        var before = await LinkedDocumentsTests.AnswersAsync(news);
        await EmptyAsync(news.Query);
        news.Query.Peers.StreamBreaksAfter = 2;

        Assert.Equal(5, (await RunAsync(news.Query)).Applied);

        Assert.Equal([0L, 2L, 4L], news.Query.Peers.StreamsFrom.Distinct().Order());
        Assert.Equal(5, news.Query.Peers.Streamed);
        Assert.Equal(before, await LinkedDocumentsTests.AnswersAsync(news));
    }

    [Fact]
    public async Task FromExtraction_PeerStaysAway_IsGoneOnWithByTheNextRun()
    {
        await using var news = await StartAsync();
        await EmptyAsync(news.Query);
        news.Query.Peers.Fail(news.Echo.DocumentId, StatusCode.Unavailable);

        await Assert.ThrowsAsync<RpcException>(() => RunAsync(news.Query));
        var taken = await news.Query.CountAsync("reading");
        news.Query.Peers.Recover(news.Echo.DocumentId);
        var rest = await RunAsync(news.Query);

        Assert.Equal(5, taken + rest.Applied);
        Assert.Equal(0, rest.Known);
        Assert.Equal(0, (await RunAsync(news.Query)).Applied);
    }

    [Fact]
    public async Task FromExtraction_Anew_BeginsAtTheBeginning()
    {
        await using var news = await StartAsync();
        await news.Query.Service.Services.GetRequiredService<RebuildPlace>().NoteAsync(4, Cancellation);
        Assert.Equal(1, (await RunAsync(news.Query)).Known);

        await news.Query.Service.Services.GetRequiredService<RebuildPlace>().NoteAsync(4, Cancellation);
        Assert.Equal(5, (await RunAsync(news.Query, anew: true)).Known);
    }

    [Fact]
    public async Task Verb_FromExtraction_FillsAndEndsWell()
    {
        await using var news = await StartAsync();
        await EmptyAsync(news.Query);

        Assert.Equal(0, await RebuildVerb.RunAsync(
            ["--from-extraction", "--ConnectionStrings:Postgres=" + news.Query.Service.ConnectionString, "--DAPR_GRPC_ENDPOINT=" + news.Query.Peers.Address]));

        Assert.Equal(5, await news.Query.CountAsync("reading"));
    }

    [Fact]
    public async Task Verb_WrongOptions_EndsWithTwo() => Assert.Equal(2, await RebuildVerb.RunAsync(["--anew"]));

    /// <summary>Drops all that is derived and the tombstones; what people decided stays.</summary>
    internal static async Task EmptyAsync(QueryFixture query)
    {
        await using var owner = NpgsqlDataSource.Create(query.Database.OwnerConnectionString);
        await using var command = owner.CreateCommand(
            """
            SELECT string_agg(format('query.%I', relname), ', ')
            FROM pg_class
            WHERE relnamespace = 'query'::regnamespace AND relkind = 'r'
              AND relname !~ '(decision|decided|correction|watch|outbox|inbox|dead_letter|event_process|crash|ledger|migration|receipt|relay)'
            """);
        var tables = (string)(await command.ExecuteScalarAsync(Cancellation))!;
        await using var emptying = owner.CreateCommand($"TRUNCATE {tables} CASCADE");
        await emptying.ExecuteNonQueryAsync(Cancellation);
    }

    private static async Task<(GetDocumentEvidenceResponse Evidence, ListStatementsResponse Statements)> DocumentAsync(QueryService.QueryServiceClient client, string document) => (
        await client.GetDocumentEvidenceAsync(new GetDocumentEvidenceRequest { DocumentId = document }, cancellationToken: Cancellation),
        await client.ListStatementsAsync(new ListStatementsRequest { DocumentId = document }, cancellationToken: Cancellation));

    private static async Task<string> ReasonAsync(QueryService.QueryServiceClient client, string document)
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => DocumentAsync(client, document));
        return failure.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Reason;
    }

    private static Task<RebuiltModel> RunAsync(QueryFixture query, bool anew = false) =>
        query.Service.Services.GetRequiredService<RebuildFromExtraction>().RunAsync(anew, Cancellation);

    private async Task<DamNews> StartAsync()
    {
        var news = new DamNews(cluster);
        await news.InitializeAsync();
        return news;
    }
}
