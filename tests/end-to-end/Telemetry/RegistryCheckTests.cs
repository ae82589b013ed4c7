namespace Hearsay.EndToEnd.Tests.Telemetry;

/// <summary>Each rule of the check lets the invented platform below pass, and fails it with one thing changed.</summary>
public sealed class RegistryCheckTests
{
    private const string Yaml = """
        placeholders:
          topic: boats|ferries
        attributes:
          topic: Topic.
          boat.count: How many boats.
        spans:
          - {id: call, name: boats/Sail, kind: server, services: [harbour], parents: [caller]}
          - {id: sending, name: "send {topic}", kind: producer, services: [harbour], parents: [call], attributes: [boat.count]}
        metrics:
          - {name: boats.sailed, meaning: Boats that sailed., kind: counter, unit: "{boat}", services: [harbour], attributes: {topic: "{topic}"}}
          - {name: boats.sunk, meaning: Boats that sank., kind: counter, unit: "{boat}", services: [harbour], when: a boat sinks, test: tests/sunk.cs}
        library_metrics:
          - {name: tide.level, kind: gauge, unit: By, from: the moon}
        """;

    private const string Exposition = """
        # TYPE boats_sailed_total counter
        # HELP boats_sailed_total Boats that sailed.
        boats_sailed_total{topic="ferries"} 3
        # TYPE tide_level_bytes gauge
        tide_level_bytes{} 7
        """;

    private static readonly ReceivedSpan Call = Span("1", "", "boats/Sail", "server");
    private static readonly ReceivedSpan Send = Span("2", "1", "send boats", "producer", "boat.count");

    [Fact]
    public void Platform_AsRegistered_HasNoFault()
    {
        var check = new RegistryCheck(Registry.Parse(Yaml));

        Assert.Empty(check.FaultsOfFile(_ => "sees boats.sunk"));
        Assert.Empty(check.FaultsOfMetrics("harbour", Scrape.Read(Exposition)));
        Assert.Empty(check.FaultsOfSpans([Call, Send]));
        Assert.Empty(check.MissingSpans([Call, Send]));
    }

    [Theory]
    [InlineData("boat.count: How", "boat.length: How", "the attribute boat.count is not declared", "nothing has the attribute boat.length")]
    [InlineData("parents: [call]", "parents: [gone]", "sending has the parent gone, which is no span")]
    [InlineData("meaning: Boats that sank., ", "", "boats.sunk has no meaning")]
    [InlineData("name: boats.sunk", "name: boats.sailed", "boats.sailed stands there twice", "no test named for boats.sailed tells it")]
    [InlineData(", test: tests/sunk.cs", "", "no test named for boats.sunk tells it")]
    public void File_WithAFault_IsToldSo(string part, string other, params string[] faults) =>
        Assert.Equal(faults, new RegistryCheck(Registry.Parse(Yaml.Replace(part, other, StringComparison.Ordinal))).FaultsOfFile(_ => "sees boats.sunk"));

    [Theory]
    [InlineData("tide_level_bytes", "tide_depth_bytes", "harbour: tide_depth_bytes is not registered")]
    [InlineData("tide_level_bytes gauge", "tide_level_bytes counter", "harbour: tide_level_bytes is a counter")]
    [InlineData("topic=", "captain=", "harbour: boats_sailed_total has the label captain, which is not registered")]
    [InlineData("\"ferries\"", "\"01a21f11-82a2-7112-bc75-f3a0fa1c8004\"", "harbour: boats_sailed_total has the value topic=01a21f11-82a2-7112-bc75-f3a0fa1c8004, which is not registered")]
    [InlineData("Boats that sailed.", "Boats.", "harbour: boats_sailed_total means \"Boats.\"")]
    [InlineData("# TYPE boats_sailed_total counter\n# HELP boats_sailed_total Boats that sailed.\nboats_sailed_total{topic=\"ferries\"} 3", "", "harbour: boats.sailed is not emitted")]
    public void Metrics_OtherThanRegistered_AreToldSo(string part, string other, string fault) =>
        Assert.Equal([fault], new RegistryCheck(Registry.Parse(Yaml)).FaultsOfMetrics("harbour", Scrape.Read(Exposition.Replace(part, other, StringComparison.Ordinal))));

    [Fact]
    public void Metric_OfManySeries_IsToldSo()
    {
        var registry = Registry.Parse(Yaml.Replace("boats|ferries", "boats[0-9]+", StringComparison.Ordinal));
        var many = string.Concat(Enumerable.Range(0, 201).Select(number => $"boats_sailed_total{{topic=\"boats{number}\"}} 1\n"));

        Assert.Equal(["harbour: boats_sailed_total has 201 series"], new RegistryCheck(registry).FaultsOfMetrics("harbour", Scrape.Read($"# TYPE boats_sailed_total counter\n# HELP boats_sailed_total Boats that sailed.\n{many}")));
    }

    [Fact]
    public void Spans_OtherThanRegistered_AreToldSo()
    {
        var check = new RegistryCheck(Registry.Parse(Yaml));

        Assert.Equal(["harbour: send trains (producer) is registered 0 times"], check.FaultsOfSpans([Call, Send with { Name = "send trains" }]));
        Assert.Equal(["harbour: send boats (client) is registered 0 times"], check.FaultsOfSpans([Call, Send with { Kind = "client" }]));
        Assert.Equal(["harbour: send boats has the attribute captain, which is not registered"], check.FaultsOfSpans([Call, Span("2", "1", "send boats", "producer", "captain")]));
        Assert.Equal(["harbour: send boats stands below nothing"], check.FaultsOfSpans([Send]));
        Assert.Equal(["harbour: send boats stands below harbour: send ferries"], check.FaultsOfSpans([Call, Send with { ParentId = "3" }, Span("3", "1", "send ferries", "producer")]));
        Assert.Equal(["harbour: sending is not emitted"], check.MissingSpans([Call]));
    }

    private static ReceivedSpan Span(string id, string parent, string name, string kind, params string[] attributes) =>
        new("harbour", name, "t", id, parent, kind, attributes.ToDictionary(attribute => attribute, _ => ""));
}
