using System.Globalization;
using Npgsql;

namespace Hearsay.LocalPostgres.Tests;

public sealed class PostgresClusterTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cluster_StoppedAndStarted_KeepsItsData()
    {
        using var folder = new TemporaryFolder();
        var options = Options(folder, durable: true);
        await using (var cluster = await StartAsync(options))
        {
            Assert.Equal("on", await ScalarAsync(cluster, "SHOW fsync"));
            Assert.Equal("on", await ScalarAsync(cluster, "SHOW synchronous_commit"));
            Assert.Equal("127.0.0.1", await ScalarAsync(cluster, "SHOW listen_addresses"));
            await ScalarAsync(cluster, "CREATE TABLE thing AS SELECT 7 AS id");
        }

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => OpenAsync(options.Port));

        await using (var again = await StartAsync(options with { Port = LoopbackPort.TakeFree() }))
        {
            Assert.Equal(7, await ScalarAsync(again, "SELECT id FROM thing"));
        }
    }

    [Fact]
    public async Task Cluster_OfATest_LetsGoOfDurability()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await StartAsync(Options(folder));

        Assert.Equal("off", await ScalarAsync(cluster, "SHOW fsync"));
        Assert.Equal("0", await ScalarAsync(cluster, "SHOW max_prepared_transactions"));
    }

    [Fact]
    public async Task Cluster_WrongPassword_IsRefused()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await StartAsync(Options(folder));
        var wrong = new NpgsqlConnectionStringBuilder(cluster.OwnerConnectionString) { Password = "guess", Pooling = false };
        await using var connection = new NpgsqlConnection(wrong.ConnectionString);

        var exception = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync(Cancellation));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, exception.SqlState);
        Assert.True(
            OperatingSystem.IsWindows()
                || File.GetUnixFileMode(folder["owner-password"]) == (UnixFileMode.UserRead | UnixFileMode.UserWrite),
            "only the owner may read it");
    }

    [Fact]
    public async Task Folder_ThatARunningServerUses_IsRefused()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await StartAsync(Options(folder));
        var second = Options(folder) with { Patience = TimeSpan.FromMilliseconds(300) };

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(second));

        Assert.Contains(folder.Path, exception.Message, StringComparison.Ordinal);
        Assert.Contains("Stop it, or use another folder", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, await ScalarAsync(cluster, "SELECT 1"));
    }

    [Fact]
    public async Task Folder_WhoseInitialisationWasCutOff_IsInitialisedAgain()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["data.new"]);
        await File.WriteAllTextAsync(Path.Combine(folder["data.new"], "PG_VERSION"), "15", Cancellation);

        await using var cluster = await StartAsync(Options(folder));

        Assert.Equal(1, await ScalarAsync(cluster, "SELECT 1"));
        Assert.False(Directory.Exists(folder["data.new"]));
    }

    [Fact]
    public async Task RemoveAsync_FolderWithOtherFiles_TakesTheClusterOnly()
    {
        using var folder = new TemporaryFolder();
        var options = Options(folder);
        await using (var cluster = await StartAsync(options))
        {
            await ScalarAsync(cluster, "CREATE TABLE thing AS SELECT 7 AS id");
        }

        await File.WriteAllTextAsync(folder["notes.txt"], "not ours", Cancellation);
        await PostgresCluster.RemoveAsync(options, Cancellation);

        Assert.Equal(["notes.txt"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
        await using var again = await StartAsync(options);
        Assert.Equal(0L, await ScalarAsync(again, "SELECT count(*) FROM pg_tables WHERE tablename = 'thing'"));
    }

    [Fact]
    public async Task RemoveAsync_FolderThatARunningServerUses_IsRefused()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await StartAsync(Options(folder));

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => PostgresCluster.RemoveAsync(Options(folder) with { Patience = TimeSpan.FromMilliseconds(300) }, Cancellation));

        Assert.Equal(1, await ScalarAsync(cluster, "SELECT 1"));
    }

    [Fact]
    public async Task Port_ThatIsTaken_IsAFailureThatShowsTheLog()
    {
        using var folder = new TemporaryFolder();
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(Options(folder) with { Port = port }));

        Assert.Contains("postgres.log", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"{port}", exception.Message.Split("it ends:")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task PidFile_OfAProcessThatIsNoServerOfThisFolder_DoesNotHoldUpTheStart()
    {
        using var folder = new TemporaryFolder();
        var options = Options(folder) with { Patience = TimeSpan.FromMilliseconds(300) };
        await using (await StartAsync(options))
        {
        }

        // As after a crash of the machine: the number belongs to another process by now.
        var lines = new[] { Environment.ProcessId.ToString(CultureInfo.InvariantCulture), Path.Combine(folder.Path, "data") };
        await File.WriteAllLinesAsync(Path.Combine(folder["data"], "postmaster.pid"), lines, Cancellation);

        await using var cluster = await StartAsync(options);
        Assert.Equal(1, await ScalarAsync(cluster, "SELECT 1"));
    }

    private static ClusterOptions Options(TemporaryFolder folder, bool durable = false) => new(folder.Path, LoopbackPort.TakeFree(), durable);

    private static Task<PostgresCluster> StartAsync(ClusterOptions options) =>
        PostgresCluster.StartAsync(PostgresBinaries.Find()!, options, Cancellation);

    private static async Task<object?> ScalarAsync(PostgresCluster cluster, string sql)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(cluster.OwnerConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }

    private static async Task OpenAsync(int port)
    {
        await using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={port};Username=any;Password=any;Pooling=false");
        await connection.OpenAsync(Cancellation);
    }
}
