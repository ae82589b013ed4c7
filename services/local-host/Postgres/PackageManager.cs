using System.Diagnostics;

namespace Hearsay.LocalHost.Postgres;

/// <summary>The system's package manager, and how it installs a PostgreSQL server.</summary>
internal sealed record PackageManager(string Program, IReadOnlyList<string[]> Commands)
{
    private static readonly PackageManager[] Known =
    [
        new("apt-get", [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "postgresql"]]),
        new("dnf", [["dnf", "install", "-y", "-q", "postgresql-server"]]),
        new("apk", [["apk", "add", "--quiet", "postgresql"]]),
        new("zypper", [["zypper", "--non-interactive", "install", "postgresql-server"]]),
        new("brew", [["brew", "install", "--quiet", "postgresql@17"]]),
    ];

    public static PackageManager? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Known.FirstOrDefault(manager => folders.Any(folder => File.Exists(Path.Combine(folder, manager.Program))));
    }

    public string Describe()
    {
        var prefix = Environment.UserName == "root" || Program == "brew" ? "" : "sudo ";
        return string.Join(" && ", Commands.Select(command => prefix + string.Join(' ', command)));
    }

    public async Task InstallAsync(CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(TimeSpan.FromMinutes(10));
        foreach (var command in Commands)
        {
            string[] words = Environment.UserName == "root" || Program == "brew" ? command : ["sudo", .. command];
            var start = new ProcessStartInfo(words[0], words.Skip(1)) { RedirectStandardOutput = true };
            start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
            // Without this Debian's package makes and starts a cluster of its own.
            start.Environment["RUNLEVEL"] = "1";
            using var process = Process.Start(start) ?? throw new UpFailure($"{words[0]} did not start.");
            try
            {
                await process.StandardOutput.ReadToEndAsync(bound.Token).ConfigureAwait(false);
                await process.WaitForExitAsync(bound.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                process.Kill(entireProcessTree: true);
                throw new UpFailure($"This took over ten minutes: {string.Join(' ', words)}");
            }

            if (process.ExitCode != 0)
            {
                throw new UpFailure($"This failed: {string.Join(' ', words)}");
            }
        }
    }
}
