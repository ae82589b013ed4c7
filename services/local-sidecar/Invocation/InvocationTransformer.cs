using System.Diagnostics;
using Hearsay.LocalSidecar.Runtime;
using Yarp.ReverseProxy.Forwarder;

namespace Hearsay.LocalSidecar.Invocation;

/// <summary>Changes the headers of a proxied call as daprd does; everything else passes untouched.</summary>
internal sealed class InvocationTransformer(string callerId, string calleeId, string? appToken, bool duplicateTraceParent) : HttpTransformer
{
    public const string AppIdHeader = "dapr-app-id";
    public const string CalleeHeader = "dapr-callee-app-id";
    private const string CallerHeader = "dapr-caller-app-id";
    private static readonly string[] Consumed = [AppIdHeader, CalleeHeader, CallerHeader, SidecarTokens.Header, "grpc-trace-bin"];

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken).ConfigureAwait(false);
        foreach (var header in Consumed)
        {
            proxyRequest.Headers.Remove(header);
        }

        if (callerId != calleeId)
        {
            proxyRequest.Headers.TryAddWithoutValidation(CallerHeader, callerId);
            proxyRequest.Headers.TryAddWithoutValidation(CalleeHeader, calleeId);
        }

        if (appToken is not null)
        {
            proxyRequest.Headers.TryAddWithoutValidation(SidecarTokens.Header, appToken);
        }

        // daprd appends its own beside the caller's, which starts a new trace in ASP.NET Core. Here there is one, unless a
        // test wants daprd's two.
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } span)
        {
            if (!duplicateTraceParent)
            {
                proxyRequest.Headers.Remove("traceparent");
            }

            proxyRequest.Headers.TryAddWithoutValidation("traceparent", span.Id);
        }
    }
}
