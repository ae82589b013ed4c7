using System.Text.RegularExpressions;
using Hearsay.Deploy.Tests.Dapr;

namespace Hearsay.Deploy.Tests.Telemetry;

/// <summary>An alerting rule.</summary>
internal sealed record Alert(string Name, string Expression, string? Severity, string? Owner, string? Summary, string? Runbook);

/// <summary>A case of a unit test of promtool: which severities of an alert fire in it; none where it stays silent.</summary>
internal sealed record AlertCase(string Alert, IReadOnlyList<string?> Firing);

/// <summary>What every alert must have. Whether a case holds is promtool's matter; that there is one is ours.</summary>
internal static partial class AlertRules
{
    public const string Runbooks = "deploy/telemetry/runbooks/";

    private static readonly string[] Severities = ["page", "ticket"];
    private static readonly string[] Sections = ["## What it means", "## How to look", "## What to do"];

    public static IReadOnlyList<Alert> Alerts(string rules) =>
    [
        .. from @group in Assert.Single(YamlFiles.Parse(rules)).At("groups").Items()
           from rule in @group.At("rules").Items()
           where rule.At("alert") is not null
           select new Alert(
               rule.At("alert").Text()!,
               rule.At("expr").Text()!,
               rule.At("labels", "severity").Text(),
               rule.At("labels", "owner").Text(),
               rule.At("annotations", "summary").Text(),
               rule.At("annotations", "runbook").Text()),
    ];

    /// <summary>Names of recording rules.</summary>
    public static IReadOnlyList<string> Records(string rules) =>
    [
        .. from @group in Assert.Single(YamlFiles.Parse(rules)).At("groups").Items()
           from rule in @group.At("rules").Items()
           where rule.At("record") is not null
           select rule.At("record").Text()!,
    ];

    public static IReadOnlyList<string> Expressions(string rules) =>
    [
        .. from @group in Assert.Single(YamlFiles.Parse(rules)).At("groups").Items()
           from rule in @group.At("rules").Items()
           select rule.At("expr").Text()!,
    ];

    public static IReadOnlyList<AlertCase> Cases(string tests) =>
    [
        .. from test in Assert.Single(YamlFiles.Parse(tests)).At("tests").Items()
           from alert in test.At("alert_rule_test").Items()
           select new AlertCase(
               alert.At("alertname").Text()!,
               [.. alert.At("exp_alerts").Items().Select(expected => expected.At("exp_labels", "severity").Text())]),
    ];

    /// <param name="alerts">All alerts.</param>
    /// <param name="cases">All cases.</param>
    /// <param name="runbooks">Text of each runbook by its file's name.</param>
    public static IReadOnlyList<string> Problems(
        IReadOnlyList<Alert> alerts, IReadOnlyList<AlertCase> cases, IReadOnlyDictionary<string, string> runbooks) =>
    [
        .. alerts.SelectMany(alert => Missing(alert, runbooks)),
        .. alerts.SelectMany(alert => Untested(alert, cases)),
        .. runbooks.Keys.Where(name => alerts.All(alert => $"{alert.Name}.md" != name)).Select(name => $"{name}: no alert has this runbook"),
        .. cases.Where(@case => alerts.All(alert => alert.Name != @case.Alert)).Select(@case => $"{@case.Alert}: a case of no alert"),
        .. runbooks.SelectMany(runbook => Gaps(runbook.Key, runbook.Value, runbooks)),
    ];

    private static IEnumerable<string> Missing(Alert alert, IReadOnlyDictionary<string, string> runbooks)
    {
        if (!Severities.Contains(alert.Severity, StringComparer.Ordinal))
        {
            yield return $"{alert.Name}: its severity is neither page nor ticket";
        }

        if (string.IsNullOrEmpty(alert.Owner))
        {
            yield return $"{alert.Name}: it has no owner";
        }

        if (string.IsNullOrEmpty(alert.Summary))
        {
            yield return $"{alert.Name}: it has no summary";
        }

        if (alert.Runbook != $"{Runbooks}{alert.Name}.md" || !runbooks.ContainsKey($"{alert.Name}.md"))
        {
            yield return $"{alert.Name}: it has no runbook of its name";
        }
    }

    private static IEnumerable<string> Untested(Alert alert, IReadOnlyList<AlertCase> cases)
    {
        var own = cases.Where(@case => @case.Alert == alert.Name).ToList();
        if (!own.Any(@case => @case.Firing.Contains(alert.Severity, StringComparer.Ordinal)))
        {
            yield return $"{alert.Name} ({alert.Severity}): no case in which it fires";
        }

        if (!own.Any(@case => !@case.Firing.Contains(alert.Severity, StringComparer.Ordinal)))
        {
            yield return $"{alert.Name} ({alert.Severity}): no case in which it stays silent";
        }
    }

    private static IEnumerable<string> Gaps(string name, string text, IReadOnlyDictionary<string, string> runbooks)
    {
        if (!text.StartsWith($"# {Path.GetFileNameWithoutExtension(name)}\n", StringComparison.Ordinal))
        {
            yield return $"{name}: its title is not its name";
        }

        foreach (var section in Sections.Where(section => !text.Contains($"\n{section}\n", StringComparison.Ordinal)))
        {
            yield return $"{name}: no section \"{section}\"";
        }

        foreach (var link in Links().Matches(text).Select(match => match.Groups[1].Value).Where(link => !runbooks.ContainsKey(link) && !File.Exists(Checkout.PathOf(Runbooks + link))))
        {
            yield return $"{name}: it links to {link}, which is not there";
        }
    }

    [GeneratedRegex(@"\]\(([^)]+)\)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Links();
}
