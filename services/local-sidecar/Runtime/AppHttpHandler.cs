using System.Net;

namespace Hearsay.LocalSidecar.Runtime;

/// <summary>Connections to an app: HTTP/2 without TLS, as many as its limit of streams asks for.</summary>
internal static class AppHttpHandler
{
    public static SocketsHttpHandler Create() => new()
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        EnableMultipleHttp2Connections = true,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        KeepAlivePingDelay = TimeSpan.FromSeconds(30),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,

        // The trace context is written by hand, so that exactly one reaches the app, and no hidden span stands between.
        ActivityHeadersPropagator = null,
    };
}
