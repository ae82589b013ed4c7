using System.Diagnostics;
using Hearsay.Deploy.Tests.Dapr;
using Hearsay.TestSupport;
using Npgsql;

namespace Hearsay.Deploy.Tests.Telemetry;

/// <summary>Dashboards against a Prometheus that scrapes the running platform while it takes documents in.</summary>
[Collection(LivePlatform.Name)]
public sealed class PanelDataTests(LivePlatform platform)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static IReadOnlyList<Panel> Panels => [.. Watching.DashboardFiles.SelectMany(file => Dashboard.Read(file).Panels)];

    private static IReadOnlyList<string> Listed =>
        [.. YamlFiles.Read("tests/deploy/Telemetry/panels-without-data.yaml").At("panels").Items().Select(entry => entry.At("panel").Text()!)];

    [Fact]
    public async Task Panels_AfterTheLoad_HaveData()
    {
        await using var prometheus = await ScrapingPrometheus.StartAsync(platform.Up, platform.OwnerConnectionString, TestContext.Current.CancellationToken);
        await platform.LoadAsync(TestContext.Current.CancellationToken);

        var asked = Panels.Where(panel => !Listed.Contains(panel.ToString(), StringComparer.Ordinal) && IsSeenHere(panel)).ToList();
        Assert.True(asked.Count > 50, $"only {asked.Count} panels can be asked");
        var missing = asked.SelectMany(panel => panel.Queries.Select(query => (Panel: panel, Query: PromQl.Filled(query)))).ToList();
        var patience = Stopwatch.StartNew();
        while (missing.Count > 0 && patience.Elapsed < Longest)
        {
            missing = await WithoutDataAsync(prometheus, missing);
        }

        Assert.Empty(missing.Select(empty => $"{empty.Panel}: {empty.Query}"));
        Assert.Empty(await AlertsAsync(prometheus));
        Assert.True(await prometheus.CountExemplarsAsync("rpc_server_call_duration_seconds_bucket") > 0, "no way from a time to its trace");
        var names = await prometheus.NamesAsync();
        Assert.Empty(KnownMetrics.Foreign.Where(metric => metric is { Running: true, OnFaultsOnly: false } && !names.Contains(metric.Name) && !names.Contains(metric.Name + "_bucket")).Select(metric => metric.Name));
    }

    [Fact]
    public async Task Alerts_LockHeldAndReleased_AreThatOneAndThenNone()
    {
        await using var prometheus = await ScrapingPrometheus.StartAsync(platform.Up, platform.OwnerConnectionString, TestContext.Current.CancellationToken);
        await using (var connection = new NpgsqlConnection(platform.OwnerConnectionString))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using var command = new NpgsqlCommand("CREATE TABLE held (id int)", connection, transaction);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

            // "Pending": it fires after the time that the rule gives.
            await Eventually.HoldsAsync(async () => await AlertsAsync(prometheus) is ["ExclusiveLockHeld"], "the held lock is seen, and nothing else", Longest);
        }

        await Eventually.HoldsAsync(async () => await AlertsAsync(prometheus) is [], "nothing is seen after it", Longest);
    }

    [Fact]
    public void PanelsWithoutData_List_NamesPanelsThatAreThere() => Assert.Empty(Listed.Except(Panels.Select(panel => panel.ToString())));

    private static Task<IReadOnlyList<string>> AlertsAsync(ScrapingPrometheus prometheus) => prometheus.LabelsAsync("ALERTS", "alertname");

    private static async Task<List<(Panel Panel, string Query)>> WithoutDataAsync(ScrapingPrometheus prometheus, List<(Panel Panel, string Query)> asked)
    {
        var missing = new List<(Panel, string)>();
        foreach (var (panel, query) in asked)
        {
            if ((await prometheus.AskAsync(query)).Count == 0)
            {
                missing.Add((panel, query));
            }
        }

        return missing;
    }

    private static bool IsSeenHere(Panel panel) => panel.Queries.SelectMany(query => PromQl.Metrics(PromQl.Filled(query))).All(KnownMetrics.IsSeenHere);
}
