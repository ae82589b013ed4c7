using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Hearsay.LocalSidecar.Runtime;

/// <summary>Which app's sidecar a request came to, and through which of its two doors.</summary>
internal sealed record SidecarPort(SidecarApp App, bool IsGrpc)
{
    /// <summary>The door that a request came through.</summary>
    public static SidecarPort Of(HttpContext context) =>
        context.Features.Get<SidecarPort>() ?? throw new InvalidOperationException("The request came through no sidecar port.");
}

/// <summary>Ports that the sidecars listen on, known once the server has started.</summary>
public sealed class SidecarPorts
{
    private readonly Dictionary<(string AppId, bool IsGrpc), ListenOptions> _listeners = [];

    /// <summary>Address of an app's Dapr gRPC API.</summary>
    public Uri Grpc(string appId) => Address(appId, isGrpc: true);

    /// <summary>Address of an app's HTTP health answers.</summary>
    public Uri Http(string appId) => Address(appId, isGrpc: false);

    /// <summary>Opens both doors of every app on loopback, each without TLS: gRPC is HTTP/2 only, health is HTTP/1.1 only.</summary>
    internal void Listen(KestrelServerOptions kestrel, IEnumerable<SidecarApp> apps)
    {
        foreach (var app in apps)
        {
            Listen(kestrel, new SidecarPort(app, IsGrpc: true), app.GrpcPort, HttpProtocols.Http2);
            Listen(kestrel, new SidecarPort(app, IsGrpc: false), app.HttpPort, HttpProtocols.Http1);
        }
    }

    private void Listen(KestrelServerOptions kestrel, SidecarPort door, int port, HttpProtocols protocols) =>
        kestrel.Listen(IPAddress.Loopback, port, listener =>
        {
            listener.Protocols = protocols;
            listener.Use(next => connection =>
            {
                connection.Features.Set(door);
                return next(connection);
            });
            _listeners[(door.App.AppId, door.IsGrpc)] = listener;
        });

    // Kestrel writes the port that it was given back into the options of the listener.
    private Uri Address(string appId, bool isGrpc) =>
        _listeners.TryGetValue((appId, isGrpc), out var listener) && listener.IPEndPoint is { } endpoint
            ? new Uri($"http://{endpoint}")
            : throw new KeyNotFoundException($"No sidecar listens for app id {appId}.");
}
