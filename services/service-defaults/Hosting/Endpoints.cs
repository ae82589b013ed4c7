using System.Net;
using Hearsay.Contracts;
using Hearsay.ServiceDefaults.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;

namespace Hearsay.ServiceDefaults.Hosting;

/// <summary>
/// Two ports for callers: without TLS one Kestrel port speaks either HTTP/2 (gRPC) or HTTP/1.1 (JSON, metrics), not both. A third for probes.
/// Settings: Listen:Address (default any), Listen:GrpcPort (8080), Listen:HttpPort (8081), Listen:HealthPort (8082); port 0 takes a free one.
/// </summary>
internal static class Endpoints
{
    /// <summary>What stands before a gRPC message: whether it is compressed, and its length.</summary>
    private const int GrpcPrefixBytes = 5;

    public static void AddEndpoints(this WebApplicationBuilder builder)
    {
        var listen = builder.Configuration.GetSection("Listen");
        var address = IPAddress.Parse(listen["Address"] ?? IPAddress.Any.ToString());
        var grpcPort = listen.GetValue("GrpcPort", 8080);
        var httpPort = listen.GetValue("HttpPort", 8081);
        var healthPort = listen.GetValue("HealthPort", HealthPort.Default);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MessageLimits.MaxMessageBytes + GrpcPrefixBytes;
            kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(60);
            kestrel.Listen(address, grpcPort, endpoint =>
            {
                endpoint.Protocols = HttpProtocols.Http2;
                endpoint.UseCertificate(listen);
            });
            kestrel.Listen(address, httpPort, endpoint =>
            {
                endpoint.Protocols = HttpProtocols.Http1;
                endpoint.UseCertificate(listen);
            });
            HealthPort.Listen(kestrel, address, healthPort);
        });
    }
}
