using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hearsay.Deploy.Tests.Telemetry;

/// <summary>How our dashboards are written: a small schema of what we use of Grafana's, and what keeps them honest.</summary>
internal static partial class DashboardRules
{
    private const int Columns = 24;

    private static readonly string[] Types = ["timeseries", "stat", "table", "bargauge", "heatmap"];
    private static readonly string[] Units = ["short", "s", "ms", "bytes", "percent", "percentunit", "ops", "reqps"];

    private static readonly string[] DashboardFields =
    [
        "uid", "title", "description", "tags", "schemaVersion", "version", "editable", "timezone", "refresh", "time", "links", "templating", "annotations", "panels",
    ];

    private static readonly string[] PanelFields = ["id", "title", "type", "description", "gridPos", "datasource", "fieldConfig", "options", "targets"];
    private static readonly string[] TargetFields = ["refId", "expr", "legendFormat", "exemplar", "instant", "format"];

    public static IReadOnlyList<string> Problems(Dashboard dashboard) =>
    [
        .. Whole(dashboard),
        .. Dashboard.Items(dashboard.Root, "panels").SelectMany(panel => One(panel).Select(problem => $"{dashboard.Uid} / {Dashboard.Text(panel, "title")}: {problem}")),
        .. Overlaps(dashboard),
    ];

    private static IEnumerable<string> Whole(Dashboard dashboard)
    {
        foreach (var name in Unknown(dashboard.Root, DashboardFields))
        {
            yield return $"{dashboard.File}: no such field: {name}";
        }

        if (dashboard.Uid != "hearsay-" + Path.GetFileNameWithoutExtension(dashboard.File))
        {
            yield return $"{dashboard.File}: its uid is not that of its file";
        }

        if (!dashboard.Title.StartsWith("Hearsay: ", StringComparison.Ordinal))
        {
            yield return $"{dashboard.File}: its title does not begin with \"Hearsay: \"";
        }

        if (!dashboard.Root.TryGetProperty("editable", out var editable) || editable.ValueKind != JsonValueKind.False)
        {
            yield return $"{dashboard.File}: it may be edited where nobody sees it";
        }

        var used = dashboard.Panels.SelectMany(panel => panel.Queries).SelectMany(PromQl.Variables).Distinct().ToList();
        foreach (var variable in used.Except(dashboard.Variables).Concat(dashboard.Variables.Except(used)))
        {
            yield return $"{dashboard.File}: the variable {variable} is not declared, or not used";
        }

        foreach (var title in dashboard.Panels.GroupBy(panel => panel.Title).Where(same => same.Count() > 1).Select(same => same.Key))
        {
            yield return $"{dashboard.File}: two panels are called {title}";
        }
    }

    private static IEnumerable<string> One(JsonElement panel)
    {
        foreach (var name in Unknown(panel, PanelFields))
        {
            yield return $"no such field: {name}";
        }

        if (!Types.Contains(Dashboard.Text(panel, "type"), StringComparer.Ordinal))
        {
            yield return "a type that is not ours";
        }

        if (!panel.TryGetProperty("datasource", out var source) || Dashboard.Text(source, "uid") != "prometheus")
        {
            yield return "it does not ask Prometheus";
        }

        if (!panel.TryGetProperty("fieldConfig", out var fields) || !fields.TryGetProperty("defaults", out var defaults)
            || !Units.Contains(Dashboard.Text(defaults, "unit"), StringComparer.Ordinal))
        {
            yield return "it has no unit";
        }

        var targets = Dashboard.Items(panel, "targets").ToList();
        if (targets.Count == 0 || targets.Any(target => Dashboard.Text(target, "expr").Length == 0) || targets.DistinctBy(target => Dashboard.Text(target, "refId")).Count() != targets.Count)
        {
            yield return "its queries are not complete";
        }

        foreach (var problem in targets.SelectMany(Target).Append(Quantiles(panel, targets)).OfType<string>())
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> Target(JsonElement target)
    {
        foreach (var name in Unknown(target, TargetFields))
        {
            yield return $"no such field: {name}";
        }

        var query = Dashboard.Text(target, "expr");
        if (PromQl.Quantiles(query).Count > 0 && OwnDurations().IsMatch(query) && !(target.TryGetProperty("exemplar", out var exemplar) && exemplar.ValueKind == JsonValueKind.True))
        {
            yield return "no way from its times to a trace";
        }

        if (Dashboard.Text(target, "legendFormat").Length == 0)
        {
            yield return "a series without a name";
        }
    }

    /// <summary>A panel that says p99 must show it, and one that shows it must say so.</summary>
    private static string? Quantiles(JsonElement panel, IEnumerable<JsonElement> targets)
    {
        var shown = targets.SelectMany(target => PromQl.Quantiles(Dashboard.Text(target, "expr"))).Distinct().Order(StringComparer.Ordinal);
        var said = Percentile().Matches(Dashboard.Text(panel, "title")).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);
        return shown.SequenceEqual(said, StringComparer.Ordinal) ? null : "its title and its quantiles differ";
    }

    private static IEnumerable<string> Overlaps(Dashboard dashboard)
    {
        var places = Dashboard.Items(dashboard.Root, "panels").Select(panel => (Title: Dashboard.Text(panel, "title"), Place: Place(panel))).ToList();
        foreach (var (title, place) in places.Where(panel => panel.Place is not { W: > 0, H: > 0 } || panel.Place.X + panel.Place.W > Columns))
        {
            yield return $"{dashboard.Uid} / {title}: it does not lie within the width";
        }

        foreach (var (first, second) in from first in places
                                        from second in places
                                        where string.CompareOrdinal(first.Title, second.Title) < 0
                                            && first.Place.X < second.Place.X + second.Place.W && second.Place.X < first.Place.X + first.Place.W
                                            && first.Place.Y < second.Place.Y + second.Place.H && second.Place.Y < first.Place.Y + first.Place.H
                                        select (first, second))
        {
            yield return $"{dashboard.Uid} / {first.Title}: it overlaps {second.Title}";
        }
    }

    private static (int X, int Y, int W, int H) Place(JsonElement panel)
    {
        if (!panel.TryGetProperty("gridPos", out var place))
        {
            return default;
        }

        int Number(string name) => place.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : 0;
        return (Number("x"), Number("y"), Number("w"), Number("h"));
    }

    private static IEnumerable<string> Unknown(JsonElement element, string[] fields) =>
        element.EnumerateObject().Select(property => property.Name).Where(name => !fields.Contains(name, StringComparer.Ordinal));

    [GeneratedRegex(@"\bp\d+(\.\d+)?\b", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Percentile();

    [GeneratedRegex(@"\b(hearsay_|rpc_|traces_)\w*_bucket", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex OwnDurations();
}
