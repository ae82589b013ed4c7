using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Hearsay.Postgres.Tests;

public sealed class NamedSqlTests(ClusterFixture cluster)
{
    private const string TwoQueries =
        """
        Words before the first name are no query.
        -- name: ThingList
        -- A comment stays with its query.
        SELECT 1

        -- name: ThingCount
        SELECT count(*) FROM thing

        """;

    [Fact]
    public void Load_FileOfTwoQueries_GivesEachUnderItsName()
    {
        var sql = Load(TwoQueries);

        Assert.Equal(["ThingCount", "ThingList"], sql.Names.Order(StringComparer.Ordinal));
        Assert.Equal("-- name: ThingList\n-- A comment stays with its query.\nSELECT 1", sql["ThingList"]);
        Assert.Equal("-- name: ThingCount\nSELECT count(*) FROM thing", sql["ThingCount"]);
    }

    [Fact]
    public void Load_WindowsLineEnds_GivesTheSameNames() =>
        Assert.Equal(
            ["ThingCount", "ThingList"],
            Load(TwoQueries.Replace("\n", "\r\n", StringComparison.Ordinal)).Names.Order(StringComparer.Ordinal));

    [Fact]
    public void Load_NameGivenTwice_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Load("-- name: ThingList\nSELECT 1\n-- name: ThingList\nSELECT 2"));

    [Fact]
    public void Load_FileThatIsNotEmbedded_IsNamedInTheFailure()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => NamedSql.Load(new EmbeddedFiles(), "Absent.sql"));

        Assert.Contains("Embedded/Absent.sql", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Indexer_UnknownName_IsNamedInTheFailure()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Load(TwoQueries)["ThingDelete"]);

        Assert.Contains("Things.sql", exception.Message, StringComparison.Ordinal);
        Assert.Contains("ThingDelete", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_ValuesOfEveryKindInUse_ArriveWithTheirTypes()
    {
        var sql = Load(
            """
            -- name: Types
            SELECT concat_ws(' ', pg_typeof($1), pg_typeof($2), pg_typeof($3), pg_typeof($4), pg_typeof($5), pg_typeof($6), $7::text IS NULL)
            """);
        await using var connection = await Databases.OpenAsync(await DatabaseAsync());
        await using var command = sql.On(connection, "Types", Guid.CreateVersion7(), "text", 1, 2L, new byte[] { 3 }, true, null);

        Assert.Equal("uuid text integer bigint bytea boolean t", await command.ExecuteScalarAsync(Databases.Cancellation));
    }

    [Fact]
    public async Task Span_OfANamedQuery_HasItsName()
    {
        var names = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (names)
                {
                    names.Add(activity.DisplayName);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        var connectionString = await DatabaseAsync();
        await using var source = ServiceDataSource.Create(new ServiceSchema("spans", []), connectionString, NullLoggerFactory.Instance);
        await using var connection = await source.OpenConnectionAsync(Databases.Cancellation);
        await using var command = Load("-- name: SpanNamedAfterMe\nSELECT 1").On(connection, "SpanNamedAfterMe");

        await command.ExecuteScalarAsync(Databases.Cancellation);

        lock (names)
        {
            Assert.Contains("SpanNamedAfterMe", names);
        }
    }

    private static NamedSql Load(string text) => NamedSql.Load(new EmbeddedFiles(("Things.sql", text)), "Things.sql");

    private async Task<string> DatabaseAsync() =>
        new NpgsqlConnectionStringBuilder((await cluster.Cluster.CreateDatabaseAsync(Databases.Cancellation)).OwnerConnectionString)
        {
            Pooling = false,
        }.ConnectionString;
}
