using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Hearsay.LocalSidecar.Tests.Echo;

namespace Hearsay.LocalSidecar.Tests;

public sealed class InvocationTests(ClusterFixture cluster)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Invocation_Unary_ReachesTheAppWithTheHeadersOfDaprd()
    {
        await using var caller = await TestApp.StartAsync("harbour");
        await using var callee = await TestApp.StartAsync("tower");
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [caller, callee]);
        var client = new Echo.EchoService.EchoServiceClient(sidecar.Invoker(caller, "tower"));

        var response = await client.SayAsync(
            new SayRequest { Payload = ByteString.CopyFromUtf8("fog on the pier") },
            new Metadata { { "x-own", "kept" }, { "own-bin", [1, 2, 3] } },
            cancellationToken: Token);

        Assert.Equal("fog on the pier", response.Payload.ToStringUtf8());
        Assert.Equal(("kept", "010203"), (response.Headers["x-own"], response.Headers["own-bin"]));
        Assert.Equal(("harbour", "tower"), (response.Headers["dapr-caller-app-id"], response.Headers["dapr-callee-app-id"]));
        Assert.DoesNotContain("dapr-app-id", response.Headers.Keys);
        Assert.DoesNotContain("dapr-api-token", response.Headers.Keys);
        Assert.DoesNotContain(',', response.Headers["traceparent"]);
        Assert.DoesNotContain('|', response.Headers["traceparent"]);
    }

    [Fact]
    public async Task Invocation_OfTheCallersOwnApp_AddsNoRemoteHeaders()
    {
        await using var app = await TestApp.StartAsync("harbour");
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app]);

        var response = await new Echo.EchoService.EchoServiceClient(sidecar.Invoker(app, "harbour.coast"))
            .SayAsync(new SayRequest(), cancellationToken: Token);

        Assert.DoesNotContain("dapr-caller-app-id", response.Headers.Keys);
    }

    [Fact]
    public async Task Invocation_LargeMessage_PassesBothWays()
    {
        await using var app = await TestApp.StartAsync("harbour");
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app]);
        var payload = ByteString.CopyFrom(new byte[(16 * 1024 * 1024) - 4096]);

        var response = await new Echo.EchoService.EchoServiceClient(sidecar.Invoker(app, "harbour"))
            .SayAsync(new SayRequest { Payload = payload }, cancellationToken: Token);

        Assert.Equal(payload.Length, response.Payload.Length);
    }

    [Fact]
    public async Task Invocation_ServerStream_ArrivesAsItIsWrittenWithItsTrailers()
    {
        await using var caller = await TestApp.StartAsync("harbour");
        await using var callee = await TestApp.StartAsync("tower");
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [caller, callee]);
        var client = new Echo.EchoService.EchoServiceClient(sidecar.Invoker(caller, "tower"));

        using var counted = client.Count(new CountRequest { Count = 50 }, cancellationToken: Token);
        var numbers = await counted.ResponseStream.ReadAllAsync(Token).Select(response => response.Number).ToListAsync(Token);
        using var endless = client.Count(new CountRequest { Count = -1 }, cancellationToken: Token);
        var first = await endless.ResponseStream.MoveNext(Token);

        Assert.Equal(Enumerable.Range(1, 50), numbers);
        Assert.Equal("counted", counted.GetTrailers().GetValue(EchoService.Trailer));
        Assert.True(first);
        Assert.Equal(-1, endless.ResponseStream.Current.Number);
    }

    [Fact]
    public async Task Invocation_AppFails_StatusDetailsAndTrailersPass()
    {
        await using var caller = await TestApp.StartAsync("harbour");
        await using var callee = await TestApp.StartAsync("tower");
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [caller, callee]);
        var client = new Echo.EchoService.EchoServiceClient(sidecar.Invoker(caller, "tower"));

        var failure = await Assert.ThrowsAsync<RpcException>(async () => await client.FailAsync(new FailRequest(), cancellationToken: Token));

        Assert.Equal((StatusCode.NotFound, "no such bulletin: “Möwe”"), (failure.StatusCode, failure.Status.Detail));
        Assert.Equal("BULLETIN_NOT_FOUND", failure.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason);
        Assert.Equal("failed", failure.Trailers.GetValue(EchoService.Trailer));
        Assert.Equal([0, 255, 7], failure.Trailers.GetValueBytes("kept-bin"));
    }

    [Fact]
    public async Task Invocation_DeadlinePasses_IsTheCallersDeadline()
    {
        await using var caller = await TestApp.StartAsync("harbour");
        await using var callee = await TestApp.StartAsync("tower");
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [caller, callee]);
        var client = new Echo.EchoService.EchoServiceClient(sidecar.Invoker(caller, "tower"));

        using var call = client.Count(
            new CountRequest { Count = -1 }, deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(0.5), cancellationToken: Token);
        await call.ResponseStream.MoveNext(Token);
        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Token));

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
    }

    [Fact]
    public async Task Invocation_AppIsDown_IsUnavailable()
    {
        await using var caller = await TestApp.StartAsync("harbour");
        await using var callee = new TestApp("tower");
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [caller, callee]);
        var client = new Echo.EchoService.EchoServiceClient(sidecar.Invoker(caller, "tower"));

        var failure = await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync(new SayRequest(), cancellationToken: Token));
        await callee.UpAsync();
        var response = await client.SayAsync(new SayRequest(), cancellationToken: Token);

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.StartsWith("app tower cannot be reached", failure.Status.Detail, StringComparison.Ordinal);
        Assert.Empty(response.Payload);
    }

    [Theory]
    [InlineData("lighthouse", "couldn't find service: lighthouse")]
    [InlineData(null, "failed to proxy request: required metadata dapr-callee-app-id or dapr-app-id not found")]
    public async Task Invocation_OfNobody_FailsInTheWordsOfDaprd(string? appId, string message)
    {
        await using var caller = await TestApp.StartAsync("harbour");
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [caller]);
        var headers = new Metadata();
        if (appId is not null)
        {
            headers.Add("dapr-app-id", appId);
        }

        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await new Echo.EchoService.EchoServiceClient(sidecar.Channel(caller)).SayAsync(new SayRequest(), headers, cancellationToken: Token));

        Assert.Equal((StatusCode.Unknown, message), (failure.StatusCode, failure.Status.Detail));
    }

    [Fact]
    public async Task Invocation_UnknownMethodOfAnApp_IsTheAppsOwnUnimplemented()
    {
        await using var app = await TestApp.StartAsync("harbour");
        await using var sidecar = await RunningSidecar.StartAsync(await cluster.CreateDatabaseAsync(), [app]);
        var marshaller = Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes);
        var method = new Method<byte[], byte[]>(MethodType.Unary, "hearsay.tests.echo.v1.EchoService", "Whisper", marshaller, marshaller);

        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await sidecar.Invoker(app, "harbour").AsyncUnaryCall(method, null, new CallOptions(cancellationToken: Token), []));

        Assert.Equal(StatusCode.Unimplemented, failure.StatusCode);
    }
}
