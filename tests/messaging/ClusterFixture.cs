using Hearsay.TestSupport;

[assembly: AssemblyFixture(typeof(Hearsay.Messaging.Tests.ClusterFixture))]

namespace Hearsay.Messaging.Tests;

/// <summary>The PostgreSQL of this suite; each test has a database of its own in it.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    public TestCluster Cluster { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Cluster = await TestCluster.StartAsync();

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();
}
