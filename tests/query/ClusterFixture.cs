using Hearsay.TestSupport;

[assembly: AssemblyFixture(typeof(Hearsay.Query.Tests.ClusterFixture))]

namespace Hearsay.Query.Tests;

/// <summary>The PostgreSQL of this suite; each test class has a database and a service of its own in it.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    public TestCluster Cluster { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Cluster = await TestCluster.StartAsync();

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();
}
