using System.Diagnostics;
using Hearsay.LocalPostgres;

namespace Hearsay.LocalHost;

/// <summary>The platform's processes while they run. They end with this one.</summary>
internal sealed class RunningPlatform : IAsyncDisposable
{
    private readonly List<(PlatformProcess What, GuardedProcess Process)> _running = [];
    private readonly Places _places;

    private RunningPlatform(Places places) => _places = places;

    /// <summary>Migrates all schemas, then starts all processes and waits until each is ready, 60 seconds at most.</summary>
    public static async Task<RunningPlatform> StartAsync(
        Platform platform, Places places, Screen screen, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(places.Logs);
        await Task.WhenAll(platform.All.Select(process => MigrateAsync(process, platform.OwnerConnectionString, places, cancellationToken))).ConfigureAwait(false);
        screen.Step("schemas are up to date");
        var running = new RunningPlatform(places);
        try
        {
            foreach (var process in platform.All)
            {
                running._running.Add((process, Start(process, LogFile(places, process.Name), process.Environment, [])));
            }

            RunningSettings.Write(places, platform);
            await Task.WhenAll(running._running.Select(one => running.WaitUntilReadyAsync(one, cancellationToken))).ConfigureAwait(false);
        }
        catch
        {
            await running.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return running;
    }

    /// <summary>Ends when a process does, which none should. Returns its name.</summary>
    public async Task<string> WaitForAnyExitAsync(CancellationToken cancellationToken)
    {
        var exits = _running.Select(one => one.Process.WaitForExitAsync(cancellationToken)).ToList();
        var first = await Task.WhenAny(exits).ConfigureAwait(false);
        await first.ConfigureAwait(false);
        return _running[exits.IndexOf(first)].What.Name;
    }

    /// <summary>Runs extraction's verb beside the service, with the service's settings.</summary>
    public async Task ReextractAsync(PlatformProcess extraction, CancellationToken cancellationToken)
    {
        var log = LogFile(_places, "reextract");
        await using var verb = Start(extraction, log, extraction.Environment, ["reextract"]);
        await verb.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        if (verb.ExitCode != 0)
        {
            throw new UpFailure($"Not all could be read anew; {ProgramLog.TellsWhy(log)}");
        }
    }

    public string LogOf(string name) => LogFile(_places, name);

    public async ValueTask DisposeAsync()
    {
        RunningSettings.Remove(_places);
        await Task.WhenAll(_running.Select(one => one.Process.DisposeAsync().AsTask())).ConfigureAwait(false);
    }

    private static GuardedProcess Start(
        PlatformProcess process, string log, IReadOnlyDictionary<string, string> environment, IEnumerable<string> arguments) =>
        GuardedProcess.Start(
            [DotnetProgram(), Places.Program(process.Project, process.Project), .. arguments],
            environment,
            log,
            "TERM");

    private static string DotnetProgram() => Environment.ProcessPath ?? throw new UpFailure("The path of dotnet is not known.");

    private static string LogFile(Places places, string name) => Path.Combine(places.Logs, name + ".log");

    /// <summary>Brings one schema up to date, with a login role as the process's settings name it.</summary>
    public static async Task MigrateAsync(
        PlatformProcess process, string ownerConnectionString, Places places, CancellationToken cancellationToken)
    {
        var environment = new Dictionary<string, string>(process.Environment, StringComparer.Ordinal)
        {
            ["ConnectionStrings__Migrator"] = ownerConnectionString,
        };
        await using var migration = Start(process, LogFile(places, process.Name), environment, ["migrate"]);
        await migration.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        if (migration.ExitCode != 0)
        {
            throw new UpFailure($"The schema of {process.Name} could not be made (--fresh begins anew); {ProgramLog.TellsWhy(LogFile(places, process.Name))}");
        }
    }

    private async Task WaitUntilReadyAsync((PlatformProcess What, GuardedProcess Process) one, CancellationToken cancellationToken)
    {
        var path = one.What.GrpcPort == 0 ? "/v1.0/healthz/outbound" : "/healthz/ready";
        using var http = new HttpClient { BaseAddress = new Uri(one.What.HttpAddress), Timeout = TimeSpan.FromSeconds(2) };
        var patience = Stopwatch.StartNew();
        while (!await AnswersAsync(http, path, cancellationToken).ConfigureAwait(false))
        {
            if (one.Process.HasExited || patience.Elapsed > TimeSpan.FromSeconds(60))
            {
                throw new UpFailure($"{one.What.Name} did not come up; {ProgramLog.TellsWhy(LogOf(one.What.Name))}");
            }

            await Task.Delay(50, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, string path, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
