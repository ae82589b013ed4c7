using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Hearsay.PubsubConformance.Tests.Harness;
using Hearsay.TestSupport.Sidecars;
using Hearsay.TestSupport.Sidecars.Echo;

namespace Hearsay.PubsubConformance.Tests;

/// <summary>Calls of one app to another, passed on by their sidecars.</summary>
public sealed class InvocationTests(ClusterFixture cluster)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnEachTarget]
    public async Task Invocation_Unary_ReachesTheAppWithBothAppIds(string target)
    {
        await using var caller = await TestApp.StartAsync(Ids.First);
        await using var callee = await TestApp.StartAsync(Ids.Second);
        await using var run = await Case.StartAsync(cluster, target, caller, callee);
        await run.ServesAsync(caller, callee);
        var client = new EchoService.EchoServiceClient(run.Invoker(caller, Ids.Second));

        var response = await client.SayAsync(
            new SayRequest { Payload = ByteString.CopyFromUtf8("fog on the pier") },
            new Metadata { { "x-own", "kept" }, { "own-bin", [1, 2, 3] } },
            cancellationToken: Token);

        Assert.Equal("fog on the pier", response.Payload.ToStringUtf8());
        Assert.Equal(("kept", "010203"), (response.Headers["x-own"], response.Headers["own-bin"]));
        Assert.Equal((Ids.First, Ids.Second), (response.Headers["dapr-caller-app-id"], response.Headers["dapr-callee-app-id"]));
        Assert.DoesNotContain("dapr-app-id", response.Headers.Keys);
        Assert.DoesNotContain("dapr-api-token", response.Headers.Keys);
    }

    [Theory, OnEachTarget]
    public async Task Invocation_OfTheCallersOwnApp_AddsNoRemoteHeaders(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First);
        await using var run = await Case.StartAsync(cluster, target, app);
        await run.ServesAsync(app);

        var response = await new EchoService.EchoServiceClient(run.Invoker(app, Ids.First))
            .SayAsync(new SayRequest(), cancellationToken: Token);

        Assert.DoesNotContain("dapr-caller-app-id", response.Headers.Keys);
    }

    [Theory, OnEachTarget]
    public async Task Invocation_LargeMessage_PassesBothWays(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First);
        await using var run = await Case.StartAsync(cluster, target, app);
        await run.ServesAsync(app);
        var payload = ByteString.CopyFrom(new byte[(16 * 1024 * 1024) - 4096]);

        var response = await new EchoService.EchoServiceClient(run.Invoker(app, Ids.First))
            .SayAsync(new SayRequest { Payload = payload }, cancellationToken: Token);

        Assert.Equal(payload.Length, response.Payload.Length);
    }

    [Theory, OnEachTarget]
    public async Task Invocation_ServerStream_ArrivesAsItIsWrittenWithItsTrailers(string target)
    {
        await using var caller = await TestApp.StartAsync(Ids.First);
        await using var callee = await TestApp.StartAsync(Ids.Second);
        await using var run = await Case.StartAsync(cluster, target, caller, callee);
        await run.ServesAsync(caller, callee);
        var client = new EchoService.EchoServiceClient(run.Invoker(caller, Ids.Second));

        using var counted = client.Count(new CountRequest { Count = 50 }, cancellationToken: Token);
        var numbers = await counted.ResponseStream.ReadAllAsync(Token).Select(response => response.Number).ToListAsync(Token);
        using var endless = client.Count(new CountRequest { Count = -1 }, cancellationToken: Token);
        var first = await endless.ResponseStream.MoveNext(Token);

        Assert.Equal(Enumerable.Range(1, 50), numbers);
        Assert.Equal("counted", counted.GetTrailers().GetValue(EchoingService.Trailer));
        Assert.True(first);
        Assert.Equal(-1, endless.ResponseStream.Current.Number);
    }

    [Theory, OnEachTarget]
    public async Task Invocation_AppFails_StatusDetailsAndTrailersPass(string target)
    {
        await using var caller = await TestApp.StartAsync(Ids.First);
        await using var callee = await TestApp.StartAsync(Ids.Second);
        await using var run = await Case.StartAsync(cluster, target, caller, callee);
        await run.ServesAsync(caller, callee);
        var client = new EchoService.EchoServiceClient(run.Invoker(caller, Ids.Second));

        var failure = await Assert.ThrowsAsync<RpcException>(async () => await client.FailAsync(new FailRequest(), cancellationToken: Token));

        Assert.Equal((StatusCode.NotFound, "no such bulletin: “Möwe”"), (failure.StatusCode, failure.Status.Detail));
        Assert.Equal("BULLETIN_NOT_FOUND", failure.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason);
        Assert.Equal("failed", failure.Trailers.GetValue(EchoingService.Trailer));
        Assert.Equal([0, 255, 7], failure.Trailers.GetValueBytes("kept-bin"));
    }

    [Theory, OnEachTarget]
    public async Task Invocation_DeadlinePasses_IsTheCallersDeadline(string target)
    {
        await using var caller = await TestApp.StartAsync(Ids.First);
        await using var callee = await TestApp.StartAsync(Ids.Second);
        await using var run = await Case.StartAsync(cluster, target, caller, callee);
        await run.ServesAsync(caller, callee);
        var client = new EchoService.EchoServiceClient(run.Invoker(caller, Ids.Second));

        using var call = client.Count(
            new CountRequest { Count = -1 }, deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(0.5), cancellationToken: Token);
        await call.ResponseStream.MoveNext(Token);
        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Token));

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
    }

    [Theory, OnEachTarget]
    public async Task Invocation_AppIsDown_IsUnavailableUntilItIsBack(string target)
    {
        await using var caller = await TestApp.StartAsync(Ids.First);
        await using var callee = await TestApp.StartAsync(Ids.Second);
        await using var run = await Case.StartAsync(cluster, target, caller, callee);
        await run.ServesAsync(caller, callee);
        var client = new EchoService.EchoServiceClient(run.Invoker(caller, Ids.Second));

        await callee.DownAsync();
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync(new SayRequest(), cancellationToken: Token));
        await callee.UpAsync();

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        Assert.StartsWith(Expectations.AppDown.On(target), failure.Status.Detail, StringComparison.Ordinal);
        await run.BecomesAsync(async () => await client.SayAsync(new SayRequest(), cancellationToken: Token), "the app answers again");
    }

    [Theory, OnEachTarget]
    public async Task Invocation_OfAnIdThatNobodyHas_IsUnknown(string target)
    {
        var failure = await FailureAsync(target, new Metadata { { "dapr-app-id", "lighthouse" } });

        Assert.Equal(StatusCode.Unknown, failure.StatusCode);
        Assert.StartsWith(Expectations.UnknownApp.On(target), failure.Status.Detail, StringComparison.Ordinal);
    }

    [Theory, OnEachTarget]
    public async Task Invocation_WithoutAnId_IsUnknown(string target)
    {
        var failure = await FailureAsync(target, []);

        Assert.Equal(
            (StatusCode.Unknown, "failed to proxy request: required metadata dapr-callee-app-id or dapr-app-id not found"),
            (failure.StatusCode, failure.Status.Detail));
    }

    [Theory, OnEachTarget]
    public async Task Invocation_UnknownMethodOfAnApp_IsTheAppsOwnUnimplemented(string target)
    {
        await using var app = await TestApp.StartAsync(Ids.First);
        await using var run = await Case.StartAsync(cluster, target, app);
        await run.ServesAsync(app);
        var marshaller = Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes);
        var method = new Method<byte[], byte[]>(MethodType.Unary, "hearsay.tests.echo.v1.EchoService", "Whisper", marshaller, marshaller);

        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await run.Invoker(app, Ids.First).AsyncUnaryCall(method, null, new CallOptions(cancellationToken: Token), []));

        Assert.Equal(StatusCode.Unimplemented, failure.StatusCode);
    }

    private async Task<RpcException> FailureAsync(string target, Metadata headers)
    {
        await using var caller = await TestApp.StartAsync(Ids.First);
        await using var run = await Case.StartAsync(cluster, target, caller);
        await run.ServesAsync(caller);
        return await Assert.ThrowsAsync<RpcException>(async () =>
            await new EchoService.EchoServiceClient(run.Channel(caller)).SayAsync(new SayRequest(), headers, cancellationToken: Token));
    }
}
