using System.Runtime.InteropServices;
using Hearsay.ServiceDefaults.Hosting;
using Npgsql;
using OpenTelemetry.Trace;

namespace Hearsay.Query;

/// <summary>The program's verb <c>rebuild</c>: makes all that is derived from stored evidence anew, with the settings of the service, and ends.</summary>
public static class RebuildVerb
{
    /// <summary>Exit code: 0 where all is made anew, 1 where it was stopped or failed; another run begins again.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            await using var app = ServiceProgram.Build(args, QueryComposition.Definition);
            // Nothing is started that listens; what traces is made by being asked for.
            _ = app.Services.GetService<TracerProvider>();
            var done = await app.Services.GetRequiredService<RebuildReadModel>().RunAsync(stop.Token).ConfigureAwait(false);
            await Console.Out.WriteLineAsync($"query: {done} revisions made anew").ConfigureAwait(false);
            return 0;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("query: stopped; run it again").ConfigureAwait(false);
            return 1;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException or IOException or NpgsqlException)
        {
            await Console.Error.WriteLineAsync($"query: could not rebuild: {exception.Message}").ConfigureAwait(false);
            return 1;
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }
}
