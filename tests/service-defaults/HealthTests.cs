using System.Net;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Hearsay.Postgres;
using Hearsay.ServiceDefaults.Hosting;
using Hearsay.TestSupport;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using HealthClient = Grpc.Health.V1.Health.HealthClient;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Hearsay.ServiceDefaults.Tests;

public sealed class HealthTests(ClusterFixture cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ready_BelowTheSchemaOfTheCode_IsNotServingUntilItIsMigrated()
    {
        var database = await cluster.Cluster.CreateDatabaseAsync(Cancellation);
        var connectionString = database.ServiceConnectionString(Probe.Schema.Name);
        await using var app = ServiceProgram.Build(
            [
                "--Listen:Address=127.0.0.1", "--Listen:GrpcPort=0", "--Listen:HttpPort=0", "--Listen:HealthPort=0", "--Authentication:Mode=Off", $"--ConnectionStrings:Postgres={connectionString}",
            ],
            Probe.Definition(new Probe()) with { Schema = Schema });
        await app.StartAsync(Cancellation);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToArray();
        using var channel = GrpcChannel.ForAddress(addresses[0]);
        using var http = new HttpClient { BaseAddress = new Uri(addresses[1]) };

        await ReadinessIsAsync(channel, http, ServingStatus.NotServing);
        Assert.Equal(ServingStatus.NotServing, await CheckAsync(channel, "startup"));

        // An older version of the service has been here: the schema is there, but not all of it.
        await database.MigrateAsync(Probe.Schema, Cancellation);
        await ReadinessIsAsync(channel, http, ServingStatus.NotServing);

        await database.MigrateAsync(Schema, Cancellation);
        await ReadinessIsAsync(channel, http, ServingStatus.Serving);
        Assert.Equal(ServingStatus.Serving, await CheckAsync(channel, "startup"));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(http, "/healthz/startup"));
        await app.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Ready_WithoutItsDatabase_IsNotServingWhileLiveGoesOn()
    {
        var probe = new Probe();
        var database = await cluster.Cluster.CreateDatabaseAsync(Cancellation);
        await using var service = await RunningService.StartAsync(Probe.Definition(probe), database, cancellationToken: Cancellation);
        await ReadinessIsAsync(service.Channel, service.Http, ServingStatus.Serving);
        Assert.Equal(ServingStatus.Serving, await CheckAsync(service.Channel, "startup"));
        var name = new NpgsqlConnectionStringBuilder(database.OwnerConnectionString).Database;

        await AdministerAsync(database, $"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        await AdministerAsync(database, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        await ReadinessIsAsync(service.Channel, service.Http, ServingStatus.NotServing);
        Assert.Equal(ServingStatus.Serving, await CheckAsync(service.Channel, "startup"));

        await AdministerAsync(database, $"ALTER DATABASE {name} ALLOW_CONNECTIONS true");
        await ReadinessIsAsync(service.Channel, service.Http, ServingStatus.Serving);
    }

    [Fact]
    public async Task Check_OfAnUnknownService_IsNotFound()
    {
        await using var service = await Probe.StartAsync(cluster, new Probe());

        var exception = await Assert.ThrowsAsync<RpcException>(() => CheckAsync(service.Channel, "other"));

        Assert.Equal(StatusCode.NotFound, exception.StatusCode);
    }

    private static ServiceSchema Schema { get; } = new("probe", [new MigrationSource("test", typeof(HealthTests).Assembly)]);

    /// <summary>Readiness over gRPC and HTTP; liveness never changes.</summary>
    private static async Task ReadinessIsAsync(ChannelBase channel, HttpClient http, ServingStatus expected)
    {
        await Eventually.HoldsAsync(async () => await CheckAsync(channel, "ready") == expected, $"ready answers {expected}");
        Assert.Equal(expected, await CheckAsync(channel, ""));
        Assert.Equal(ServingStatus.Serving, await CheckAsync(channel, "live"));
        Assert.Equal(
            expected is ServingStatus.Serving ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable,
            await GetAsync(http, "/healthz/ready"));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(http, "/healthz/live"));
    }

    private static async Task<ServingStatus> CheckAsync(ChannelBase channel, string service) =>
        (await new HealthClient(channel).CheckAsync(new HealthCheckRequest { Service = service }, cancellationToken: Cancellation)).Status;

    private static async Task<HttpStatusCode> GetAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        return response.StatusCode;
    }

    private static async Task AdministerAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(database.OwnerConnectionString) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
