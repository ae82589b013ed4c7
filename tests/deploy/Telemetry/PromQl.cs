using System.Text.RegularExpressions;

namespace Hearsay.Deploy.Tests.Telemetry;

/// <summary>What a query of Prometheus names; whether it parses is promtool's matter.</summary>
internal static partial class PromQl
{
    private static readonly string[] Words = ["and", "or", "unless", "bool", "offset", "group_left", "group_right", "by", "without", "on", "ignoring", "inf", "nan"];

    /// <summary>The query with Grafana's variables filled as for a user who chose all.</summary>
    public static string Filled(string expression) => expression
        .Replace("$__rate_interval", "2m", StringComparison.Ordinal)
        .Replace("$__range", "10m", StringComparison.Ordinal)
        .Replace("$service", ".+", StringComparison.Ordinal)
        .Replace("$database", ".+", StringComparison.Ordinal);

    /// <summary>Variables of the dashboard that it uses, Grafana's own left out.</summary>
    public static IEnumerable<string> Variables(string expression) =>
        Variable().Matches(expression).Select(match => match.Groups[1].Value).Where(name => !name.StartsWith("__", StringComparison.Ordinal)).Distinct();

    /// <summary>Names of the series that it reads.</summary>
    public static IReadOnlyList<string> Metrics(string expression)
    {
        var rest = Grouping().Replace(Matchers().Replace(Strings().Replace(expression, ""), " "), " ");
        return [.. Names().Matches(rest).Select(match => match.Value).Where(name => !Words.Contains(name, StringComparer.OrdinalIgnoreCase)).Distinct()];
    }

    /// <summary>Quantiles that it asks for, as percents.</summary>
    public static IReadOnlyList<string> Quantiles(string expression) =>
        [.. Quantile().Matches(expression).Select(match => decimal.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) * 100)
            .Select(percent => "p" + percent.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)).Distinct()];

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|'[^']*'
        """, RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Strings();

    [GeneratedRegex(@"\{[^{}]*\}|\[[^\]]*\]", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Matchers();

    [GeneratedRegex(@"\b(by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Grouping();

    [GeneratedRegex(@"(?<![\w:.])[a-zA-Z_:][\w:]*\b(?!\s*\()", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Names();

    [GeneratedRegex(@"\$\{?(\w+)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"histogram_quantile\(\s*([0-9.]+)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Quantile();
}
