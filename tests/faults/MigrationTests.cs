using Hearsay.Contracts;
using Hearsay.Faults.Tests.Platform;
using Hearsay.Faults.Tests.Wire;
using Hearsay.LocalPostgres;
using Hearsay.Postgres;
using Hearsay.TestSupport.Fleet;
using Npgsql;

namespace Hearsay.Faults.Tests;

/// <summary>Migrations that are broken off.</summary>
public sealed class MigrationTests(SharedPlatform platform) : IDisposable
{
    private static readonly WirePoint Step = WirePoint.Of(WireMoment.StatementPasses, typeof(NamedSql).Assembly, "LedgerAppend");

    private readonly string _folder = Directory.CreateTempSubdirectory("hearsay-migration-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Migrate_KilledInTheMiddleAgainAndAgain_IsCompletedByTheNextRun()
    {
        await using var proxy = new PostgresProxy(platform.Running.Database.Port);
        var owner = await CreateDatabaseAsync(proxy.Port);
        var programs = new FleetProgram(_folder, owner, new Dictionary<string, string>());
        WireMoment[] moments = [WireMoment.StatementPasses, WireMoment.BeforeCommit, WireMoment.Committed];
        foreach (var (index, moment) in moments.Index())
        {
            await KillAsync(programs, proxy, Step with { Moment = moment }, nth: index + 1);
        }

        await programs.MigrateAsync("Hearsay.Ingestion", AppIds.Ingestion, Cancellation);

        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(Cancellation);
        await using var steps = new NpgsqlCommand("SELECT string_agg(source || number || name || sha256, ',' ORDER BY source, number) FROM ingestion.schema_migration", connection);
        Assert.Equal(
            await platform.Running.ScalarAsync<string>(steps.CommandText, Cancellation), (string)(await steps.ExecuteScalarAsync(Cancellation))!);
    }

    private static async Task KillAsync(FleetProgram programs, PostgresProxy proxy, WirePoint point, int nth)
    {
        GuardedProcess? migration = null;
        var rule = new WireRule(point, nth, () => Signals.SendAsync("KILL", -migration!.Group));
        proxy.Add(rule);
        migration = programs.Start(
            "migration", "Hearsay.Ingestion", AppIds.Ingestion,
            new Dictionary<string, string> { ["ConnectionStrings__Migrator"] = programs.OwnerConnectionString },
            "migrate");
        await using (migration)
        {
            await rule.Fired.WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
            await migration.WaitForExitAsync(Cancellation);
        }
    }

    private async Task<string> CreateDatabaseAsync(int port)
    {
        var name = $"migrating_{Guid.CreateVersion7():N}";
        await using var connection = new NpgsqlConnection(platform.Running.Database.OwnerConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync(Cancellation);
        return new NpgsqlConnectionStringBuilder(platform.Running.Database.OwnerConnectionString) { Database = name, Port = port, Pooling = false }.ConnectionString;
    }
}
