using System.Text.RegularExpressions;
using Hearsay.Deploy.Tests.Dapr;
using YamlDotNet.RepresentationModel;

namespace Hearsay.Deploy.Tests.Telemetry;

public sealed class CollectorTests
{
    private const string File = "deploy/telemetry/collector.yaml";

    [Fact]
    public void Collector_OfTheFile_HasKnownSettingsAndKeepsTheRules()
    {
        var collector = YamlFiles.Read(File);

        Assert.Empty(CollectorShape.Problems(collector));
        Assert.Empty(CollectorRules.Problems(collector));
    }

    [Theory]
    [InlineData("  memory_limiter:\n    check_interval", "  memory_limiter:\n    interval", "processors/memory_limiter/interval")]
    [InlineData("max_elapsed_time: 30m", "max_elapsed: 30m", "retry_on_failure/max_elapsed")]
    [InlineData("  health_check:\n    endpoint", "  pprof:\n    endpoint", "extensions/pprof")]
    [InlineData("connectors:\n", "connectorz:\n", "connectorz")]
    [InlineData("latency: {threshold_ms", "latency: {threshold", "policies/latency/threshold")]
    [InlineData("without_units", "no_units", "prometheus/no_units")]
    public void Shape_UnknownSetting_IsNamed(string right, string wrong, string named) =>
        Assert.Contains(CollectorShape.Problems(Changed(right, wrong)), problem => problem.Contains(named, StringComparison.Ordinal));

    [Theory]
    [InlineData("[memory_limiter, resource_detection, redaction,", "[resource_detection, memory_limiter, redaction,", "memory limit is not first")]
    [InlineData("resource_detection, redaction, transform/redact]", "resource_detection, transform/redact]", "not redacted")]
    [InlineData("resource_detection, redaction, transform/redact]", "resource_detection, redaction, transform/redact, tail_sampling]", "after sampling")]
    [InlineData("processors: [tail_sampling]", "processors: [tail_sampling, resource_detection]", "follows sampling")]
    [InlineData("exporters: [otlp_grpc]", "exporters: [otlp_grpc/other]", "otlp_grpc/other: used, not configured")]
    [InlineData("exporters: [otlp_grpc]", "exporters: [prometheus]", "otlp_grpc: configured, not used")]
    [InlineData("extensions: [health_check]", "extensions: []", "health_check: configured, not used")]
    [InlineData("[span_metrics, forward/redacted]", "[forward/redacted]", "no span metrics")]
    [InlineData("allow_all_keys: false", "allow_all_keys: true", "unknown attributes")]
    [InlineData("error_mode: propagate", "error_mode: ignore", "unredacted")]
    [InlineData("      queue_size: 100000\n", "", "bounded queue")]
    [InlineData("      max_elapsed_time: 30m\n", "", "bounded retries")]
    [InlineData("type: latency", "type: always_sample", "no policy latency")]
    [InlineData("    metrics:\n      level: normal\n      readers:", "    metrics:\n      level: normal\n      others:", "own health")]
    public void Rules_BrokenPipeline_IsNamed(string right, string wrong, string named) =>
        Assert.Contains(CollectorRules.Problems(Changed(right, wrong)), problem => problem.Contains(named, StringComparison.Ordinal));

    [Theory]
    [InlineData("Authorization was Bearer abc.def-1")]
    [InlineData("eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.sig-1")]
    [InlineData("written by someone.else@example.org")]
    [InlineData("postgres://someone:word@database:5432/hearsay")]
    [InlineData("Host=database;Username=a;Password=word")]
    [InlineData("/v1/statements?text=plan")]
    public void Redaction_SecretInAValue_IsMasked(string value) => Assert.Contains(BlockedValues(), pattern => pattern.IsMatch(value));

    [Theory]
    [InlineData("hearsay.query.v1.QueryService/GetClaim")]
    [InlineData("SELECT 1 FROM outbox_event WHERE (txid, seq) > ($1, $2)")]
    [InlineData("evidence.extracted.v1")]
    [InlineData("019ac2f0-7e1a-7cc1-b1a3-5f2f3a1b2c3d")]
    public void Redaction_HarmlessValue_IsKept(string value) => Assert.DoesNotContain(BlockedValues(), pattern => pattern.IsMatch(value));

    [Fact]
    public void Redaction_AllowedKeys_HoldAllThatSpansOfOursCarry()
    {
        var registry = YamlFiles.Read("deploy/telemetry/registry.yaml");
        var carried =
            from span in registry.At("spans").Items()
            from attribute in span.At("attributes").Items().Concat(span.At("groups").Items().SelectMany(@group => registry.At("groups", @group.Text()!).Items()))
            select attribute.Text();
        var allowed = YamlFiles.Read(File).At("processors", "redaction", "allowed_keys").Items().Select(key => key.Text()).ToList();

        Assert.NotEmpty(carried);
        Assert.Empty(carried.Except(allowed));
        Assert.Equal(allowed.Distinct(), allowed);
    }

    private static IEnumerable<Regex> BlockedValues() =>
        YamlFiles.Read(File).At("processors", "redaction", "blocked_values").Items().Select(pattern => new Regex(pattern.Text()!, RegexOptions.None, TimeSpan.FromSeconds(1)));

    private static YamlMappingNode Changed(string right, string wrong)
    {
        var text = Checkout.Read(File);
        var changed = text.Replace(right, wrong, StringComparison.Ordinal);

        Assert.NotEqual(text, changed);
        return Assert.Single(YamlFiles.Parse(changed));
    }
}
