using Hearsay.TestSupport;
using Npgsql;

namespace Hearsay.Faults.Tests.Wire;

/// <summary>The proxy knows what Npgsql sends: each moment is told apart, with statements prepared and not, in transactions and alone.</summary>
public sealed class PostgresProxyTests(SharedPlatform platform)
{
    private const string Named = "-- name: ProbeInsert\nINSERT INTO probe VALUES ($1)";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WireMoment.StatementPasses, true, 0)]
    [InlineData(WireMoment.BeforeCommit, true, 0)]
    [InlineData(WireMoment.Committed, true, 1)]
    [InlineData(WireMoment.StatementPasses, false, 0)]
    [InlineData(WireMoment.Committed, false, 1)]
    internal async Task Cut_AtAMoment_LeavesWhatWasCommitted(WireMoment moment, bool inTransaction, long left)
    {
        await using var proxy = new PostgresProxy(platform.Running.Database.Port);
        var table = await MakeTableAsync();
        // Prepared by itself after five times, as in the services: the seventh goes by the name of the statement alone.
        var rule = new WireRule(new WirePoint(moment, "ProbeInsert"), 7, () => Task.CompletedTask);
        proxy.Add(rule);
        await using var source = Source(proxy.Port);
        for (var number = 1; number <= 6; number++)
        {
            await InsertAsync(source, table, number, inTransaction);
        }

        await Assert.ThrowsAnyAsync<Exception>(() => InsertAsync(source, table, 7, inTransaction));
        await rule.Fired.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);

        await Eventually.HoldsAsync(async () => await CountAsync(table, "number = 7") == left, "the server has noticed the end of the connection");
        Assert.Equal(6, await CountAsync(table, "number < 7"));
    }

    [Fact]
    public async Task Swallow_ThenHeal_LetsWhatWasHeldBackGoOn()
    {
        await using var proxy = new PostgresProxy(platform.Running.Database.Port);
        var table = await MakeTableAsync();
        await using var source = Source(proxy.Port);
        await InsertAsync(source, table, 1, inTransaction: false);
        proxy.Swallow();
        var held = InsertAsync(source, table, 2, inTransaction: true);

        Assert.Equal(0, await CountAsync(table, "number = 2"));
        Assert.False(held.IsCompleted);
        proxy.Heal();
        await held.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);

        Assert.Equal(1, await CountAsync(table, "number = 2"));
    }

    [Fact]
    public void Point_OfAStatementThatIsNotThere_Throws() => Assert.Throws<InvalidOperationException>(
        () => WirePoint.Of(WireMoment.Committed, typeof(Messaging.Outbox).Assembly, "OutboxAppended"));

    private NpgsqlDataSource Source(int port) => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(platform.Running.Database.OwnerConnectionString)
    {
        Port = port,
        MaxAutoPrepare = 10,
    }.ConnectionString);

    private static async Task InsertAsync(NpgsqlDataSource source, string table, int number, bool inTransaction)
    {
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        await using var transaction = inTransaction ? await connection.BeginTransactionAsync(Cancellation) : null;
        await using var command = new NpgsqlCommand(Named.Replace("probe", table, StringComparison.Ordinal), connection)
        {
            Parameters = { new NpgsqlParameter { Value = number } },
        };
        await command.ExecuteNonQueryAsync(Cancellation);
        if (transaction is not null)
        {
            await transaction.CommitAsync(Cancellation);
        }
    }

    private async Task<string> MakeTableAsync()
    {
        var table = $"probe_{Guid.CreateVersion7():N}";
        await using var source = NpgsqlDataSource.Create(platform.Running.Database.OwnerConnectionString);
        await using var command = source.CreateCommand($"CREATE TABLE {table} (number integer)");
        await command.ExecuteNonQueryAsync(Cancellation);
        return table;
    }

    private async Task<long> CountAsync(string table, string condition)
    {
        await using var source = NpgsqlDataSource.Create(platform.Running.Database.OwnerConnectionString);
        await using var command = source.CreateCommand($"SELECT count(*) FROM {table} WHERE {condition}");
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
