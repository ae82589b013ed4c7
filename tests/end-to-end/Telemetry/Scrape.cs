using System.Text.RegularExpressions;

namespace Hearsay.EndToEnd.Tests.Telemetry;

/// <summary>One series of a scrape.</summary>
public sealed record Series(string Family, string Kind, string Help, IReadOnlyDictionary<string, string> Labels)
{
    public override string ToString() => $"{Family}{{{string.Join(",", Labels.Select(label => $"{label.Key}={label.Value}"))}}}";
}

/// <summary>Reads the text that Prometheus scrapes.</summary>
internal static partial class Scrape
{
    /// <summary>Every series once; buckets, sum and count of a histogram are one.</summary>
    public static IReadOnlyList<Series> Read(string text)
    {
        var series = new Dictionary<string, Series>(StringComparer.Ordinal);
        var (family, kind, help) = ("", "", "");
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                var parts = line.Split(' ');
                (family, kind, help) = (parts[2], parts[3], "");
            }
            else if (line.StartsWith($"# HELP {family} ", StringComparison.Ordinal))
            {
                help = line[$"# HELP {family} ".Length..];
            }
            else if (line.Length > 0 && line[0] != '#' && family != "target_info")
            {
                var labels = Label().Matches(line)
                    .Where(label => !(kind == "histogram" && label.Groups[1].Value == "le"))
                    .ToDictionary(label => label.Groups[1].Value, label => label.Groups[2].Value, StringComparer.Ordinal);
                var one = new Series(family, kind, help, labels);
                series[one.ToString()] = one;
            }
        }

        return [.. series.Values];
    }

    [GeneratedRegex(@"[{,]([a-z_]+)=""((?:[^""\\]|\\.)*)""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();
}
