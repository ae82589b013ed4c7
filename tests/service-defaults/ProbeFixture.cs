using Hearsay.Contracts.Ingestion.V1;
using Hearsay.TestSupport;

namespace Hearsay.ServiceDefaults.Tests;

/// <summary>A running probe; the tests of a class run one after the other.</summary>
public sealed class ProbeFixture(ClusterFixture cluster) : IAsyncLifetime
{
    internal Probe Probe { get; } = new();

    public RunningService Service { get; private set; } = null!;

    public IngestionService.IngestionServiceClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Service = await Hearsay.ServiceDefaults.Tests.Probe.StartAsync(cluster, Probe);
        Client = new IngestionService.IngestionServiceClient(Service.Channel);
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
