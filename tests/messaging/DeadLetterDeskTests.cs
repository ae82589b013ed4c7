using System.Text.Json;
using Hearsay.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Hearsay.Messaging.Tests;

/// <summary>What operators do, on a service that takes nothing and so leaves marked letters as they are.</summary>
public sealed class DeadLetterDeskTests(ClusterFixture cluster) : IAsyncLifetime
{
    private const string Document = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private Sender _service = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DeadLetterDesk Desk => _service.Service.Services.GetRequiredService<DeadLetterDesk>();

    public async ValueTask InitializeAsync()
    {
        _service = await Sender.StartAsync(cluster);
        await _service.ScalarAsync($$"""
            INSERT INTO dead_letter (event_id, topic, event_type, reason, payload, code, document, refused_at, traceparent)
            SELECT 'event-' || number, CASE WHEN number % 2 = 0 THEN '{{Topics.DocumentsReceived}}' ELSE '{{Topics.DocumentsRetracted}}' END, 'test',
                   'a reason', '{"number": 1}', CASE WHEN number < 4 THEN 'FAILED' ELSE 'UNUSABLE' END, CASE number WHEN 6 THEN '{{Document}}'::uuid END,
                   timestamptz '2026-03-02T06:00:00Z' + number * interval '1 minute', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
            FROM generate_series(1, 6) AS number
            """);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Theory]
    [InlineData("1 2 3 4 5 6")]
    [InlineData("2 4 6", "--topic", Topics.DocumentsReceived)]
    [InlineData("1 2 3", "--reason", "failed")]
    [InlineData("4 5 6", "--since", "2026-03-02T06:04:00Z")]
    [InlineData("1 2", "--until", "2026-03-02T06:03:00Z")]
    [InlineData("6", "--document", Document)]
    [InlineData("2 5", "--id", "event-5", "--id", "event-2")]
    [InlineData("4", "--topic", Topics.DocumentsReceived, "--since", "2026-03-02T06:03:00Z", "--until", "2026-03-02T06:06:00Z")]
    [InlineData("", "--settled")]
    public async Task List_ByEachFilter_GivesThoseThatAreMeant(string numbers, params string[] filter) =>
        Assert.Equal(numbers, Numbers(await JsonAsync(["list", .. filter])));

    [Fact]
    public async Task List_PageByPage_GivesEachOnce()
    {
        var (seen, token) = (new List<string>(), (string?)null);
        do
        {
            var page = await JsonAsync(["list", "--page-size", "4", .. token is null ? Array.Empty<string>() : ["--page-token", token]]);
            seen.Add(Numbers(page));
            token = page.TryGetProperty("nextPageToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);

        Assert.Equal(["1 2 3 4", "5 6"], seen);
    }

    [Fact]
    public async Task Replay_AtARate_MarksTheOldestOneAfterTheOther()
    {
        Assert.Equal((0, "replay: 3 dead letters\n"), await RunAsync("replay", "--all", "--max", "3", "--rate", "0.5", "--why", "mended"));

        Assert.Equal("1:0 2:2 3:4", await _service.ScalarAsync("""
            SELECT string_agg(right(event_id, 1) || ':' || round(extract(epoch FROM replay_at - (SELECT min(replay_at) FROM dead_letter))), ' ' ORDER BY event_id)
            FROM dead_letter WHERE replay_at IS NOT NULL
            """));
        Assert.Equal("Ada replay all mended 3", await _service.ScalarAsync("SELECT concat_ws(' ', who, verb, filter, why, affected) FROM dead_letter_action WHERE at > now() - interval '1 minute'"));
        Assert.Equal("event-1 event-2 event-3", await _service.ScalarAsync("""
            SELECT string_agg(event_id, ' ' ORDER BY event_id) FROM dead_letter_history JOIN dead_letter_action USING (action_id) WHERE what = 'to be replayed' AND detail = 'mended'
            """));
        Assert.Equal((0, "replay: 1 dead letter\n"), await RunAsync("replay", "--all", "--max", "1"));
        Assert.Equal((0, "replay: 2 dead letters\n"), await RunAsync("replay", "--all"));
        Assert.Equal((0, "replay: 0 dead letters\n"), await RunAsync("replay", "--all"));
    }

    [Fact]
    public async Task Drop_OfSome_SettlesThemWithoutTouchingOthers()
    {
        await _service.ScalarAsync("UPDATE dead_letter SET replay_at = now(), lease = gen_random_uuid(), lease_until = now() + interval '1 hour' WHERE event_id = 'event-1'");
        await _service.ScalarAsync("UPDATE dead_letter SET replay_at = now() + interval '1 hour' WHERE event_id = 'event-2'");

        Assert.Equal((0, "drop: 2 dead letters\n"), await RunAsync("drop", "--reason", "FAILED", "--why", "foreign"));

        Assert.Equal("2 3", Numbers(await JsonAsync(["list", "--settled"])));
        Assert.Equal("1 4 5 6", Numbers(await JsonAsync(["list"])));
        Assert.Equal(2L, await _service.ScalarAsync("SELECT count(*) FROM dead_letter WHERE settled_as = 'dropped' AND settled_at IS NOT NULL AND replay_at IS NULL"));
        Assert.Equal(0L, await _service.ScalarAsync("SELECT count(*) FROM inbox_receipt"));
    }

    [Fact]
    public async Task DryRun_OfEither_CountsAndDoesNothing()
    {
        Assert.Equal(
            (0, $"{Topics.DocumentsReceived}  FAILED  1\n{Topics.DocumentsRetracted}  FAILED  2\nreplay would touch 3; nothing was done\n"),
            await RunAsync("replay", "--reason", "FAILED", "--dry-run"));
        var drop = await JsonAsync(["drop", "--all", "--max", "5", "--dry-run"]);

        Assert.Equal((5, true), (drop.GetProperty("count").GetInt32(), drop.GetProperty("dryRun").GetBoolean()));
        Assert.Equal(0L, await _service.ScalarAsync("SELECT (SELECT count(*) FROM dead_letter_action) + (SELECT count(*) FROM dead_letter WHERE replay_at IS NOT NULL OR settled_at IS NOT NULL)"));
    }

    [Fact]
    public async Task Show_OfOne_TellsAllThatIsKnown()
    {
        await _service.ScalarAsync("UPDATE dead_letter SET error = E'it broke\\x1b[31m', payload = E'\\\\x7b0a7d' WHERE event_id = 'event-6'");
        await RunAsync("replay", "--id", "event-6", "--why", "mended");

        var (code, text) = await RunAsync("show", "event-6");

        Assert.Equal(0, code);
        Assert.All(
            ["event-6", Topics.DocumentsReceived, "UNUSABLE: a reason", "it broke\uFFFD[31m", Document, "{\uFFFD}", "0af7651916cd43dd8448eb211c80319c", "to be replayed by Ada: mended", "replaying"],
            part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Equal((1, "no dead letter event-7\n"), await RunAsync("show", "event-7"));
        Assert.Equal((1, "no dead letter event-6\n"), await RunAsync("show", "event-6", "--topic", Topics.DocumentsRetracted));
        Assert.Equal("{\n}", (await JsonAsync(["show", "event-6"])).GetProperty("deadLetters")[0].GetProperty("payload").GetString());
    }

    [Fact]
    public async Task Show_PayloadThatIsNoText_IsGivenAsBytes()
    {
        await _service.ScalarAsync("UPDATE dead_letter SET payload = E'\\\\xff00' WHERE event_id = 'event-6'");

        Assert.Contains("2 bytes that are no text", (await RunAsync("show", "event-6")).Text, StringComparison.Ordinal);
        Assert.Equal("/wA=", (await JsonAsync(["show", "event-6"])).GetProperty("deadLetters")[0].GetProperty("payloadBase64").GetString());
    }

    private async Task<(int Code, string Text)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        var code = await DeadLetterProgram.RunAsync(DeadLetterArguments.Parse(args, TimeProvider.System.GetUtcNow(), "Ada"), Desk, output, Cancellation);
        return (code, output.ToString());
    }

    private async Task<JsonElement> JsonAsync(string[] args)
    {
        var (_, text) = await RunAsync([.. args, "--json"]);
        return JsonDocument.Parse(text).RootElement;
    }

    private static string Numbers(JsonElement page) =>
        string.Join(' ', page.GetProperty("deadLetters").EnumerateArray().Select(letter => letter.GetProperty("eventId").GetString()!["event-".Length..]));
}
