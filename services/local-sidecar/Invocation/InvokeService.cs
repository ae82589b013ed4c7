using System.Diagnostics;
using Grpc.Core;
using Hearsay.LocalSidecar.Faults;
using Hearsay.LocalSidecar.Runtime;
using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Forwarder;

namespace Hearsay.LocalSidecar.Invocation;

/// <summary>Passes every gRPC call that is not ours to the app that its <c>dapr-app-id</c> names.</summary>
internal sealed class InvokeService(
    IHttpForwarder forwarder, IOptions<SidecarOptions> options, SidecarTokens tokens, FaultDraws faults, ILogger<InvokeService> log) : IDisposable
{
    private static readonly ForwarderRequestConfig Forwarding = new()
    {
        Version = System.Net.HttpVersion.Version20,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,

        // An idle stream is no dead one: the caller's deadline and the pings of HTTP/2 end it.
        ActivityTimeout = Timeout.InfiniteTimeSpan,
    };

    private readonly HttpMessageInvoker _client = new(AppHttpHandler.Create());
    private uint _turn;

    public async Task HandleAsync(HttpContext context)
    {
        var door = SidecarPort.Of(context);
        if (!door.IsGrpc || !IsGrpc(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var path = context.Request.Path.Value ?? "";
        if (path.StartsWith($"/{DaprApi.ServiceName}/", StringComparison.Ordinal))
        {
            var method = path[(path.LastIndexOf('/') + 1)..];
            GrpcAnswer.Write(context, StatusCode.Unimplemented, $"unknown method {method} for service {DaprApi.ServiceName}");
        }
        else if (AppIdOf(context.Request) is not { } appId)
        {
            GrpcAnswer.Write(
                context,
                StatusCode.Unknown,
                "failed to proxy request: required metadata dapr-callee-app-id or dapr-app-id not found");
        }
        else if (Find(appId) is not { } callee)
        {
            GrpcAnswer.Write(context, StatusCode.Unknown, $"couldn't find service: {appId}");
        }
        else
        {
            await ForwardAsync(context, door.App, callee, path).ConfigureAwait(false);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task ForwardAsync(HttpContext context, SidecarApp caller, Callee callee, string path)
    {
        if (Activity.Current is { } span)
        {
            span.DisplayName = path.TrimStart('/');
        }

        var error = await forwarder.SendAsync(
            context,
            callee.Address.GetLeftPart(UriPartial.Authority),
            _client,
            Forwarding,
            new InvocationTransformer(caller.AppId, callee.AppId, tokens.App, faults.Options.DuplicateTraceParent)).ConfigureAwait(false);
        if (error is ForwarderError.None || context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        var cause = context.GetForwarderErrorFeature()?.Exception?.GetBaseException().Message ?? error.ToString();
        SidecarLog.InvocationFailed(log, caller.AppId, callee.AppId, path, cause);

        // Once the answer has begun only its stream can be broken off, which the forwarder has done.
        if (!context.Response.HasStarted)
        {
            context.Response.Clear();
            GrpcAnswer.Write(context, StatusCode.Unavailable, $"app {callee.AppId} cannot be reached: {cause}");
        }
    }

    /// <summary>The app of that id; <c>app.namespace</c> is its longer form.</summary>
    private Callee? Find(string appId)
    {
        var dot = appId.IndexOf('.', StringComparison.Ordinal);
        return Exactly(appId) ?? (dot > 0 ? Exactly(appId[..dot]) : null);
    }

    /// <summary>The app beside this sidecar, or one of the same id elsewhere, each in turn.</summary>
    private Callee? Exactly(string appId)
    {
        if (options.Value.Apps.FirstOrDefault(app => app.AppId == appId) is { } own)
        {
            return new Callee(own.AppId, own.AppAddress!);
        }

        var peers = options.Value.Peers.Where(peer => peer.AppId == appId).ToList();
        return peers.Count == 0 ? null : new Callee(appId, peers[(int)(Interlocked.Increment(ref _turn) % (uint)peers.Count)].AppAddress!);
    }

    private static string? AppIdOf(HttpRequest request) =>
        First(request.Headers[InvocationTransformer.CalleeHeader]) ?? First(request.Headers[InvocationTransformer.AppIdHeader]);

    private static string? First(Microsoft.Extensions.Primitives.StringValues values) => values is [{ Length: > 0 } first, ..] ? first : null;

    private static bool IsGrpc(HttpRequest request) =>
        request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;

    private sealed record Callee(string AppId, Uri Address);
}
