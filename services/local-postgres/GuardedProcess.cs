using System.Diagnostics;

namespace Hearsay.LocalPostgres;

/// <summary>
/// A child process that ends with its parent, even one that was killed: a shell waits on a pipe from the parent and stops
/// the child when the pipe closes. Runs in a session of its own, so that Ctrl-C in a terminal reaches the parent alone.
/// </summary>
public sealed class GuardedProcess : IAsyncDisposable
{
    private const string Guard =
        """
        signal=$1; shift
        "$@" & child=$!
        (read -r _; kill -s "$signal" $child) <&3 2>/dev/null & guard=$!
        wait $child; code=$?
        kill $guard 2>/dev/null; exit $code
        """;

    private readonly Process _process;
    private bool _disposed;

    private GuardedProcess(Process process) => _process = process;

    /// <summary>Number of the process group that guard and child are in, where the system has setsid: what is signalled there reaches both.</summary>
    public int Group => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Its exit code, once it has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Ends when the child does.</summary>
    public Task WaitForExitAsync(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

    /// <summary>Starts a program; what it prints goes to a log file.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="environment">Variables to add.</param>
    /// <param name="logFile">File that its output is appended to.</param>
    /// <param name="stopSignal">Signal that asks it to stop, for example INT or TERM.</param>
    public static GuardedProcess Start(
        IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment, string logFile, string stopSignal)
    {
        var start = new ProcessStartInfo(File.Exists("/usr/bin/setsid") ? "/usr/bin/setsid" : "/usr/bin/env")
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        string[] shell = ["/bin/sh", "-c", $"exec 3<&0 </dev/null >>\"$0\" 2>&1\n{Guard}", logFile, stopSignal];
        foreach (var argument in shell.Concat(command))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new GuardedProcess(Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start."));
    }

    /// <summary>Asks it to stop and waits up to 30 seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await _process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
