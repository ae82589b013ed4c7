using System.Net;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Hearsay.ServiceDefaults.Health;

/// <summary>
/// A port for probes: gRPC health without TLS, for the probes of Kubernetes speak neither TLS nor tokens, and nothing else, so that it opens
/// no way around the two ports that callers have.
/// </summary>
internal sealed class HealthPort(RequestDelegate next)
{
    /// <summary>Port where the setting Listen:HealthPort names no other.</summary>
    public const int Default = 8082;

    private static readonly object Mark = new();

    /// <summary>Listens for probes.</summary>
    public static void Listen(KestrelServerOptions kestrel, IPAddress address, int port) => kestrel.Listen(address, port, endpoint =>
    {
        endpoint.Protocols = HttpProtocols.Http2;
        endpoint.Use(connected => connection =>
        {
            connection.Items[Mark] = true;
            return connected(connection);
        });
    });

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IConnectionItemsFeature>()?.Items.ContainsKey(Mark) == true
            && !context.Request.Path.StartsWithSegments("/grpc.health.v1.Health", StringComparison.Ordinal))
        {
            // gRPC takes it for UNIMPLEMENTED.
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return next(context);
    }
}
