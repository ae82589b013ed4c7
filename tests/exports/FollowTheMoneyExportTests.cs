using System.Text;
using System.Text.Json;
using CsCheck;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Exports.Tests;

public sealed class FollowTheMoneyExportTests
{
    private const string Document = "01976f2e-0000-7000-8000-00000000000a";

    [Fact]
    public async Task Entities_Article_AreOfTheSchemataTheyAreRead()
    {
        var (file, tally) = await InventedNews.WriteAsync("ftm", InventedNews.Document(InventedNews.Plain, change: InventedNews.AddEvents));

        Assert.Equal(
            new Dictionary<string, int> { ["Article"] = 1, ["Documentation"] = 1, ["Event"] = 3, ["Mention"] = 3, ["Note"] = 1, ["Organization"] = 2, ["Person"] = 1 },
            tally.Counts);
        var entities = Entities(file);
        Assert.Equal("2031-05-04T07:30:00", Property(entities[Document], "publishedAt"));
        Assert.Equal("eng", Property(entities[Document], "language"));
        var note = entities["01976f2e-0000-5000-8000-000000000001"];
        Assert.Equal($"{Document}-r1-e1", Property(note, "entity"));
        Assert.Equal("Mayor Ottilie Brandt", Property(entities[$"{Document}-r1-e1"], "name"));
        Assert.Equal(" the harbour would close [...] the ferries go. ", Property(note, "description"));
        Assert.Equal(Document, Property(note, "proof"));
        var meeting = entities[$"{Document}-r1-v1"];
        Assert.Equal(("2031-05-03", "the Quill"), (Property(meeting, "date"), Property(meeting, "location")));
    }

    [Theory]
    [InlineData("2031-05-04T09:30+02:00", "2031-05-04T07:30:00")]
    [InlineData("2031-05-04T09:30", "2031-05-04")]
    [InlineData("2031-05-04", "2031-05-04")]
    [InlineData("yesterday", null)]
    public async Task Article_PublicationTime_IsGivenInUtcOrAsADay(string published, string? written)
    {
        var document = InventedNews.Document(InventedNews.Plain, change: evidence => evidence.Facts.Published = published);

        Assert.Equal(written, Property(Entities(await InventedNews.ExportAsync("ftm", document))[Document], "publishedAt"));
    }

    [Theory]
    [InlineData("2031-05-03", "2031-05-03")]
    [InlineData("2031-05-03T14:00", "2031-05-03")]
    [InlineData("2031-05", "2031-05")]
    [InlineData("2031", "2031")]
    [InlineData("2031-W19", null)]
    [InlineData("2031-SU", null)]
    [InlineData("P3D", null)]
    public async Task Event_TimeValue_IsGivenAsFarAsTheModelKnowsIt(string value, string? written)
    {
        var document = InventedNews.Document(InventedNews.Plain, change: evidence =>
        {
            InventedNews.AddEvents(evidence);
            evidence.Times[0].Value = value;
        });

        Assert.Equal(written, Property(Entities(await InventedNews.ExportAsync("ftm", document))[$"{Document}-r1-v1"], "date"));
    }

    [Fact]
    public async Task Entities_PartOfADocument_AreThoseThatItsStatementsName()
    {
        var document = InventedNews.Document(InventedNews.Plain, isWhole: false, change: evidence => evidence.Entities.Add(new Entity { Id = "e9", Type = EntityType.Person, Name = "Piet Oss" }));

        Assert.DoesNotContain($"{Document}-r1-e9", Entities(await InventedNews.ExportAsync("ftm", document)).Keys);
    }

    [Fact]
    public async Task Entities_OddText_HaveSpansThatLieInTheText() => await OddText.Pieces.SampleAsync(
        async pieces =>
        {
            var text = string.Concat(pieces);
            var entities = Entities(await InventedNews.ExportAsync("ftm", InventedNews.Document(pieces, change: InventedNews.AddEvents)));
            var spans = entities.Values.Where(entity => entity.TryGetProperty("hearsay", out _))
                .SelectMany(entity => entity.GetProperty("hearsay").EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Array && member.Name != "chain"))
                .SelectMany(member => member.Value.EnumerateArray()).ToList();

            Assert.NotEmpty(spans);
            Assert.All(spans, span => Assert.Equal(
                InventedNews.Slice(text, span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32()), span.GetProperty("text").GetString()));
        },
        iter: 100);

    private static string? Property(JsonElement entity, string name) =>
        entity.GetProperty("properties").TryGetProperty(name, out var values) ? Assert.Single(values.EnumerateArray()).GetString() : null;

    private static Dictionary<string, JsonElement> Entities(byte[] file) => Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(entity => entity.GetProperty("id").GetString()!);
}
