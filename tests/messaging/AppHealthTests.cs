using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Hearsay.Messaging.Tests;

/// <summary>What the sidecar learns when it asks whether the app is well, without a token as daprd asks.</summary>
public sealed class AppHealthTests(ClusterFixture cluster) : IAsyncLifetime
{
    private static readonly Marshaller<Empty> Empties = Marshallers.Create(message => message.ToByteArray(), Empty.Parser.ParseFrom);
    private static readonly Method<Empty, Empty> HealthCheck =
        new(MethodType.Unary, "dapr.proto.runtime.v1.AppCallbackHealthCheck", "HealthCheck", Empties, Empties);

    private Sender _service = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _service = await Sender.StartAsync(cluster);

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task HealthCheck_DatabaseGoesAndComes_FollowsIt()
    {
        Assert.Equal(StatusCode.OK, await AskAsync());

        await using var connection = new Npgsql.NpgsqlConnection(_service.Database.OwnerConnectionString);
        await connection.OpenAsync(Cancellation);
        await RunAsync("ALTER SCHEMA sender RENAME TO hidden");
        Assert.Equal(StatusCode.Unavailable, await AskAsync());
        await RunAsync("ALTER SCHEMA hidden RENAME TO sender");

        Assert.Equal(StatusCode.OK, await AskAsync());

        async Task RunAsync(string sql)
        {
            await using var command = new Npgsql.NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(Cancellation);
        }
    }

    private async Task<StatusCode> AskAsync()
    {
        try
        {
            var call = _service.Service.Channel.CreateCallInvoker().AsyncUnaryCall(
                HealthCheck, null, new CallOptions(deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(10), cancellationToken: Cancellation), new Empty());
            await call.ResponseAsync;
            return StatusCode.OK;
        }
        catch (RpcException exception)
        {
            return exception.StatusCode;
        }
    }
}
