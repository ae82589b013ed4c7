using System.Diagnostics;

namespace Hearsay.LocalPostgres;

/// <summary>Runs a program to its end.</summary>
internal static class Programs
{
    /// <summary>Throws where the program failed, with what it printed, or took over two minutes.</summary>
    public static async Task RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        process.StandardInput.Close();
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(TimeSpan.FromMinutes(2));
        string errors;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(bound.Token);
            errors = await process.StandardError.ReadToEndAsync(bound.Token).ConfigureAwait(false);
            await output.ConfigureAwait(false);
            await process.WaitForExitAsync(bound.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new InvalidOperationException($"{command[0]} took over two minutes.", exception);
        }

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command[0]} failed: {errors.Trim()}");
        }
    }
}
