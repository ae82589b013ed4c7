using System.Diagnostics;
using Grpc.Core;
using Hearsay.LocalSidecar.Runtime;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Yarp.ReverseProxy.Forwarder;

namespace Hearsay.LocalSidecar.Invocation;

/// <summary>Passes every gRPC call that is not ours to the app that its <c>dapr-app-id</c> names.</summary>
internal sealed class InvokeService(IHttpForwarder forwarder, IOptions<SidecarOptions> options, ILogger<InvokeService> log) : IDisposable
{
    private static readonly ForwarderRequestConfig Forwarding = new()
    {
        Version = System.Net.HttpVersion.Version20,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,

        // An idle stream is no dead one: the caller's deadline and the pings of HTTP/2 end it.
        ActivityTimeout = Timeout.InfiniteTimeSpan,
    };

    private readonly HttpMessageInvoker _client = new(AppHttpHandler.Create());

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
            Answer(context, StatusCode.Unimplemented, $"unknown method {method} for service {DaprApi.ServiceName}");
        }
        else if (AppIdOf(context.Request) is not { } appId)
        {
            Answer(
                context,
                StatusCode.Unknown,
                "failed to proxy request: required metadata dapr-callee-app-id or dapr-app-id not found");
        }
        else if (Find(appId) is not { } callee)
        {
            Answer(context, StatusCode.Unknown, $"couldn't find service: {appId}");
        }
        else
        {
            await ForwardAsync(context, door.App, callee, path).ConfigureAwait(false);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task ForwardAsync(HttpContext context, SidecarApp caller, SidecarApp callee, string path)
    {
        if (Activity.Current is { } span)
        {
            span.DisplayName = path.TrimStart('/');
        }

        var error = await forwarder.SendAsync(
            context,
            callee.AppAddress!.GetLeftPart(UriPartial.Authority),
            _client,
            Forwarding,
            new InvocationTransformer(caller.AppId, callee.AppId)).ConfigureAwait(false);
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
            Answer(context, StatusCode.Unavailable, $"app {callee.AppId} cannot be reached: {cause}");
        }
    }

    /// <summary>The app of that id; <c>app.namespace</c> is its longer form.</summary>
    private SidecarApp? Find(string appId)
    {
        var dot = appId.IndexOf('.', StringComparison.Ordinal);
        return options.Value.Apps.FirstOrDefault(app => app.AppId == appId)
            ?? options.Value.Apps.FirstOrDefault(app => dot > 0 && app.AppId == appId[..dot]);
    }

    private static string? AppIdOf(HttpRequest request) =>
        First(request.Headers[InvocationTransformer.CalleeHeader]) ?? First(request.Headers[InvocationTransformer.AppIdHeader]);

    private static string? First(Microsoft.Extensions.Primitives.StringValues values) => values is [{ Length: > 0 } first, ..] ? first : null;

    private static bool IsGrpc(HttpRequest request) =>
        request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>A status without a message: headers only.</summary>
    private static void Answer(HttpContext context, StatusCode code, string detail)
    {
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.Headers[HeaderNames.ContentType] = "application/grpc";
        context.Response.Headers[HeaderNames.GrpcStatus] = ((int)code).ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.Response.Headers[HeaderNames.GrpcMessage] = Uri.EscapeDataString(detail);
    }
}
