using System.Globalization;
using System.Text.Json;
using Hearsay.EndToEnd.Tests;
using Hearsay.LocalPostgres;
using Hearsay.TestSupport;
using Npgsql;

namespace Hearsay.Deploy.Tests.Telemetry;

/// <summary>
/// A Prometheus that scrapes the running platform and an exporter of its PostgreSQL every second, with the labels that deploy/telemetry's own
/// configuration gives, and reckons the recording rules as often.
/// </summary>
internal sealed class ScrapingPrometheus : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hearsay-prometheus-").FullName;
    private readonly List<GuardedProcess> _processes = [];
    private readonly HttpClient _http;

    private ScrapingPrometheus(int port) => _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/api/v1/"), Timeout = TimeSpan.FromSeconds(20) };

    /// <summary>Starts both and waits until every target was scraped.</summary>
    public static async Task<ScrapingPrometheus> StartAsync(LocalUp up, string owner, CancellationToken cancellationToken)
    {
        var port = LoopbackPort.TakeFree();
        var exporterPort = LoopbackPort.TakeFree();
        var prometheus = new ScrapingPrometheus(port);
        try
        {
            prometheus.StartExporter(owner, exporterPort);
            var configuration = Path.Combine(prometheus._folder, "prometheus.yaml");
            await File.WriteAllTextAsync(configuration, prometheus.Configuration(up, port, exporterPort), cancellationToken);
            prometheus.Run(Tool.Prometheus, [], $"--config.file={configuration}", $"--storage.tsdb.path={prometheus._folder}/data", $"--web.listen-address=127.0.0.1:{port}", "--enable-feature=exemplar-storage");
            await Eventually.HoldsAsync(async () => await prometheus.CountAsync("up == 1") == 5, "all targets are scraped", TimeSpan.FromSeconds(30));
            return prometheus;
        }
        catch
        {
            await prometheus.DisposeAsync();
            throw;
        }
    }

    /// <summary>The values that a query gives now, without those that are no number.</summary>
    public async Task<IReadOnlyList<double>> AskAsync(string query)
    {
        using var answer = await GetAsync("query?query=" + Uri.EscapeDataString(query));
        var data = answer.RootElement.GetProperty("data");
        return data.GetProperty("resultType").GetString() == "vector"
            ? [.. data.GetProperty("result").EnumerateArray().Select(series => Number(series.GetProperty("value"))).Where(double.IsFinite)]
            : [Number(data.GetProperty("result"))];
    }

    /// <summary>The values of one label of a query's series.</summary>
    public async Task<IReadOnlyList<string>> LabelsAsync(string query, string label)
    {
        using var answer = await GetAsync("query?query=" + Uri.EscapeDataString(query));
        return [.. answer.RootElement.GetProperty("data").GetProperty("result").EnumerateArray().Select(series => series.GetProperty("metric").GetProperty(label).GetString()!)];
    }

    /// <summary>Names of all series that it has.</summary>
    public async Task<IReadOnlySet<string>> NamesAsync()
    {
        using var answer = await GetAsync("label/__name__/values");
        return answer.RootElement.GetProperty("data").EnumerateArray().Select(name => name.GetString()!).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>How many exemplars a query's series have.</summary>
    public async Task<int> CountExemplarsAsync(string query)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        using var answer = await GetAsync($"query_exemplars?start={now - 300}&end={now}&query=" + Uri.EscapeDataString(query));
        return answer.RootElement.GetProperty("data").EnumerateArray().Sum(series => series.GetProperty("exemplars").GetArrayLength());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }

        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void StartExporter(string owner, int port)
    {
        var database = new NpgsqlConnectionStringBuilder(owner);
        Run(
            Tool.PostgresExporter,
            new Dictionary<string, string>
            {
                ["DATA_SOURCE_URI"] = $"{database.Host}:{database.Port}/{database.Database}?sslmode=disable",
                ["DATA_SOURCE_USER"] = database.Username!,
                ["DATA_SOURCE_PASS"] = database.Password ?? "",
            },
            $"--web.listen-address=127.0.0.1:{port}");
    }

    private void Run(Tool tool, Dictionary<string, string> environment, params string[] arguments)
    {
        Assert.SkipWhen(tool.Path is null, $"{tool.Name} is missing: tests/deploy/provide says how to get it.");
        _processes.Add(GuardedProcess.Start([tool.Path!, .. arguments], environment, Path.Combine(_folder, $"{tool.Name}.log"), "TERM"));
    }

    private string Configuration(LocalUp up, int port, int exporterPort)
    {
        // The rules as they are, but reckoned every second: the test has no minutes to wait.
        var rules = Directory.CreateDirectory(Path.Combine(_folder, "rules")).FullName;
        foreach (var file in Watching.RuleFiles)
        {
            File.WriteAllText(Path.Combine(rules, Path.GetFileName(file)), Checkout.Read(file).Replace("interval: 1m", "interval: 1s", StringComparison.Ordinal));
        }

        var services = string.Concat(new[] { "ingestion", "extraction", "query" }.Select(service =>
            $"      - {{targets: [\"127.0.0.1:{up.Port(service, "HTTP")}\"], labels: {{service: {service}}}}}\n"));
        return $"""
            global: {"{"}scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s{"}"}
            rule_files: ["{rules}/*.yaml"]
            scrape_configs:
              - job_name: hearsay
                static_configs:
            {services}
              - job_name: postgres
                static_configs:
                  - targets: ["127.0.0.1:{exporterPort}"]
              - job_name: prometheus
                static_configs:
                  - targets: ["127.0.0.1:{port}"]
            """;
    }

    private async Task<int> CountAsync(string query)
    {
        try
        {
            return (await AskAsync(query)).Count;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    private async Task<JsonDocument> GetAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonDocument.Parse(text) : throw new HttpRequestException($"{path}: {text}");
    }

    private static double Number(JsonElement sample) => double.Parse(
        sample[1].GetString()! switch { "+Inf" => "Infinity", "-Inf" => "-Infinity", var number => number }, CultureInfo.InvariantCulture);
}
