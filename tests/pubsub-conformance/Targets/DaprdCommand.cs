using System.Globalization;

namespace Hearsay.PubsubConformance.Tests.Targets;

/// <summary>Ports of one daprd, all of 127.0.0.1.</summary>
internal sealed record DaprdPorts(int Grpc, int Http, int Internal, int Metrics);

/// <summary>How a real daprd is started beside an app: without placement, scheduler, control plane and mTLS.</summary>
internal static class DaprdCommand
{
    private const string Loopback = "127.0.0.1";

    /// <summary>Arguments, without the program.</summary>
    public static IReadOnlyList<string> Arguments(
        string appId, int appPort, DaprdPorts ports, string resources, string configuration, TargetOptions options) =>
    [
        "--mode=standalone",
        $"--app-id={appId}",
        $"--app-port={Text(appPort)}",
        "--app-protocol=grpc",
        $"--app-channel-address={Loopback}",
        $"--dapr-grpc-port={Text(ports.Grpc)}",
        $"--dapr-http-port={Text(ports.Http)}",
        $"--dapr-listen-addresses={Loopback}",
        $"--dapr-internal-grpc-port={Text(ports.Internal)}",
        $"--dapr-internal-grpc-listen-address={Loopback}",
        $"--metrics-port={Text(ports.Metrics)}",
        $"--metrics-listen-address={Loopback}",
        $"--resources-path={resources}",
        $"--config={configuration}",
        // Empty, so that nothing waits for services that are not there.
        "--placement-host-address=",
        "--scheduler-host-address=",
        // As deploy/ starts it: evidence and pages are larger than Dapr's own four MiB.
        "--max-body-size=32Mi",
        "--log-level=info",
        .. options.AppHealthCheck
            ? (string[])["--enable-app-health-check=true", "--app-health-probe-interval=1", "--app-health-probe-timeout=500", "--app-health-threshold=2"]
            : [],
    ];

    /// <summary>Variables of its own. The address by which others find it is loopback too.</summary>
    public static IReadOnlyDictionary<string, string> Environment(TargetOptions options)
    {
        var variables = new Dictionary<string, string> { ["DAPR_HOST_IP"] = Loopback };
        if (options.ApiToken is { } api)
        {
            variables["DAPR_API_TOKEN"] = api;
        }

        if (options.AppToken is { } app)
        {
            variables["APP_API_TOKEN"] = app;
        }

        return variables;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
