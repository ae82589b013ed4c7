using System.Diagnostics;

namespace Hearsay.LocalHost;

/// <summary>What <c>deploy/local/operate</c> runs: a verb of a service of the platform that runs, with the service's settings.</summary>
internal static class Operate
{
    private const string Usage = """
        usage: deploy/local/operate [--data FOLDER] ingestion|extraction|query VERB [ARGUMENT...]
        verbs: dlq (all), outbox (ingestion, extraction), reextract (extraction), rebuild (query); for example: deploy/local/operate extraction dlq list
        """;

    /// <summary>Exit code: that of the verb; 1 where the service does not run, 2 where it was not understood.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var (data, rest) = args is ["--data", var folder, .. var after] ? (new DirectoryInfo(folder), after) : (null, args);
        if (rest is not [var service, var verb, ..] || !RunningSettings.Projects.TryGetValue(service, out var project) || verb.StartsWith('-'))
        {
            await Console.Error.WriteLineAsync(Usage).ConfigureAwait(false);
            return 2;
        }

        try
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!, [Places.Program(project, project), .. rest.Skip(1)]);
            foreach (var (name, value) in RunningSettings.Read(Places.Find(data), service))
            {
                start.Environment[name] = value;
            }

            // Ctrl-C reaches both; the verb ends in good order, and this waits for it.
            Console.CancelKeyPress += (_, pressed) => pressed.Cancel = true;
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync().ConfigureAwait(false);
            return process.ExitCode;
        }
        catch (UpFailure failure)
        {
            Screen.Failure(failure.Message);
            return 1;
        }
    }
}
