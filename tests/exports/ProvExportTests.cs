using System.Text.Json;
using CsCheck;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Exports.Tests;

public sealed class ProvExportTests
{
    private const string Statement = "urn:uuid:01976f2e-0000-5000-8000-000000000001";
    private const string Document = "urn:uuid:01976f2e-0000-7000-8000-00000000000a";

    private static readonly string[] Relations =
        ["specializationOf", "wasAttributedTo", "wasAssociatedWith", "wasGeneratedBy", "wasDerivedFrom", "wasQuotedFrom", "hadPrimarySource", "used", "isPartOf"];

    [Fact]
    public async Task Graph_Chain_LeadsFromTheStatementToItsOrigin()
    {
        var graph = Graph(await InventedNews.ExportAsync("prov", InventedNews.Document(InventedNews.Plain)));

        var (statement, first, origin) = (graph[Statement], graph[$"{Statement}#hop-1"], graph[$"{Statement}#hop-2"]);
        Assert.Equal((IdOf(first), IdOf(origin)), (Value(statement, "wasQuotedFrom"), Value(statement, "hadPrimarySource")));
        Assert.Equal((IdOf(origin), null), (Value(first, "wasQuotedFrom"), Value(origin, "wasQuotedFrom")));
        Assert.Equal(("The Tern Bay Echo", "prov:Organization"), Party(graph, first));
        Assert.Equal(("Mayor Ottilie Brandt", "prov:Person"), Party(graph, origin));
        Assert.Equal(("REPORTED", "SOURCE"), (Value(first, "relay"), Value(origin, "relay")));
        Assert.Equal(("NO_COMMENT", " the harbour would close [...] the ferries go. "), (Value(statement, "stance"), Value(statement, "value")));
    }

    [Fact]
    public async Task Graph_Reading_IsAnActivityOfTheEngine()
    {
        var graph = Graph(await InventedNews.ExportAsync("prov", InventedNews.Document(InventedNews.Plain, revision: 2)));

        var reading = graph[Value(graph[Statement], "wasGeneratedBy")!];
        Assert.Equal(("prov:Activity", $"{Document}#r2"), (Value(reading, "type"), Value(reading, "used")));
        var engine = graph[Value(reading, "wasAssociatedWith")!];
        Assert.Equal(("prov:SoftwareAgent", "Hearsay engine 7 (model)"), (Value(engine, "type"), Value(engine, "label")));
    }

    [Fact]
    public async Task Graph_Revision_IsOneOfTheRevisionBefore()
    {
        var second = Graph(await InventedNews.ExportAsync("prov", InventedNews.Document(InventedNews.Plain, revision: 2)))[$"{Document}#r2"];
        var first = Graph(await InventedNews.ExportAsync("prov", InventedNews.Document(InventedNews.Plain)))[$"{Document}#r1"];

        Assert.Equal(($"{Document}#r1", Document), (Value(second, "wasRevisionOf"), Value(second, "specializationOf")));
        Assert.Null(Value(first, "wasRevisionOf"));
    }

    [Fact]
    public async Task Graph_OriginThatIsAReport_IsNoAgent()
    {
        var document = InventedNews.Document(InventedNews.Plain, change: evidence => evidence.Entities[0].Type = EntityType.Document);

        var graph = Graph(await InventedNews.ExportAsync("prov", document));

        var origin = graph[$"{Statement}#hop-2"];
        Assert.Null(Value(origin, "wasAttributedTo"));
        Assert.Equal("prov:Entity", Value(graph[Value(origin, "specializationOf")!], "type"));
    }

    [Fact]
    public async Task Graph_OddText_HoldsAllThatItRefersTo() => await OddText.Pieces.SampleAsync(
        async pieces =>
        {
            var (file, tally) = await InventedNews.WriteAsync("prov", InventedNews.Document(pieces));
            var graph = Graph(file);

            Assert.Equal(graph.Count, tally.Counts.Values.Sum());
            Assert.All(graph.Values.SelectMany(node => Relations.Select(relation => Value(node, relation))).OfType<string>(), reference => Assert.Contains(reference, graph.Keys));
        },
        iter: 100);

    [Fact]
    public async Task Graph_OddText_HasSpansThatLieInTheText() => await OddText.Pieces.SampleAsync(
        async pieces =>
        {
            var text = string.Concat(pieces);
            var graph = Graph(await InventedNews.ExportAsync("prov", InventedNews.Document(pieces)));

            foreach (var list in (string[])["content", "source_words", "party_words", "cue"])
            {
                foreach (var span in graph.Values.Where(node => node.TryGetProperty(list, out _)).SelectMany(node => node.GetProperty(list).EnumerateArray()))
                {
                    Assert.Equal(InventedNews.Slice(text, span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32()), span.GetProperty("text").GetString());
                }
            }
        },
        iter: 100);

    private static (string?, string?) Party(Dictionary<string, JsonElement> graph, JsonElement relay)
    {
        var party = graph[Value(relay, "wasAttributedTo")!];
        return (Value(party, "label"), Value(party, "type"));
    }

    private static string IdOf(JsonElement node) => node.GetProperty("id").GetString()!;

    private static string? Value(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>The nodes by their ids, each of which must be there once.</summary>
    private static Dictionary<string, JsonElement> Graph(byte[] file)
    {
        using var read = JsonDocument.Parse(file);
        return read.RootElement.GetProperty("@graph").EnumerateArray().ToDictionary(IdOf, node => node.Clone());
    }
}
