using System.Globalization;
using Hearsay.LocalPostgres;
using Hearsay.TestSupport;
using Npgsql;

namespace Hearsay.Faults.Tests.Platform;

/// <summary>A private PostgreSQL whose commits are on disk before they are told, so that none may be lost when it is killed.</summary>
internal sealed class DatabaseServer : IAsyncDisposable
{
    private readonly PostgresBinaries _binaries = PostgresBinaries.Find()
        ?? throw new InvalidOperationException("These tests need PostgreSQL 15 or later; tests/run installs it.");

    private readonly ClusterOptions _options;
    private PostgresCluster _cluster = null!;

    private DatabaseServer(string folder) => _options = new ClusterOptions(folder, LoopbackPort.TakeFree(), Durable: true);

    /// <summary>Port of the server itself.</summary>
    public int Port => _options.Port;

    /// <summary>Connection string of the owner, past every proxy.</summary>
    public string OwnerConnectionString => _cluster.OwnerConnectionString;

    /// <summary>Starts one in a folder of its own.</summary>
    public static async Task<DatabaseServer> StartAsync(string folder, CancellationToken cancellationToken)
    {
        var server = new DatabaseServer(folder);
        await server.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>Kills the server and all that it has started, as a machine that stops does, and waits until they are gone.</summary>
    public async Task KillAsync()
    {
        var first = (await File.ReadAllLinesAsync(Path.Combine(_options.Folder, "data", "postmaster.pid")))[0];
        var server = int.Parse(first, CultureInfo.InvariantCulture);
        // Stopped first, so that it starts nobody while its children are counted.
        await Signals.SendAsync("STOP", server);
        int[] all = [server, .. Signals.ChildrenOf(server)];
        foreach (var process in all)
        {
            await Signals.SendAsync("KILL", process);
        }

        await Eventually.HoldsAsync(() => Task.FromResult(!all.Any(Signals.Runs)), "the killed PostgreSQL is gone");
    }

    /// <summary>Starts it again on the same data and port.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await _cluster.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await StartAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    private async Task StartAsync(CancellationToken cancellationToken) =>
        _cluster = await PostgresCluster.StartAsync(_binaries, _options, cancellationToken);
}
