using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Hearsay.Cli.Calls;

namespace Hearsay.Cli.Verify;

/// <summary>Calls without this program's token, by the method's name: what a stranger would get.</summary>
internal sealed class BareCalls(ServiceAddress address) : IDisposable
{
    private const int Serving = 1;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes);

    // Messages of gRPC's health service have the form of these: one field of that type, with number 1.
    private static readonly Method<StringValue, Int32Value> Health = new(
        MethodType.Unary,
        "grpc.health.v1.Health",
        "Check",
        Marshallers.Create(message => message.ToByteArray(), StringValue.Parser.ParseFrom),
        Marshallers.Create(message => message.ToByteArray(), Int32Value.Parser.ParseFrom));

    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(address.Uri, Balancing.Over(address, new GrpcChannelOptions
    {
        HttpHandler = Transport.To(address),
        DisposeHttpClient = true,
    }));

    /// <summary>How an empty request is answered.</summary>
    public async Task<StatusCode> StatusAsync(string service, string method, string? token, CancellationToken cancellationToken)
    {
        var headers = token is null ? [] : new Metadata { { "authorization", $"Bearer {token}" } };
        try
        {
            var call = _channel.CreateCallInvoker().AsyncUnaryCall(
                new Method<byte[], byte[]>(MethodType.Unary, service, method, Bytes, Bytes), null, Options(headers, cancellationToken), []);
            await call.ResponseAsync;
            return StatusCode.OK;
        }
        catch (RpcException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return exception.StatusCode;
        }
    }

    /// <summary>Whether the health service says that it serves; null where it did not answer so.</summary>
    public async Task<bool?> IsServingAsync(string service, CancellationToken cancellationToken)
    {
        try
        {
            var call = _channel.CreateCallInvoker().AsyncUnaryCall(Health, null, Options([], cancellationToken), new StringValue { Value = service });
            return (await call.ResponseAsync).Value == Serving;
        }
        catch (RpcException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => _channel.Dispose();

    private static CallOptions Options(Metadata headers, CancellationToken cancellationToken) =>
        new(headers, TimeProvider.System.GetUtcNow().UtcDateTime + Longest, cancellationToken);
}
