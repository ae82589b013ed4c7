using System.Net;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Telemetry;
using Hearsay.TestSupport;

namespace Hearsay.ServiceDefaults.Tests;

/// <summary>What a scrape tells. Services of one process count together, so each test has a method and an outcome of its own.</summary>
public sealed class MeasuringTests(ClusterFixture cluster)
{
    private const string Submit = "hearsay.ingestion.v1.IngestionService/SubmitDocument";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_OverGrpc_IsTimedUnderItsMethodAndStatus()
    {
        await using var service = await Probe.StartAsync(cluster, new Probe());
        await new IngestionService.IngestionServiceClient(service.Channel).SubmitDocumentAsync(new SubmitDocumentRequest(), cancellationToken: Cancellation);

        await ScrapeHasAsync(service, Count(Submit, "OK"));
    }

    [Fact]
    public async Task Call_OverJsonThatFails_IsTimedWithItsReason()
    {
        var probe = new Probe { Behave = _ => throw new HearsayException(ErrorReason.EvidenceReplaced, "Begin again.") };
        await using var service = await Probe.StartAsync(cluster, probe);
        using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var response = await service.Http.PostAsync(new Uri("/v1/documents", UriKind.Relative), content, Cancellation);

        await ScrapeHasAsync(service, Count(Submit, "ABORTED", "EVIDENCE_REPLACED"));
    }

    [Fact]
    public async Task Call_ThatCannotBeRead_IsTimedAsInvalid()
    {
        await using var service = await Probe.StartAsync(cluster, new Probe());
        using var content = new StringContent("{", System.Text.Encoding.UTF8, "application/json");
        using var response = await service.Http.PostAsync(new Uri("/v1/documents", UriKind.Relative), content, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        await ScrapeHasAsync(service, Count(Submit, "INVALID_ARGUMENT", "INVALID_ARGUMENT"));
    }

    [Fact]
    public async Task Call_TooLargeToBeRead_IsTimedAsExhausted()
    {
        await using var service = await Probe.StartAsync(cluster, new Probe());
        using var content = new ByteArrayContent(new byte[MessageLimits.MaxMessageBytes + 100]);
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/documents", UriKind.Relative)) { Content = content };
        request.Headers.ExpectContinue = true;
        using var response = await service.Http.SendAsync(request, Cancellation);

        await ScrapeHasAsync(service, Count(Submit, "RESOURCE_EXHAUSTED", "RESOURCE_EXHAUSTED"));
    }

    [Fact]
    public async Task Probes_Scraped_AreNoCalls()
    {
        await using var service = await Probe.StartAsync(cluster, new Probe());
        await new Grpc.Health.V1.Health.HealthClient(service.Channel).CheckAsync(new Grpc.Health.V1.HealthCheckRequest(), cancellationToken: Cancellation);

        var scrape = await ScrapeAsync(service);

        Assert.DoesNotContain("grpc.health", string.Join('\n', scrape.Split('\n').Where(line => line.StartsWith("rpc_", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallsShed_ByALimit_AreCounted()
    {
        await using var service = await Probe.StartAsync(cluster, new Probe());

        CallMetrics.Shed("concurrency");

        await ScrapeHasAsync(service, """hearsay_calls_shed_total{limit="concurrency"} """);
    }

    [Fact]
    public async Task TelemetryDropped_NothingLost_IsZeroAndNotAbsent()
    {
        await using var service = await Probe.StartAsync(cluster, new Probe());

        await ScrapeHasAsync(service, """hearsay_telemetry_dropped_total{signal="metrics"} 0""");
    }

    [Fact]
    public async Task Exporter_CollectorAway_CountsWhatIsLost()
    {
        await using var service = await Probe.StartAsync(cluster, new Probe());
        using var exporter = new CountedTraceExporter(new OpenTelemetry.Exporter.OtlpExporterOptions
        {
            Endpoint = new Uri($"http://127.0.0.1:{Hearsay.LocalPostgres.LoopbackPort.TakeFree()}"),
            TimeoutMilliseconds = 500,
        });
        using var activity = new System.Diagnostics.Activity("lost").Start();

        Assert.Equal(OpenTelemetry.ExportResult.Failure, exporter.Export(new OpenTelemetry.Batch<System.Diagnostics.Activity>(activity)));

        await ScrapeHasAsync(service, """hearsay_telemetry_dropped_total{signal="traces"} 1""");
    }

    private static string Count(string method, string status, string? reason = null) =>
        $"rpc_server_call_duration_seconds_count{{{(reason is null ? "" : $"error_type=\"{reason}\",")}rpc_method=\"{method}\",rpc_response_status_code=\"{status}\",rpc_system_name=\"grpc\"}} ";

    private static Task<string> ScrapeAsync(RunningService service) => service.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative), Cancellation);

    /// <summary>A call is measured after its answer is sent, and scrapes are cached for a moment.</summary>
    private static Task ScrapeHasAsync(RunningService service, string line) => Eventually.HoldsAsync(
        async () => (await ScrapeAsync(service)).Contains(line, StringComparison.Ordinal), $"a scrape has {line}");
}
