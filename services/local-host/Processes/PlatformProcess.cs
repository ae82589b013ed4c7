namespace Hearsay.LocalHost;

/// <summary>One program of the platform and where it listens.</summary>
/// <param name="Name">Dapr app id of a service, "sidecar" for the sidecar.</param>
/// <param name="Project">Project that it is built from.</param>
/// <param name="GrpcPort">Its gRPC port on 127.0.0.1; 0 for the sidecar, which has one a service.</param>
/// <param name="HttpPort">Its HTTP port on 127.0.0.1: health, and JSON where the service has it.</param>
/// <param name="HealthPort">Its port for probes over gRPC on 127.0.0.1; 0 for the sidecar, which has none.</param>
/// <param name="Environment">Its settings.</param>
internal sealed record PlatformProcess(
    string Name, string Project, int GrpcPort, int HttpPort, int HealthPort, IReadOnlyDictionary<string, string> Environment)
{
    public string GrpcAddress => $"http://127.0.0.1:{GrpcPort}";

    public string HttpAddress => $"http://127.0.0.1:{HttpPort}";
}
