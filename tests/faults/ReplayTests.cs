using Hearsay.Contracts;
using Hearsay.Faults.Tests.Rounds;
using Hearsay.Faults.Tests.Wire;
using Hearsay.TestSupport;
using Npgsql;

namespace Hearsay.Faults.Tests;

/// <summary>Dead letters that an operator has replayed by a service which dies of it again and again.</summary>
public sealed class ReplayTests(SharedPlatform platform)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Replay_KilledAtEveryPoint_HasItsEffectOnceAndIsSettled()
    {
        var query = platform.Running.Members[AppIds.Query];
        await RefuseNewReadingsAsync();
        await platform.NewFeed("replayed").SendAsync(1, Cancellation);
        await Eventually.HoldsAsync(async () => await OpenAsync() == 1, "the event has failed five times", Patience);
        await AcceptReadingsAsync();

        // Dead while it is marked: a service that runs asks once a second, and the first point would be reached with nothing to take.
        await query.KillAsync();
        await ReplayAsync();
        foreach (var point in Points.OfReplay)
        {
            var rule = new WireRule(point, 1, query.KillAsync);
            query.Database.Add(rule);
            await query.StartAgainAsync();
            await rule.Fired.WaitAsync(Patience, Cancellation);
            await LetLeaseRunOutAsync();
        }

        await query.ReviveAsync(Cancellation);
        Assert.Equal(
            "replayed 1", await platform.Running.ScalarAsync<string>("SELECT string_agg(concat_ws(' ', settled_as, replays), ', ') FROM query.dead_letter WHERE code = 'FAILED'", Cancellation));
        Assert.Empty(await platform.Verdicts.AtRestAsync(Cancellation));
    }

    /// <summary>By hand of the operator's own program.</summary>
    private async Task ReplayAsync()
    {
        await using var operated = platform.Running.Programs.Start(
            "operator", "Hearsay.Query", AppIds.Query, new Dictionary<string, string>(), "dlq", "replay", "--all", "--who", "Ada", "--why", "mended");
        await operated.WaitForExitAsync(Cancellation);
        Assert.Equal(0, operated.ExitCode);
    }

    /// <summary>What takes two minutes else.</summary>
    private Task<int> LetLeaseRunOutAsync() => RunAsync("UPDATE query.dead_letter SET lease_until = now() - interval '1 second' WHERE lease IS NOT NULL");

    private Task<long> OpenAsync() => platform.Running.ScalarAsync<long>("SELECT count(*) FROM query.dead_letter WHERE settled_at IS NULL", Cancellation);

    /// <summary>The database finds fault with a row, which counts as a try, for it may be the event's own doing.</summary>
    private Task RefuseNewReadingsAsync() => RunAsync(
        """
        CREATE FUNCTION query.refuse_reading() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'check_violation'; END $$;
        CREATE TRIGGER refuse BEFORE INSERT ON query.reading FOR EACH ROW EXECUTE FUNCTION query.refuse_reading();
        """);

    private Task AcceptReadingsAsync() => RunAsync("DROP FUNCTION query.refuse_reading CASCADE");

    private async Task<int> RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(platform.Running.Database.OwnerConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync(Cancellation);
    }
}
