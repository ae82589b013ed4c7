using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenTelemetry.Trace;

namespace Hearsay.ServiceDefaults.Hosting;

/// <summary>Runs a verb of a service's program: work with the settings of the service that ends by itself, while the service serves elsewhere.</summary>
public static class ServiceVerb
{
    // A verb listens to nobody, so it needs no issuer of tokens.
    private static readonly string[] NobodyCalls = ["--Listen:Address=127.0.0.1", "--Authentication:Mode=Off"];

    /// <summary>Exit code: that of the work, 1 where it was stopped by a signal or could not be done.</summary>
    /// <param name="args">Settings, as the service takes them.</param>
    /// <param name="service">The service.</param>
    /// <param name="failure">What could not be done, for the message: "could not rebuild".</param>
    /// <param name="work">The work; its exit code.</param>
    public static async Task<int> RunAsync(string[] args, ServiceDefinition service, string failure, Func<IServiceProvider, CancellationToken, Task<int>> work)
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            await using var app = ServiceProgram.Build([.. args, .. NobodyCalls], service);
            // Nothing is started that listens or publishes; what traces is made by being asked for.
            _ = app.Services.GetService<TracerProvider>();
            return await work(app.Services, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"{service.Name}: stopped; run it again to go on").ConfigureAwait(false);
            return 1;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException or IOException or NpgsqlException)
        {
            await Console.Error.WriteLineAsync($"{service.Name}: {failure}: {exception.Message}").ConfigureAwait(false);
            return 1;
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }
}
