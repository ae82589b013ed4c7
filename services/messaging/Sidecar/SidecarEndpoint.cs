using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Hearsay.Messaging;

/// <summary>Where the Dapr sidecar of this service listens, by Dapr's own variables.</summary>
/// <param name="Address">gRPC address; from DAPR_GRPC_ENDPOINT, else DAPR_GRPC_PORT on this machine, else port 50001.</param>
/// <param name="ApiToken">DAPR_API_TOKEN; null where none is asked for.</param>
internal sealed record SidecarEndpoint(string Address, string? ApiToken)
{
    public static SidecarEndpoint Read(IConfiguration configuration)
    {
        var port = configuration.GetValue("DAPR_GRPC_PORT", 50001).ToString(CultureInfo.InvariantCulture);
        var address = configuration["DAPR_GRPC_ENDPOINT"] is { Length: > 0 } endpoint ? endpoint : $"http://127.0.0.1:{port}";
        var token = configuration["DAPR_API_TOKEN"];
        return new SidecarEndpoint(address, string.IsNullOrEmpty(token) ? null : token);
    }
}
