using System.Globalization;
using System.Text.RegularExpressions;

namespace Hearsay.PipelineBenchmark;

/// <summary>Memory of the processes that this one started, by program, as Linux tells it.</summary>
internal static partial class ProcessMemory
{
    /// <summary>MiB by program: proportional, so that what several processes share counts once.</summary>
    public static IReadOnlyList<(string Program, int Processes, double Mebibytes)> OfChildren()
    {
        var all = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => name!.All(char.IsAsciiDigit)).Select(name => Read(int.Parse(name!, CultureInfo.InvariantCulture)))
            .Where(process => process is not null).ToDictionary(process => process!.Id, process => process!);
        return [.. all.Values
            .Where(process => process.Program is not null && Descends(process, all))
            .GroupBy(process => process.Program!)
            .Select(group => (group.Key, group.Count(), group.Sum(process => process.Mebibytes)))
            .OrderBy(line => line.Key, StringComparer.Ordinal)];
    }

    private static bool Descends(Found process, Dictionary<int, Found> all)
    {
        for (var at = process; all.TryGetValue(at.Parent, out var parent); at = parent)
        {
            if (parent.Id == Environment.ProcessId)
            {
                return true;
            }
        }

        return false;
    }

    // A process may end while it is read.
    private static Found? Read(int id)
    {
        try
        {
            var parent = ParentLine().Match(File.ReadAllText($"/proc/{id}/status")).Groups[1].Value;
            var command = File.ReadAllText($"/proc/{id}/cmdline");
            var program = ProgramName().Match(command) is { Success: true } named ? named.Value : command.Contains("postgres", StringComparison.Ordinal) ? "postgres" : null;
            var share = program is null || command.Contains("/bin/sh", StringComparison.Ordinal) ? null : ShareLine().Match(File.ReadAllText($"/proc/{id}/smaps_rollup"));
            return new Found(
                id,
                int.Parse(parent, CultureInfo.InvariantCulture),
                share is null ? null : program,
                share is null ? 0 : double.Parse(share.Groups[1].Value, CultureInfo.InvariantCulture) / 1024);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^PPid:\s+(\d+)", RegexOptions.Multiline, 1000)]
    private static partial Regex ParentLine();

    [GeneratedRegex(@"^Pss:\s+(\d+)", RegexOptions.Multiline, 1000)]
    private static partial Regex ShareLine();

    [GeneratedRegex(@"Hearsay\.\w+(?=\.dll)", RegexOptions.None, 1000)]
    private static partial Regex ProgramName();

    private sealed record Found(int Id, int Parent, string? Program, double Mebibytes);
}
