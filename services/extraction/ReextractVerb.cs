using System.Runtime.InteropServices;
using Hearsay.Engine;
using Hearsay.ServiceDefaults.Hosting;
using Npgsql;
using OpenTelemetry.Trace;

namespace Hearsay.Extraction;

/// <summary>The program's verb <c>reextract</c>: reads anew what only older engines have read, with the settings of the service, and ends.</summary>
public static class ReextractVerb
{
    /// <summary>Exit code: 0 where all is read, 1 where something is left, which another run does.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            await using var app = ServiceProgram.Build(args, ExtractionComposition.Definition);
            // Nothing is started that listens or publishes; what traces is made by being asked for.
            _ = app.Services.GetService<TracerProvider>();
            var done = await app.Services.GetRequiredService<ReextractStored>().RunAsync(stop.Token).ConfigureAwait(false);
            var version = app.Services.GetRequiredService<EvidenceEngine>().Version;
            await Console.Out.WriteLineAsync(
                $"extraction: engine {version.Version} ({version.Profile}) read {done.Read} revisions anew; {done.Gone} are gone, {done.Failed} failed").ConfigureAwait(false);
            return done.Failed == 0 ? 0 : 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("extraction: stopped; run it again to go on").ConfigureAwait(false);
            return 1;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException or IOException or NpgsqlException)
        {
            await Console.Error.WriteLineAsync($"extraction: could not read anew: {exception.Message}").ConfigureAwait(false);
            return 1;
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }
}
