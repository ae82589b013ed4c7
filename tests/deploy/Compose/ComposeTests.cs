using Hearsay.Deploy.Tests.Dapr;

namespace Hearsay.Deploy.Tests.Compose;

public sealed class ComposeTests
{
    [Fact]
    public void Compose_OfTheFile_KeepsTheRules() => Assert.Empty(ComposeRules.Problems(ComposeFile.Parse(Checkout.Read(ComposeFile.Path))));

    [Theory]
    [InlineData("redis:8.0.3-alpine", "redis:latest", "redis: docker.io/library/redis:latest is not an exact version")]
    [InlineData("redis:8.0.3-alpine", "redis", "redis: docker.io/library/redis is not an exact version")]
    [InlineData("docker.io/library/postgres:18.4", "postgres:18.4", "postgres: postgres:18.4 is not an exact version")]
    [InlineData("image: hearsay/query:local", "image: hearsay/query:1.0.0", "query: an image of ours")]
    [InlineData("x-hardened: &hardened\n  read_only: true", "x-hardened: &hardened\n  read_only: false", "query: its root can be written")]
    [InlineData("x-once: &once\n  read_only: true\n  cap_drop: [ALL]", "x-once: &once\n  read_only: true\n  cap_drop: [NET_RAW]", "migrate-query: it keeps privileges")]
    [InlineData("    user: \"472\"\n", "", "grafana: it may run as root")]
    [InlineData("user: postgres", "user: root", "postgres: it may run as root")]
    [InlineData("    mem_limit: 128m\n", "", "postgres-exporter: its memory has no limit")]
    [InlineData("127.0.0.1:9090:9090", "9090:9090", "prometheus: the port 9090:9090 is open")]
    [InlineData("127.0.0.1:3000:3000", "0.0.0.0:3000:3000", "grafana: the port 0.0.0.0:3000:3000 is open")]
    [InlineData("DATA_SOURCE_USER: monitor", "DATA_SOURCE_PASS: monitor", "the secret DATA_SOURCE_PASS is written out")]
    [InlineData("      jaeger: {condition: service_started}", "      jaeger: {condition: service_healthy}", "should wait until jaeger is service_started")]
    [InlineData("postgres: {condition: service_healthy}", "postgres: {condition: service_started}", "should wait until postgres is service_healthy")]
    [InlineData("migrate-query: {condition: service_completed_successfully}", "migrate-query: {condition: service_started}", "should wait until migrate-query is service_completed")]
    [InlineData("      prometheus: {condition: service_healthy}", "      prometeus: {condition: service_healthy}", "waits for prometeus")]
    [InlineData("    depends_on:\n      prometheus: {condition: service_healthy}", "    depends_on: [prometheus]", "grafana: it does not say")]
    [InlineData("env_file: [.secrets/grafana.env]", "env_file: [grafana.env]", "grafana.env is not among the secrets")]
    [InlineData("secrets:\n  issuer.jwks:", "secrets:\n  issuer.json:", "the secret issuer.jwks is not declared")]
    [InlineData("volumes:\n  postgres:\n  redis:\n", "volumes:\n  postgres:\n", "the volume redis is not declared")]
    [InlineData("../telemetry/collector.yaml:", "../telemetry/collector.yml:", "../telemetry/collector.yml is not there")]
    [InlineData("collector.yaml:ro", "collector.yaml", "../telemetry/collector.yaml can be written")]
    [InlineData("network_mode: service:query", "network_mode: service:ingestion-dapr", "query: no sidecar of its own")]
    [InlineData("--app-id, query,", "--app-id, other,", "query: no sidecar of its own")]
    [InlineData("    mem_limit: 128m\n", "    mem_limt: 128m\n", "no such key: mem_limt")]
    public void Problems_BrokenService_IsNamed(string right, string wrong, string named)
    {
        var text = Checkout.Read(ComposeFile.Path);
        var changed = text.Replace(right, wrong, StringComparison.Ordinal);

        Assert.NotEqual(text, changed);
        Assert.Contains(ComposeRules.Problems(ComposeFile.Parse(changed)), problem => problem.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public void Prometheus_Targets_AreServicesOfTheFile()
    {
        var services = ComposeFile.Parse(Checkout.Read(ComposeFile.Path)).Services.Keys;
        var targets =
            from job in YamlFiles.Read("deploy/telemetry/prometheus/prometheus.yaml").At("scrape_configs").Items()
            from config in job.At("static_configs").Items()
            from target in config.At("targets").Items()
            select target.Text()!.Split(':')[0];

        Assert.Empty(targets.Except([.. services, "localhost"]));
    }

    [Fact]
    public void Services_Telemetry_GoesWhereTheCollectorListens()
    {
        var compose = ComposeFile.Parse(Checkout.Read(ComposeFile.Path));

        Assert.All(DeclaredTopics.Apps, app =>
        {
            Assert.Equal("http://otel-collector:4317", compose.Root.At("services", app, "environment", "OTEL_EXPORTER_OTLP_ENDPOINT").Text());
            Assert.Equal("none", compose.Root.At("services", app, "environment", "OTEL_METRICS_EXPORTER").Text());
        });
        Assert.Equal("0.0.0.0:4317", YamlFiles.Read("deploy/telemetry/collector.yaml").At("receivers", "otlp", "protocols", "grpc", "endpoint").Text());
    }
}
