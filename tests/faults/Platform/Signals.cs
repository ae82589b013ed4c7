using System.Diagnostics;
using System.Globalization;

namespace Hearsay.Faults.Tests.Platform;

/// <summary>Signals to processes that these tests started, by number.</summary>
internal static class Signals
{
    /// <summary>Signals one process, or with a negative number its group. One that is gone already is no error.</summary>
    public static async Task SendAsync(string signal, int process)
    {
        var start = new ProcessStartInfo("/bin/kill", ["-s", signal, "--", process.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardError = true,
        };
        using var kill = Process.Start(start)!;
        await kill.StandardError.ReadToEndAsync();
        await kill.WaitForExitAsync();
    }

    /// <summary>Processes that a process has started and that have not ended.</summary>
    public static IReadOnlyList<int> ChildrenOf(int process)
    {
        try
        {
            return [.. File.ReadAllText($"/proc/{process}/task/{process}/children")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <summary>Whether a process of that number runs.</summary>
    public static bool Runs(int process) => Directory.Exists($"/proc/{process}");
}
