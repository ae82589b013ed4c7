using System.CommandLine;
using Hearsay.Cli.Calls;
using Hearsay.Cli.Input;
using Hearsay.Cli.Output;
using Hearsay.Cli.Telemetry;

namespace Hearsay.Cli;

/// <summary>One run of one command: where it calls, where it writes.</summary>
internal sealed record Session(ServiceConnections Services, Screen Screen)
{
    /// <summary>Runs a command; every way it may fail becomes a report on standard error and an exit code.</summary>
    public static async Task<int> RunAsync(
        ParseResult parsed, Func<Session, CancellationToken, Task<int>> command, CancellationToken cancellationToken)
    {
        var screen = Screen.OfProcess(json: parsed.GetValue(SharedOptions.Json));
        var traces = new TraceIds();
        using var tracing = CliTracing.Start($"hearsay {parsed.CommandResult.Command.Name}");
        try
        {
            using var services = new ServiceConnections(SharedOptions.Read(parsed), traces);
            return tracing.End(await command(new Session(services, screen), cancellationToken));
        }
        catch (CallFault fault)
        {
            ErrorReport.Of(fault).WriteTo(screen);
            return tracing.End(fault.ExitCode);
        }
        catch (InputFault fault)
        {
            screen.Error(fault.Message);
            return tracing.End(ExitCode.Usage);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            screen.Note("interrupted");
            return tracing.End(ExitCode.Interrupted);
        }
        finally
        {
            screen.Traces(traces);
        }
    }
}
