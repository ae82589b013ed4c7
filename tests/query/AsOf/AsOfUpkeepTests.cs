using Google.Protobuf.WellKnownTypes;
using Hearsay.Contracts.Query.V1;
using Hearsay.Postgres;
using Hearsay.TestSupport;
using Npgsql;

namespace Hearsay.Query.Tests;

/// <summary>What answers about the past are made from, and what changes it.</summary>
public sealed class AsOfUpkeepTests(ClusterFixture cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Units_ThatWereNotKept_AreMadeAnewFromTheReading()
    {
        await using var news = await StartAsync();
        var mill = AsOfNews.Create("Olm Wire", 2, "the mill at Farrow employs 300 weavers");
        await news.Query.TakeInAsync(mill, AsOfNews.Create("Olm Wire", 4, "a strike began at the harbour", mill.DocumentId, revision: 2));
        var before = await ClaimsAsync(news.Client, AsOfNews.Day(3));
        Assert.Equal(2, before.Claims.Count);
        Assert.True(await news.Query.CountAsync("past_unit") > 0);

        await news.Query.ScalarAsync("TRUNCATE query.past_unit");
        // Touched, so that what was made before does not answer.
        await news.Query.ScalarAsync("UPDATE query.reading SET projected_at = now()");

        Assert.Equal(before, await ClaimsAsync(news.Client, AsOfNews.Day(3)));
        Assert.True(await news.Query.CountAsync("past_unit") > 0);
    }

    [Fact]
    public async Task Document_ThatComesLate_ChangesTheAnswersFromItsReceiptOn()
    {
        await using var news = await StartAsync();
        var (before, after) = (await ClaimsAsync(news.Client, AsOfNews.Day(1)), await ClaimsAsync(news.Client, AsOfNews.Day(3)));
        var late = AsOfNews.Create("Olm Wire", 2, "the dam at Tarn has 28 gates");

        await news.Query.TakeInAsync(late);

        Assert.Equal(before, await ClaimsAsync(news.Client, AsOfNews.Day(1)));
        var changed = await ClaimsAsync(news.Client, AsOfNews.Day(3));
        Assert.Equal((2, 3), (Assert.Single(after.Claims).DocumentCount, Assert.Single(changed.Claims).DocumentCount));
    }

    [Fact]
    public async Task Retraction_OfADocumentOfThePast_ChangesAnswersThatWereMade()
    {
        await using var news = await StartAsync();
        Assert.Equal(2, Assert.Single((await ClaimsAsync(news.Client, AsOfNews.Day(3))).Claims).DocumentCount);

        await news.Query.RetractAsync(news.Post.DocumentId);

        Assert.Equal(news.Echo.Evidence.Statements[0].Id, Assert.Single((await ClaimsAsync(news.Client, AsOfNews.Day(3))).Claims).Id);
        await news.Query.RetractAsync(news.Echo.DocumentId);
        Assert.Empty((await ClaimsAsync(news.Client, AsOfNews.Day(3))).Claims);
        Assert.Equal(0, await news.Query.CountAsync("past_unit"));
    }

    [Fact]
    public async Task Times_ManyAtOnce_AreAllAnswered()
    {
        await using var news = await StartAsync();
        var first = AsOfNews.Day(1).ToDateTimeOffset();

        var calls = Enumerable.Range(0, 24).Select(async at =>
        {
            var call = news.Client.ListClaimsAsync(new() { AsOf = Timestamp.FromDateTimeOffset(first.AddHours(at * 2)) }, cancellationToken: Cancellation);
            return (at, (await call).Claims.Count);
        });

        // Three times of receipt, so four positions at most: as many are kept.
        Assert.All(await Task.WhenAll(calls), answer => Assert.Equal(1, answer.Count));
    }

    [Fact]
    public async Task Revisions_MoreThanAreJoined_AreRefusedAndTheirRowsAnswered()
    {
        await using var peers = await FakePeers.StartAsync();
        var database = await cluster.Cluster.CreateDatabaseAsync(Cancellation);
        await using var service = await RunningService.StartAsync(
            QueryComposition.Definition,
            database,
            new Dictionary<string, string> { ["DAPR_GRPC_ENDPOINT"] = peers.Address, ["AsOf:MostRevisions"] = "1" },
            cancellationToken: Cancellation);
        var client = new QueryService.QueryServiceClient(service.Channel);
        var sidecar = new AppCallbackClient(service.Channel);
        foreach (var day in new[] { 1, 2, 3 })
        {
            var article = AsOfNews.Create("The Tarn Post", day, "the dam at Tarn has 28 gates");
            peers.Put(article);
            await sidecar.DeliverAsync(
                Contracts.Topics.EvidenceExtracted,
                new Contracts.Extraction.V1.EvidenceExtracted { DocumentId = article.DocumentId, Revision = 1, EngineVersion = 1 },
                null,
                Cancellation);
        }

        Assert.Equal(1, Assert.Single((await ClaimsAsync(client, AsOfNews.Day(1))).Claims).DocumentCount);
        var refusal = await Refusal.OfAsync(client.ListClaimsAsync(new() { AsOf = AsOfNews.Day(2) }, cancellationToken: Cancellation));
        Assert.Equal((Grpc.Core.StatusCode.FailedPrecondition, "AS_OF_TOO_LARGE", "1"), (refusal.Code, refusal.Reason, refusal.Metadata["max_revisions"]));
        Assert.Equal(2, (await client.ListStatementsAsync(new() { AsOf = AsOfNews.Day(2) }, cancellationToken: Cancellation)).Statements.Count);
    }

    [Fact]
    public async Task Rows_FromBeforeTheMigration_HoldFromTheirReceiptToTheNext()
    {
        var database = await cluster.Cluster.CreateDatabaseAsync(Cancellation);
        await FormerFormAsync(database);
        await database.MigrateAsync(QueryComposition.Definition.Schema, Cancellation);

        await using var owner = NpgsqlDataSource.Create(database.OwnerConnectionString);
        await using var command = owner.CreateCommand(
            "SELECT revision, current, received_at, superseded_at FROM query.statement ORDER BY revision");
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<(int, bool, DateTime, DateTime?)>();
        while (await reader.ReadAsync(Cancellation))
        {
            rows.Add((reader.GetInt32(0), reader.GetBoolean(1), reader.GetDateTime(2), reader.IsDBNull(3) ? null : reader.GetDateTime(3)));
        }

        DateTime[] days = [.. Enumerable.Range(1, 3).Select(day => new DateTime(2021, 3, day, 0, 0, 0, DateTimeKind.Utc))];
        Assert.Equal([(1, false, days[0], days[1]), (2, false, days[2], days[1]), (3, true, days[1], null)], rows);
    }

    private static async Task<ListClaimsResponse> ClaimsAsync(QueryService.QueryServiceClient client, Timestamp asOf) =>
        await client.ListClaimsAsync(new() { AsOf = asOf }, cancellationToken: Cancellation);

    private async Task<AsOfNews> StartAsync()
    {
        var news = new AsOfNews(cluster);
        await news.InitializeAsync();
        return news;
    }

    /// <summary>The schema as it was before rows told when they hold, with a document of three revisions; the second was received after the third.</summary>
    private static async Task FormerFormAsync(TestDatabase database)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(database.OwnerConnectionString) { Pooling = false, SearchPath = "query" }.ConnectionString);
        await connection.OpenAsync(Cancellation);
        var ledger = NamedSql.Load(typeof(MigrationRunner).Assembly, "Ledger.sql");
        await RunAsync(connection, $"CREATE SCHEMA query; {ledger["LedgerCreate"]}");
        foreach (var source in QueryComposition.Definition.Schema.Sources)
        {
            foreach (var step in Migration.ReadAll(source).TakeWhile(step => step.Name != "answer_as_of"))
            {
                await RunAsync(connection, step.Sql);
                await using var append = ledger.On(connection, "LedgerAppend", step.Source, step.Number, step.Name, step.Sha256);
                await append.ExecuteNonQueryAsync(Cancellation);
            }
        }

        await RunAsync(
            connection,
            """
            INSERT INTO document (document_id, current_revision) VALUES (md5('d')::uuid, 3);
            INSERT INTO reading (document_id, revision, engine_version, text_sha256, text, evidence, received_at)
            SELECT md5('d')::uuid, n, 1, repeat('0', 64), 'text', '', ('2021-03-0' || CASE n WHEN 1 THEN 1 WHEN 2 THEN 3 ELSE 2 END)::timestamp AT TIME ZONE 'UTC'
            FROM generate_series(1, 3) AS n;
            INSERT INTO statement (
                statement_id, document_id, revision, position, current, newest_first, kind, stance, certainty, outlet, speaker, addressee, said, content, payload)
            SELECT md5('s' || n)::uuid, md5('d')::uuid, n, 0, n = 3, 0, 1, 1, 1, '', '', '', '', '{}', '' FROM generate_series(1, 3) AS n;
            """);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
