using Hearsay.LocalPostgres;

namespace Hearsay.TestSupport;

/// <summary>A PostgreSQL cluster for one test assembly or one class: started on first use, thrown away with it.</summary>
public sealed class TestCluster : IAsyncDisposable
{
    private readonly string _folder;
    private readonly PostgresCluster _cluster;
    private int _databases;

    private TestCluster(string folder, PostgresCluster cluster)
    {
        _folder = folder;
        _cluster = cluster;
    }

    /// <summary>Starts a cluster on a free port in a new folder.</summary>
    public static async Task<TestCluster> StartAsync(CancellationToken cancellationToken = default)
    {
        var binaries = PostgresBinaries.Find()
            ?? throw new InvalidOperationException("These tests need PostgreSQL 15 or later; tests/run installs it.");
        var folder = Directory.CreateTempSubdirectory("hearsay-test-").FullName;
        var options = new ClusterOptions(folder, LoopbackPort.TakeFree(), Durable: false);
        return new TestCluster(folder, await PostgresCluster.StartAsync(binaries, options, cancellationToken));
    }

    /// <summary>Makes an empty database. Each test class has its own.</summary>
    public Task<TestDatabase> CreateDatabaseAsync(CancellationToken cancellationToken = default) =>
        TestDatabase.CreateAsync(_cluster.OwnerConnectionString, $"test_{Interlocked.Increment(ref _databases)}", cancellationToken);

    /// <summary>What the server has written to its log so far.</summary>
    public Task<string> ReadLogAsync(CancellationToken cancellationToken = default) =>
        File.ReadAllTextAsync(Path.Combine(_folder, "postgres.log"), cancellationToken);

    /// <summary>Stops the server and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
