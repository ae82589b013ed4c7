using Hearsay.TestSupport;

[assembly: AssemblyFixture(typeof(Hearsay.LocalSidecar.Tests.ClusterFixture))]

namespace Hearsay.LocalSidecar.Tests;

/// <summary>One PostgreSQL for the suite; each test makes a database of its own in it.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private TestCluster? _cluster;

    public async ValueTask InitializeAsync() => _cluster = await TestCluster.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }
    }

    public Task<TestDatabase> CreateDatabaseAsync() => _cluster!.CreateDatabaseAsync(TestContext.Current.CancellationToken);
}
