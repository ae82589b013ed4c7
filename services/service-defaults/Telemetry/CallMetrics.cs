using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Hearsay.ServiceDefaults.Telemetry;

/// <summary>How calls to a service went.</summary>
public static class CallMetrics
{
    /// <summary>Bounds of durations of calls, in seconds.</summary>
    public static readonly IReadOnlyList<double> Seconds =
        [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60, 120];

    private static readonly Meter Meter = new("Hearsay.Calls");

    private static readonly Histogram<double> Durations = Meter.CreateHistogram(
        "rpc.server.call.duration",
        "s",
        "Time of a call from its headers to its answer, gRPC and JSON alike.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });

    private static readonly Counter<long> Sheds = Meter.CreateCounter<long>(
        "hearsay.calls.shed", "{call}", "Calls that were refused to keep the service within its limits.");

    /// <summary>Counts a call that was refused.</summary>
    /// <param name="limit">Limit that it met: "calls", "bytes", "concurrency" or "slots".</param>
    public static void Shed(string limit) => Sheds.Add(1, new KeyValuePair<string, object?>("limit", limit));

    internal static void Called(string method, string status, string? reason, TimeSpan duration)
    {
        var tags = new TagList
        {
            { "rpc.system.name", "grpc" },
            { "rpc.method", method },
            { "rpc.response.status_code", status },
        };
        if (reason is not null)
        {
            tags.Add("error.type", reason);
        }

        Durations.Record(duration.TotalSeconds, tags);
    }
}
