using System.Diagnostics;
using System.Text.Json;
using Hearsay.Contracts;
using Hearsay.TestSupport;
using Npgsql;

namespace Hearsay.EndToEnd.Tests;

/// <summary>A platform for these tests alone: what they break is not for others.</summary>
public sealed class DeadLetterPlatform : IAsyncLifetime
{
    private readonly string _folder = TestFolder.Create();
    private TestCluster _cluster = null!;

    public NpgsqlDataSource Owner { get; private set; } = null!;

    public LocalUp Up { get; private set; } = null!;

    public string Data => Path.Combine(_folder, "data");

    public async ValueTask InitializeAsync()
    {
        _cluster = await TestCluster.StartAsync();
        var database = await _cluster.CreateDatabaseAsync();
        Owner = NpgsqlDataSource.Create(database.OwnerConnectionString);
        var file = Path.Combine(_folder, "article.txt");
        await File.WriteAllTextAsync(file, "\"The mill turns again,\" said Miller Joss Arden.");
        Up = LocalUp.StartWith(
            new Dictionary<string, string> { ["HEARSAY_POSTGRES"] = database.OwnerConnectionString, ["Messaging__FirstPause"] = "00:00:00.050" }, Data, "--fast", file);
        await Up.UntilUpAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Up.DisposeAsync();
        await Owner.DisposeAsync();
        await _cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Events that a service cannot handle, through outbox, sidecar and service, and what an operator does with them by the real program.</summary>
public sealed class DeadLetterTests(DeadLetterPlatform platform) : IClassFixture<DeadLetterPlatform>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Event_ThatAlwaysFails_LetsOthersPassAndIsReplayedOnceTheCauseIsGone()
    {
        await ScalarAsync($"ALTER TABLE extraction.evidence ADD CONSTRAINT poison CHECK (position('{Hex("Wendel Brack")}'::bytea IN message) = 0)");
        var poison = await Journey.SubmitAsync(platform.Up, "\"The weir is open,\" said Keeper Wendel Brack.");
        var good = await Journey.SubmitAsync(platform.Up, "\"The lock is dry,\" said Keeper Anselm Droste.");
        await Journey.EvidenceAsync(platform.Up, good);

        var letter = await UntilAsync(() => DeadAsync("extraction", poison.DocumentId), "the poison is a dead letter");
        var id = letter.GetProperty("eventId").GetString()!;
        Assert.Equal(("FAILED", 5, "dead"), (letter.GetProperty("reason").GetString(), letter.GetProperty("tries").GetInt32(), letter.GetProperty("state").GetString()));
        await ScrapeHasAsync($$"""hearsay_dead_letters{reason="FAILED",topic="{{Topics.DocumentsReceived}}"} 1""");
        var shown = await OperateAsync("extraction", "dlq", "show", id);
        Assert.All(["FAILED: it failed 5 times, at last: SQLSTATE 23514", poison.DocumentId, "history", "refused"], part => Assert.Contains(part, shown, StringComparison.Ordinal));

        // With the cause still there it is dead again.
        await OperateAsync("extraction", "dlq", "replay", "--document", poison.DocumentId, "--who", "Ada", "--why", "to see");
        await UntilAsync(async () => await DeadAsync("extraction", poison.DocumentId) is { } again && again.GetProperty("replays").GetInt32() == 1 ? again : null, "it failed again");

        await ScalarAsync("ALTER TABLE extraction.evidence DROP CONSTRAINT poison");
        Assert.Contains("replay would touch 1", await OperateAsync("extraction", "dlq", "replay", "--reason", "FAILED", "--dry-run"), StringComparison.Ordinal);
        Assert.Equal("replay: 1 dead letter\n", await OperateAsync("extraction", "dlq", "replay", "--reason", "FAILED", "--who", "Ada", "--why", "mended"));

        await Journey.EvidenceAsync(platform.Up, poison);
        await UntilAsync(async () => await DeadAsync("extraction", poison.DocumentId) is null ? new object() : null, "it is settled");
        await ScrapeHasAsync($$"""hearsay_dead_letters{reason="FAILED",topic="{{Topics.DocumentsReceived}}"} 0""");
        await ScrapeHasAsync($$"""hearsay_dead_letters_replayed_total{outcome="handled",topic="{{Topics.DocumentsReceived}}"} 1""");
        Assert.Equal(1L, await ScalarAsync($"SELECT count(*) FROM extraction.inbox_receipt WHERE event_id = '{id}'"));
        Assert.Equal(1L, await ScalarAsync($"SELECT count(*) FROM query.statement WHERE document_id = '{poison.DocumentId}'"));
        Assert.Contains("replayed", await OperateAsync("extraction", "dlq", "show", id), StringComparison.Ordinal);
        Assert.Equal("Ada to see, Ada mended", await ScalarAsync($"SELECT string_agg(who || ' ' || why, ', ' ORDER BY action_id) FROM extraction.dead_letter_history JOIN extraction.dead_letter_action USING (action_id) WHERE event_id = '{id}'"));
    }

    [Fact]
    public async Task Event_ThatCannotBeRead_IsKeptAtOnceAndDropped()
    {
        var id = Guid.CreateVersion7();
        await ScalarAsync($"""
            INSERT INTO ingestion.outbox_event (event_id, topic, event_type, order_key, payload)
            VALUES ('{id}', '{Topics.DocumentsReceived}', 'hearsay.ingestion.v1.DocumentReceived', '{id}', '"no message"')
            """);

        await UntilAsync(async () => (await ListAsync("extraction", "--reason", "UNREADABLE")) is [var only] && only.GetProperty("eventId").GetString() == id.ToString() ? new object() : null, "it is kept");
        Assert.Empty(await ListAsync("query"));
        Assert.Empty(await ListAsync("ingestion"));
        Assert.Equal("drop: 1 dead letter\n", await OperateAsync("extraction", "dlq", "drop", "--id", id.ToString(), "--who", "Ada", "--why", "foreign"));

        Assert.Empty(await ListAsync("extraction", "--id", id.ToString()));
        Assert.Equal("dropped", Assert.Single(await ListAsync("extraction", "--settled", "--id", id.ToString())).GetProperty("state").GetString());
        await ScrapeHasAsync($$"""hearsay_dead_letters{reason="UNREADABLE",topic="{{Topics.DocumentsReceived}}"} 0""");
        Assert.Equal(2, await ExitCodeAsync("extraction", "dlq", "drop", "--all"));
        Assert.Equal(1, await ExitCodeAsync("extraction", "dlq", "show", Guid.CreateVersion7().ToString()));
        Assert.Equal(2, await ExitCodeAsync("engine", "dlq", "list"));
    }

    [Fact]
    public async Task Event_ThatItsSidecarGaveUp_IsDrainedIntoTheTable()
    {
        var (document, id) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        // As when a sidecar gives up: the message goes on to the dead letter topic as it is, with the topic that it was sent to in its envelope.
        await ScalarAsync($$$"""
            WITH given_up AS (
                INSERT INTO sidecar.message (pubsub, topic, event_id, envelope, metadata, traceparent, tracestate)
                VALUES ('pubsub', '{{{Topics.DeadLettersExtraction}}}', '{{{id}}}',
                        convert_to('{"id": "{{{id}}}", "source": "ingestion", "type": "test", "specversion": "1.0", "datacontenttype": "application/json", "topic": "{{{Topics.DocumentsReceived}}}", "data": {"documentId": "{{{document}}}", "revision": 1}}', 'UTF8'),
                        '{}', '', '')
                RETURNING message_id, pubsub, topic
            )
            INSERT INTO sidecar.delivery (message_id, app_id, pubsub, topic)
            SELECT message_id, 'extraction', pubsub, topic FROM given_up
            """);

        var letter = await UntilAsync(() => DeadAsync("extraction", document.ToString()), "it is drained");

        Assert.Equal((Topics.DocumentsReceived, "GIVEN_UP"), (letter.GetProperty("topic").GetString(), letter.GetProperty("reason").GetString()));
        // Nobody knows the document: there is nothing to be done, which ends it.
        await OperateAsync("extraction", "dlq", "replay", "--document", document.ToString(), "--who", "Ada");
        await UntilAsync(async () => await DeadAsync("extraction", document.ToString()) is null ? new object() : null, "it is settled");
    }

    private async Task<JsonElement?> DeadAsync(string service, string document) =>
        (await ListAsync(service, "--document", document)) is [var only] ? only : null;

    private async Task<IReadOnlyList<JsonElement>> ListAsync(string service, params string[] filter)
    {
        using var answer = JsonDocument.Parse(await OperateAsync([service, "dlq", "list", "--json", .. filter]));
        return [.. answer.RootElement.GetProperty("deadLetters").Clone().EnumerateArray()];
    }

    private static async Task<T> UntilAsync<T>(Func<Task<T?>> read, string what)
        where T : class
    {
        T? found = null;
        await Eventually.HoldsAsync(async () => (found = await read()) is not null, what, Patience);
        return found!;
    }

    private static async Task<JsonElement> UntilAsync(Func<Task<JsonElement?>> read, string what)
    {
        JsonElement? found = null;
        await Eventually.HoldsAsync(async () => (found = await read()) is not null, what, Patience);
        return found!.Value;
    }

    private Task ScrapeHasAsync(string line) => Eventually.HoldsAsync(
        async () =>
        {
            using var http = new HttpClient();
            return (await http.GetStringAsync(new Uri($"http://127.0.0.1:{platform.Up.Port("extraction", "HTTP")}/metrics"), Cancellation)).Contains(line, StringComparison.Ordinal);
        },
        line,
        TimeSpan.FromSeconds(30));

    private async Task<string> OperateAsync(params string[] args)
    {
        var (code, output, errors) = await RunAsync(args);
        Assert.True(code == 0, errors + output);
        return output;
    }

    private async Task<int> ExitCodeAsync(params string[] args) => (await RunAsync(args)).Code;

    private async Task<(int Code, string Output, string Errors)> RunAsync(string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [LocalUp.Assembly("Hearsay.LocalHost", "Hearsay.LocalHost"), "operate", "--data", platform.Data, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(Cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation).WaitAsync(Patience, Cancellation);
        await process.WaitForExitAsync(Cancellation).WaitAsync(Patience, Cancellation);
        return (process.ExitCode, output, await errors);
    }

    private static string Hex(string text) => $@"\x{Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(text))}";

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var command = platform.Owner.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
