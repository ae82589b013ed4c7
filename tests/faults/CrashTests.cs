using Hearsay.Contracts;
using Hearsay.TestSupport;
using Npgsql;

namespace Hearsay.Faults.Tests;

/// <summary>
/// One event during whose handling its process is killed each time, as by its own doing. That it is this one and no other is told by the
/// database: the row of its document waits for a lock that the test holds, and who waits there is killed.
/// </summary>
public sealed class CrashTests(SharedPlatform platform)
{
    private const string Waiting =
        "FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND objid = 77 AND classid = 0 AND NOT granted";

    // More kills than it takes by far.
    private const int MostDeaths = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Fewer deaths than by default, sooner noticed: nobody else looks at these processes.</summary>
    private static readonly Dictionary<string, string> Sooner = new() { ["Messaging__MostTries"] = "3", ["Messaging__ProcessLease"] = "00:00:02" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AppIds.Extraction, "evidence")]
    [InlineData(AppIds.Query, "reading")]
    public async Task Event_ThatEndsItsProcessEachTime_IsADeadLetterAndThoseBesideItHaveTheirEffect(string service, string table)
    {
        var member = platform.Running.Members[service];
        await member.KillAsync();
        var beside = await SubmitAsync(4);
        var poison = Assert.Single(await SubmitAsync(1));
        beside = [.. beside, .. await SubmitAsync(4)];
        await Eventually.HoldsAsync(() => IsReadyForAsync(service, poison), "all before it have had their turn", Patience);
        await using var held = await HoldAsync();
        await WaitForItAsync(service, table, poison);

        await member.StartAgainAsync(Sooner);
        var deaths = 0;
        while (await IsWaitedForAsync(service, poison))
        {
            Assert.InRange(++deaths, 1, MostDeaths);
            await member.KillAsync();
            await RunAsync($"SELECT pg_terminate_backend(pid) {Waiting}");
            await member.StartAgainAsync(Sooner);
        }

        Assert.True(deaths >= 3, $"it became a dead letter after {deaths} deaths");
        Assert.Equal(
            $"{poison} CRASHED its process died 3 times while it was handled, and nothing else",
            await platform.Running.ScalarAsync<string>($"SELECT string_agg(concat_ws(' ', document, code, reason), ', ') FROM {service}.dead_letter WHERE settled_at IS NULL", Cancellation));
        await Eventually.HoldsAsync(
            async () => await CountAsync($"FROM query.reading WHERE document_id = ANY ('{{{string.Join(',', beside)}}}')") == beside.Count, "all others are answered over", Patience);

        await RunAsync($"DROP FUNCTION {service}.wait_for_test CASCADE");
        await member.RestartAsync(new Dictionary<string, string>(), Cancellation);
        await ReplayAsync(service);
        await Eventually.HoldsAsync(async () => await CountAsync($"FROM {service}.dead_letter WHERE settled_at IS NULL") == 0, "it is handled once nothing ends it", Patience);
        Assert.Empty(await platform.Verdicts.AtRestAsync(Cancellation));
    }

    /// <summary>True where its process is about to end of it, false where it is a dead letter.</summary>
    private async Task<bool> IsWaitedForAsync(string service, string document)
    {
        var waited = false;
        await Eventually.HoldsAsync(
            async () => (waited = await CountAsync(Waiting) > 0) || await CountAsync($"FROM {service}.dead_letter WHERE document = '{document}'") > 0,
            $"{service} handles it or refuses it",
            Patience);
        return waited;
    }

    /// <summary>Whether nothing but this service holds it up: for query, that its evidence is there.</summary>
    private async Task<bool> IsReadyForAsync(string service, string document) =>
        service != AppIds.Query || await CountAsync($"FROM extraction.evidence WHERE document_id = '{document}'") == 1;

    private async Task<IReadOnlyList<string>> SubmitAsync(int count)
    {
        var before = platform.History.Accepted.Count;
        await platform.NewFeed("crashing").SendAsync(count, Cancellation);
        return [.. platform.History.Accepted.Skip(before).Select(sent => sent.Response!.DocumentId)];
    }

    private async Task<NpgsqlConnection> HoldAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(platform.Running.Database.OwnerConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(77)", connection);
        await command.ExecuteNonQueryAsync(Cancellation);
        return connection;
    }

    private Task WaitForItAsync(string service, string table, string document) => RunAsync(
        $"""
        CREATE FUNCTION {service}.wait_for_test() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock(77); RETURN NEW; END $$;
        CREATE TRIGGER wait_for_test BEFORE INSERT ON {service}.{table} FOR EACH ROW WHEN (NEW.document_id = '{document}') EXECUTE FUNCTION {service}.wait_for_test();
        """);

    /// <summary>By hand of the operator's own program.</summary>
    private async Task ReplayAsync(string service)
    {
        await using var operated = platform.Running.Programs.Start(
            "operator", service == AppIds.Query ? "Hearsay.Query" : "Hearsay.Extraction", service, new Dictionary<string, string>(), "dlq", "replay", "--reason", "CRASHED", "--who", "Ada", "--why", "mended");
        await operated.WaitForExitAsync(Cancellation);
        Assert.Equal(0, operated.ExitCode);
    }

    private Task<long> CountAsync(string from) => platform.Running.ScalarAsync<long>($"SELECT count(*) {from}", Cancellation);

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(platform.Running.Database.OwnerConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
