using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Hearsay.Contracts;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.Messaging;
using Hearsay.Postgres;
using Hearsay.TestSupport;
using Npgsql;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Query.Tests;

/// <summary>A read model from before corrections, as-of and watching, with rows, comes through all migrations since.</summary>
public sealed class OldDatabaseTests(AsOfNews news, ClusterFixture cluster) : IClassFixture<AsOfNews>
{
    private const int LastOfOld = 8;
    private const string Echo = "Tern Bay Echo";

    private static readonly string[] Tables =
    [
        "document", "reading", "statement", "former_statement", "entity", "event", "unit", "unit_key", "unit_link", "entity_name", "statement_name", "event_name", "claim",
        "contradiction",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrate_RowsFromBefore_AnswersAsOneThatWasNewerAllAlong()
    {
        await using var old = await MigratedAsync();

        foreach (var asOf in (Timestamp?[])[null, AsOfNews.Day(1), AsOfNews.Day(3), AsOfNews.Day(4)])
        {
            Assert.Equal(await AnswersAsync(news.Client, asOf), await AnswersAsync(new QueryService.QueryServiceClient(old.Channel), asOf));
        }
    }

    [Fact]
    public async Task Migrate_RowsFromBefore_AreNoNewsAndCanBeCorrected()
    {
        await using var old = await MigratedAsync();
        var client = new QueryService.QueryServiceClient(old.Channel);
        await using var watcher = await Watcher.OpenAsync(client, WatchedNews.Of(Echo));
        var again = AsOfNews.Create(Echo, 2, "the dam at Tarn has 28 gates", news.Echo.DocumentId);
        again.Evidence.Engine.Version = 2;
        await TakeInAsync(old, again);
        var before = await AnswersAsync(client, null);

        var statement = Assert.Single((await client.ListStatementsAsync(new ListStatementsRequest { Outlet = Echo }, cancellationToken: Cancellation)).Statements);
        var made = await client.CorrectStatementAsync(
            new CorrectStatementRequest
            {
                StatementId = statement.Statement.Id,
                Change = new StatementChange { Rejected = true },
                CorrectedBy = "Desk",
                Reason = "It says that nobody said it.",
                RequestId = Guid.CreateVersion7().ToString(),
            },
            cancellationToken: Cancellation);
        Assert.Empty((await client.ListStatementsAsync(new ListStatementsRequest { Outlet = Echo }, cancellationToken: Cancellation)).Statements);
        var told = await watcher.NextAsync();
        await client.UndoCorrectionAsync(new UndoCorrectionRequest { CorrectionId = made.Correction.Id, UndoneBy = "Desk" }, cancellationToken: Cancellation);
        var undone = await watcher.NextAsync();
        var after = await AnswersAsync(client, null);
        await TakeInAsync(old, WatchedNews.Said(Echo, "Ada Quern"));

        Assert.Equal((false, true, true), (told.Corrected.MatchesNow, undone.Corrected.MatchesNow, undone.Corrected.Undone));
        Assert.Equal(before, after);
        Assert.Equal([WatchedNews.Sails], await watcher.WordsAsync(1));
    }

    /// <summary>A service over a database of the old form, with the rows of the story, that all newer migrations were applied to.</summary>
    private async Task<RunningService> MigratedAsync()
    {
        var database = await cluster.Cluster.CreateDatabaseAsync(Cancellation);
        await using (var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(database.OwnerConnectionString) { Pooling = false, SearchPath = "query" }.ConnectionString))
        {
            await connection.OpenAsync(Cancellation);
            await MakeOldAsync(connection);
            await FillAsync(connection);
        }

        return await RunningService.StartAsync(
            QueryComposition.Definition, database, new Dictionary<string, string> { ["DAPR_GRPC_ENDPOINT"] = news.Query.Peers.Address }, cancellationToken: Cancellation);
    }

    private static async Task MakeOldAsync(NpgsqlConnection connection)
    {
        var ledger = NamedSql.Load(typeof(MigrationRunner).Assembly, "Ledger.sql");
        await using var create = new NpgsqlCommand($"CREATE SCHEMA query; {ledger["LedgerCreate"]}", connection);
        await create.ExecuteNonQueryAsync(Cancellation);
        var own = Migration.ReadAll(new MigrationSource("query", typeof(QueryComposition).Assembly)).Take(LastOfOld);
        foreach (var step in Migration.ReadAll(MessagingSchema.Source).Concat(own))
        {
            await using var apply = new NpgsqlCommand(step.Sql, connection);
            await apply.ExecuteNonQueryAsync(Cancellation);
            await using var append = ledger.On(connection, "LedgerAppend", step.Source, step.Number, step.Name, step.Sha256);
            await append.ExecuteNonQueryAsync(Cancellation);
        }
    }

    /// <summary>Brings the rows of the story over, of each the columns that the old form has: what stands in those has not changed since.</summary>
    private async Task FillAsync(NpgsqlConnection old)
    {
        await using var today = new NpgsqlConnection(news.Query.Database.OwnerConnectionString);
        await today.OpenAsync(Cancellation);
        foreach (var table in Tables)
        {
            await using var list = new NpgsqlCommand(
                "SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns WHERE table_schema = 'query' AND table_name = $1 AND is_generated = 'NEVER'", old);
            list.Parameters.Add(new NpgsqlParameter { Value = table });
            var columns = (string)(await list.ExecuteScalarAsync(Cancellation))!;
            await using var rows = await today.BeginRawBinaryCopyAsync($"COPY (SELECT {columns} FROM query.{table}) TO STDOUT (FORMAT BINARY)", Cancellation);
            await using var into = await old.BeginRawBinaryCopyAsync($"COPY query.{table} ({columns}) FROM STDIN (FORMAT BINARY)", Cancellation);
            await rows.CopyToAsync(into, Cancellation);
        }
    }

    private async Task TakeInAsync(RunningService service, InventedArticle article)
    {
        news.Query.Peers.Put(article);
        var payload = new EvidenceExtracted { DocumentId = article.DocumentId, Revision = article.Revision, EngineVersion = article.Evidence.Engine.Version };
        Assert.Equal(Status.Success, await new AppCallbackClient(service.Channel).DeliverAsync(Topics.EvidenceExtracted, payload, cancellationToken: Cancellation));
    }

    /// <summary>What is answered for a time, or now.</summary>
    private async Task<IReadOnlyList<IMessage>> AnswersAsync(QueryService.QueryServiceClient client, Timestamp? asOf)
    {
        var answers = new List<IMessage>
        {
            await client.ListStatementsAsync(new ListStatementsRequest { AsOf = asOf }, cancellationToken: Cancellation),
            await client.ListEntitiesAsync(new ListEntitiesRequest { AsOf = asOf }, cancellationToken: Cancellation),
            await client.ListEventsAsync(new ListEventsRequest { AsOf = asOf }, cancellationToken: Cancellation),
            await client.ListClaimsAsync(new ListClaimsRequest { AsOf = asOf }, cancellationToken: Cancellation),
            await client.GetDossierAsync(new GetDossierRequest { Name = "Maud Serrick", AsOf = asOf }, cancellationToken: Cancellation),
            await client.GetDocumentEvidenceAsync(new GetDocumentEvidenceRequest { DocumentId = news.Post.DocumentId, AsOf = asOf }, cancellationToken: Cancellation),
            await client.SearchStatementsAsync(new SearchStatementsRequest { Query = "gates", AsOf = asOf }, cancellationToken: Cancellation),
        };
        Assert.NotEmpty(((ListStatementsResponse)answers[0]).Statements);
        return answers;
    }
}
