using Hearsay.TestSupport;

[assembly: AssemblyFixture(typeof(Hearsay.Answers.Quality.Tests.Service.ClusterFixture))]

namespace Hearsay.Answers.Quality.Tests.Service;

/// <summary>The PostgreSQL of this suite.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    public TestCluster Cluster { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Cluster = await TestCluster.StartAsync();

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();
}
