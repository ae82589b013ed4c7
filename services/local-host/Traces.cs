using System.Diagnostics;

namespace Hearsay.LocalHost;

/// <summary>A dashboard for traces: Jaeger in a container where Docker runs, a hint where not.</summary>
internal static class Traces
{
    private const string Container = "hearsay-jaeger";
    private const string Image = "jaegertracing/jaeger:2.11.0";
    private const string Variable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static async Task StartAsync(Screen screen, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } endpoint)
        {
            screen.Step($"traces go to {endpoint}");
        }
        else if (await DockerAsync(["info"], cancellationToken).ConfigureAwait(false)
            && await RunJaegerAsync(cancellationToken).ConfigureAwait(false))
        {
            Environment.SetEnvironmentVariable(Variable, "http://127.0.0.1:4317");
            screen.Step("traces: http://127.0.0.1:16686 (Jaeger, container hearsay-jaeger)");
        }
        else
        {
            screen.Step($"traces: Docker does not run here; set {Variable} to the OTLP gRPC address of a dashboard, for example http://127.0.0.1:4317");
        }
    }

    private static async Task<bool> RunJaegerAsync(CancellationToken cancellationToken) =>
        await DockerAsync(["start", Container], cancellationToken).ConfigureAwait(false)
        || await DockerAsync(
            ["run", "-d", "--name", Container, "-p", "127.0.0.1:16686:16686", "-p", "127.0.0.1:4317:4317", Image],
            cancellationToken).ConfigureAwait(false);

    /// <summary>False where Docker is absent, fails, or takes over three minutes.</summary>
    private static async Task<bool> DockerAsync(string[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            var start = new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            return await SucceedsAsync(process, cancellationToken).ConfigureAwait(false);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<bool> SucceedsAsync(Process process, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(TimeSpan.FromMinutes(3));
        try
        {
            var errors = process.StandardError.ReadToEndAsync(bound.Token);
            await process.StandardOutput.ReadToEndAsync(bound.Token).ConfigureAwait(false);
            await errors.ConfigureAwait(false);
            await process.WaitForExitAsync(bound.Token).ConfigureAwait(false);
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }
}
