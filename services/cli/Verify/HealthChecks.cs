using Hearsay.Cli.Calls;

namespace Hearsay.Cli.Verify;

/// <summary>Each service says that it is ready.</summary>
internal static class HealthChecks
{
    public static async Task RunAsync(CallSettings settings, VerifyReport report, CancellationToken cancellationToken)
    {
        foreach (var address in (ServiceAddress[])[settings.Ingestion, settings.Extraction, settings.Query])
        {
            using var calls = new BareCalls(address);
            var serving = await calls.IsServingAsync("ready", cancellationToken);
            report.Hold(
                serving == true,
                $"{address.Service} at {address.Place} is ready",
                serving is null ? "its health does not answer" : "it says that it is not");
        }
    }
}
