using Hearsay.TestSupport;

[assembly: AssemblyFixture(typeof(Hearsay.PubsubConformance.Tests.ClusterFixture))]

namespace Hearsay.PubsubConformance.Tests;

/// <summary>PostgreSQL for the local sidecar, started by the first case that wants it; each case has a database of its own.</summary>
public sealed class ClusterFixture : IAsyncDisposable
{
    private readonly Lazy<Task<TestCluster>> _cluster = new(() => TestCluster.StartAsync(CancellationToken.None));

    internal async Task<TestDatabase> CreateDatabaseAsync() =>
        await (await _cluster.Value).CreateDatabaseAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_cluster.IsValueCreated)
        {
            await (await _cluster.Value).DisposeAsync();
        }
    }
}
