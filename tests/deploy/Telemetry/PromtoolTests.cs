namespace Hearsay.Deploy.Tests.Telemetry;

public sealed class PromtoolTests
{
    [Fact]
    public async Task Configuration_Promtool_Accepts()
    {
        // The rules lie elsewhere here than in the container.
        var result = await Tool.Promtool.RunAsync("check", "config", "--syntax-only", "deploy/telemetry/prometheus/prometheus.yaml");

        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
    }

    [Fact]
    public async Task Rules_Promtool_Accepts()
    {
        var result = await Tool.Promtool.RunAsync(["check", "rules", "--lint=all", "--lint-fatal", .. Watching.RuleFiles]);

        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
    }

    [Fact]
    public async Task RuleTests_Promtool_Hold()
    {
        var result = await Tool.Promtool.RunAsync(["test", "rules", .. Watching.RuleTestFiles]);

        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
    }

    [Fact]
    public async Task PanelQueries_Promtool_ParsesAll()
    {
        var queries = Watching.DashboardFiles.SelectMany(file => Dashboard.Read(file).Panels).SelectMany(panel => panel.Queries).ToList();

        Assert.NotEmpty(queries);
        var result = await CheckAsync(queries);
        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
    }

    [Theory]
    [InlineData("sum(rate(a[5m])", false)]
    [InlineData("sum by (a) rate(a[5m])", false)]
    [InlineData("sum(rate(a{b=~\"$service\"}[$__rate_interval]))", true)]
    public async Task PanelQuery_Promtool_TellsBrokenFromSound(string query, bool sound) =>
        Assert.Equal(sound, (await CheckAsync([query])).ExitCode == 0);

    /// <summary>promtool has no check of a single query: each becomes a rule of a file.</summary>
    private static async Task<ToolResult> CheckAsync(IEnumerable<string> queries)
    {
        var file = Path.Combine(Path.GetTempPath(), $"hearsay-panels-{Guid.CreateVersion7():N}.yaml");
        var rules = queries.Select((query, index) => $"      - record: panel:query:n{index}\n        expr: '{PromQl.Filled(query).Replace("'", "''", StringComparison.Ordinal)}'\n");
        await File.WriteAllTextAsync(file, "groups:\n  - name: panels\n    rules:\n" + string.Concat(rules), TestContext.Current.CancellationToken);
        try
        {
            return await Tool.Promtool.RunAsync("check", "rules", file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
