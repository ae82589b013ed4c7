using Hearsay.Contracts;
using Hearsay.TestSupport;
using Npgsql;

namespace Hearsay.EndToEnd.Tests;

/// <summary>An event that no version of a service can handle, through outbox, sidecar and service, and the SQL of deploy/README.md.</summary>
public sealed class DeadLetterTests : IAsyncLifetime
{
    private readonly string _folder = TestFolder.Create();
    private TestCluster _cluster = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _cluster = await TestCluster.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Event_ThatCannotBeRead_IsKeptCountedAndCanBeSentAgain()
    {
        var database = await _cluster.CreateDatabaseAsync(Cancellation);
        var file = Path.Combine(_folder, "article.txt");
        await File.WriteAllTextAsync(file, "\"The mill turns again,\" said Miller Joss Arden.", Cancellation);
        await using var up = LocalUp.StartWith(
            new Dictionary<string, string> { ["HEARSAY_POSTGRES"] = database.OwnerConnectionString }, Path.Combine(_folder, "data"), "--fast", file);
        await up.UntilUpAsync();
        await using var owner = NpgsqlDataSource.Create(database.OwnerConnectionString);
        var id = Guid.CreateVersion7();
        await ExecuteAsync(owner, $"""
            INSERT INTO ingestion.outbox_event (event_id, topic, event_type, order_key, payload)
            VALUES ('{id}', '{Topics.DocumentsReceived}', 'hearsay.ingestion.v1.DocumentReceived', '{id}', '"no message"')
            """);

        await Eventually.HoldsAsync(
            async () => await ScalarAsync(owner, $"SELECT count(*) FROM extraction.dead_letter WHERE event_id = '{id}'") is 1L, "it is kept", TimeSpan.FromSeconds(30));
        await ScrapeHasAsync(up, $$"""hearsay_dead_letters{topic="{{Topics.DocumentsReceived}}"} 1""");

        // As an engineer who has mended it: here the payload itself, elsewhere it would be the service.
        await ExecuteAsync(owner, $"UPDATE extraction.dead_letter SET payload = (SELECT payload FROM ingestion.outbox_event WHERE event_id <> '{id}' LIMIT 1) WHERE event_id = '{id}'");
        await ExecuteAsync(owner, SqlOfReadme("To send one again").Replace("'EVENT'", $"'{id}'", StringComparison.Ordinal));

        await Eventually.HoldsAsync(
            async () => await ScalarAsync(owner, $"SELECT count(*) FROM extraction.inbox_receipt WHERE event_id = '{id}'") is 1L, "it has its effect", TimeSpan.FromSeconds(30));
        await ScrapeHasAsync(up, $$"""hearsay_dead_letters{topic="{{Topics.DocumentsReceived}}"} 0""");
        Assert.Equal(0L, await ScalarAsync(owner, $"SELECT count(*) FROM ({SqlOfReadme("To look at them").TrimEnd(';')}) AS open"));
    }

    private static Task ScrapeHasAsync(LocalUp up, string line) => Eventually.HoldsAsync(
        async () =>
        {
            using var http = new HttpClient();
            return (await http.GetStringAsync(new Uri($"http://127.0.0.1:{up.Port("extraction", "HTTP")}/metrics"), Cancellation)).Contains(line, StringComparison.Ordinal);
        },
        line,
        TimeSpan.FromSeconds(30));

    /// <summary>The first block of SQL after a phrase of the README.</summary>
    private static string SqlOfReadme(string phrase)
    {
        var text = File.ReadAllText(Path.Combine(LocalUp.Root, "deploy", "README.md"));
        var after = text[text.IndexOf(phrase, StringComparison.Ordinal)..];
        var start = after.IndexOf("```sql\n", StringComparison.Ordinal) + "```sql\n".Length;
        return after[start..after.IndexOf("```", start, StringComparison.Ordinal)].Trim();
    }

    private static async Task ExecuteAsync(NpgsqlDataSource owner, string sql)
    {
        await using var batch = owner.CreateCommand(sql);
        await batch.ExecuteNonQueryAsync(Cancellation);
    }

    private static async Task<object?> ScalarAsync(NpgsqlDataSource owner, string sql)
    {
        await using var command = owner.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
