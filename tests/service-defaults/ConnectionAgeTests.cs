using System.Net;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.TestSupport;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hearsay.ServiceDefaults.Tests;

public sealed class ConnectionAgeTests(ClusterFixture cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connection_PastItsAge_IsFollowedByAnotherAndNoCallFails()
    {
        var clock = new FakeTimeProvider();
        var connections = new HashSet<string>(StringComparer.Ordinal);
        var probe = new Probe
        {
            Behave = context =>
            {
                connections.Add(Grpc.Core.ServerCallContextExtensions.GetHttpContext(context).Connection.Id);
                return Task.CompletedTask;
            },
        };
        await using var service = await Probe.StartAsync(cluster, probe, builder => builder.Services.AddSingleton<TimeProvider>(clock));
        using var channel = GrpcChannel.ForAddress(service.GrpcAddress);
        var client = new IngestionService.IngestionServiceClient(channel);

        await CallAsync(client);
        clock.Advance(TimeSpan.FromMinutes(26));
        await CallAsync(client);
        Assert.Single(connections);

        clock.Advance(TimeSpan.FromMinutes(8));
        await Eventually.HoldsAsync(
            async () =>
            {
                await CallAsync(client);
                return connections.Count == 2;
            },
            "calls come by another connection");
    }

    [Fact]
    public async Task Connection_OverHttp1PastItsAge_IsClosedAfterItsAnswer()
    {
        var clock = new FakeTimeProvider();
        await using var service = await Probe.StartAsync(cluster, new Probe(), builder => builder.Services.AddSingleton<TimeProvider>(clock));
        Assert.NotEqual(true, (await GetAsync(service)).Headers.ConnectionClose);

        clock.Advance(TimeSpan.FromMinutes(34));

        using var last = await GetAsync(service);
        Assert.Equal((HttpStatusCode.OK, true), (last.StatusCode, last.Headers.ConnectionClose));
    }

    private static Task<HttpResponseMessage> GetAsync(RunningService service) => service.Http.GetAsync(new Uri("/healthz/live", UriKind.Relative), Cancellation);

    private static async Task CallAsync(IngestionService.IngestionServiceClient client) =>
        await client.GetDocumentAsync(new GetDocumentRequest(), cancellationToken: Cancellation);
}
