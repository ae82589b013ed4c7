using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Hearsay.Cli.Calls;
using Hearsay.Contracts.Query.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hearsay.Cli.Tests;

/// <summary>One name that stands for three servers.</summary>
public sealed class BalancingTests
{
    private const int Rounds = 60;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_OverThreeServers_AreSharedAndADeadOneGetsNone()
    {
        var servers = new List<Server>();
        for (var number = 0; number < 3; number++)
        {
            servers.Add(await Server.StartAsync());
        }

        var addresses = servers.Select(server => new BalancerAddress(IPAddress.Loopback.ToString(), server.Port)).ToList();
        using var handler = new SocketsHttpHandler();
        // A call may be given to a server that died a moment ago.
        var again = new ServiceConfig { MethodConfigs = { ServiceConnection.Again } };
        using var channel = GrpcChannel.ForAddress(
            "static:///query",
            Balancing.Over(new StaticResolverFactory(_ => addresses), ChannelCredentials.Insecure, new GrpcChannelOptions { HttpHandler = handler, ServiceConfig = again }));
        var client = new QueryService.QueryServiceClient(channel);

        // The first calls may come before all three connections stand.
        await CallAsync(client, Rounds);
        servers.ForEach(server => server.Count.Calls = 0);
        await CallAsync(client, Rounds);
        Assert.All(servers, server => Assert.InRange(server.Count.Calls, (Rounds / 3) - 3, (Rounds / 3) + 3));

        await servers[0].DisposeAsync();
        servers.ForEach(server => server.Count.Calls = 0);
        await CallAsync(client, Rounds);
        Assert.Equal(0, servers[0].Count.Calls);
        Assert.All(servers.Skip(1), server => Assert.InRange(server.Count.Calls, (Rounds / 2) - 3, (Rounds / 2) + 3));
        await servers[1].DisposeAsync();
        await servers[2].DisposeAsync();
    }

    [Theory]
    [InlineData("dns:///query.hearsay:8080", true)]
    [InlineData("http://127.0.0.1:5301", true)]
    [InlineData("dns:", false)]
    [InlineData("static:///query", false)]
    [InlineData("query:8080", false)]
    public void Address_OfAName_IsTaken(string text, bool isAddress) => Assert.Equal(isAddress, ServiceAddress.IsAddress(text));

    [Fact]
    public async Task Name_LookedUp_IsCalled()
    {
        await using var server = await Server.StartAsync();
        var address = new ServiceAddress("query", new Uri($"dns:///127.0.0.1:{server.Port}"));
        using var connection = new ServiceConnection(address, TimeSpan.FromSeconds(20), token: null, new TraceIds());

        await connection.AnswerAsync((channel, options) => new QueryService.QueryServiceClient(channel).GetClaimAsync(new GetClaimRequest(), options), Cancellation);

        Assert.Equal((1, $"dns:///127.0.0.1:{server.Port}"), (server.Count.Calls, address.Place));
    }

    private static async Task CallAsync(QueryService.QueryServiceClient client, int times)
    {
        for (var call = 0; call < times; call++)
        {
            await client.GetClaimAsync(new GetClaimRequest(), new CallOptions(cancellationToken: Cancellation).WithWaitForReady());
        }
    }

    private sealed class Counter
    {
        public int Calls { get; set; }
    }

    private sealed class CountingQuery(Counter counter) : QueryService.QueryServiceBase
    {
        public override Task<GetClaimResponse> GetClaim(GetClaimRequest request, ServerCallContext context)
        {
            counter.Calls++;
            return Task.FromResult(new GetClaimResponse());
        }
    }

    private sealed class Server(WebApplication app, Counter count) : IAsyncDisposable
    {
        public Counter Count => count;

        public int Port { get; } = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

        public static async Task<Server> StartAsync()
        {
            var count = new Counter();
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
            builder.Services.AddSingleton(count);
            builder.Services.AddGrpc();
            var app = builder.Build();
            app.MapGrpcService<CountingQuery>();
            await app.StartAsync();
            return new Server(app, count);
        }

        public async ValueTask DisposeAsync()
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }
}
