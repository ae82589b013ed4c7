namespace Hearsay.Deploy.Tests.Telemetry;

public sealed class DashboardTests
{
    private const string Sound = """
        {
          "uid": "hearsay-example", "title": "Hearsay: example", "editable": false,
          "templating": {"list": [{"name": "service"}]},
          "panels": [
            {
              "title": "Time, p99", "type": "timeseries", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 7}, "datasource": {"uid": "prometheus"},
              "fieldConfig": {"defaults": {"unit": "s"}},
              "targets": [{"refId": "A", "expr": "histogram_quantile(0.99, hearsay_x_bucket{s=~\"$service\"})", "legendFormat": "p99", "exemplar": true}]
            },
            {
              "title": "Rate", "type": "timeseries", "gridPos": {"x": 12, "y": 0, "w": 12, "h": 7}, "datasource": {"uid": "prometheus"},
              "fieldConfig": {"defaults": {"unit": "ops"}},
              "targets": [{"refId": "A", "expr": "sum(a)", "legendFormat": "a"}]
            }
          ]
        }
        """;

    public static TheoryData<string> Files => [.. Watching.DashboardFiles];

    [Theory]
    [MemberData(nameof(Files))]
    public void Dashboard_OfTheFiles_KeepsTheRules(string file) => Assert.Empty(DashboardRules.Problems(Dashboard.Read(file)));

    [Fact]
    public void Dashboards_UidsAndTitles_AreDistinct()
    {
        var all = Watching.DashboardFiles.Select(Dashboard.Read).ToList();

        Assert.Equal(8, all.Count);
        Assert.Equal(all.Count, all.DistinctBy(dashboard => dashboard.Uid).Count());
        Assert.Equal(all.Count, all.DistinctBy(dashboard => dashboard.Title).Count());
    }

    [Fact]
    public void Problems_SoundDashboard_None() => Assert.Empty(ProblemsOf(Sound));

    [Theory]
    [InlineData("hearsay-example", "hearsay-other", "uid")]
    [InlineData("\"Hearsay: example\"", "\"Example\"", "begin with")]
    [InlineData("\"editable\": false", "\"editable\": true", "edited")]
    [InlineData("\"editable\": false", "\"editible\": false", "no such field: editible")]
    [InlineData("[{\"name\": \"service\"}]", "[]", "variable service")]
    [InlineData("[{\"name\": \"service\"}]", "[{\"name\": \"service\"}, {\"name\": \"unused\"}]", "variable unused")]
    [InlineData("\"title\": \"Rate\"", "\"title\": \"Time, p99\"", "two panels")]
    [InlineData("\"title\": \"Time, p99\"", "\"title\": \"Time, average\"", "quantiles differ")]
    [InlineData("0.99, ", "0.5, ", "quantiles differ")]
    [InlineData("\"unit\": \"ops\"", "\"unit\": \"\"", "no unit")]
    [InlineData("\"exemplar\": true", "\"exemplar\": false", "to a trace")]
    [InlineData("\"legendFormat\": \"a\"", "\"legendFormat\": \"\"", "without a name")]
    [InlineData("\"expr\": \"sum(a)\", ", "", "not complete")]
    [InlineData("\"x\": 12,", "\"x\": 11,", "overlaps")]
    [InlineData("\"x\": 12,", "\"x\": 14,", "within the width")]
    [InlineData("{\"uid\": \"prometheus\"},\n      \"fieldConfig\": {\"defaults\": {\"unit\": \"ops\"}}", "{\"uid\": \"other\"},\n      \"fieldConfig\": {\"defaults\": {\"unit\": \"ops\"}}", "ask Prometheus")]
    [InlineData("\"type\": \"timeseries\", \"gridPos\": {\"x\": 12", "\"type\": \"graph\", \"gridPos\": {\"x\": 12", "not ours")]
    public void Problems_BrokenDashboard_IsNamed(string right, string wrong, string named)
    {
        var broken = Sound.Replace(right, wrong, StringComparison.Ordinal);

        Assert.NotEqual(Sound, broken);
        Assert.Contains(ProblemsOf(broken), problem => problem.Contains(named, StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> ProblemsOf(string json) => DashboardRules.Problems(Dashboard.Parse("dashboards/example.json", json));
}
