using System.Text.Json;
using CsCheck;

namespace Hearsay.Exports.Tests;

public sealed class WebAnnotationExportTests
{
    private static readonly string[] Motivations = ["describing", "identifying", "classifying", "tagging", "linking"];

    [Fact]
    public async Task Targets_OddText_AreTheWordsAtTheirPlaces() => await OddText.Pieces.SampleAsync(
        async pieces =>
        {
            var text = string.Concat(pieces);

            foreach (var target in Annotations(await InventedNews.ExportAsync("web-annotation", InventedNews.Document(pieces))).SelectMany(Targets))
            {
                var (quote, place) = (target.GetProperty("selector")[0], target.GetProperty("selector")[1]);
                var (start, end) = (place.GetProperty("start").GetInt32(), place.GetProperty("end").GetInt32());
                Assert.Equal(InventedNews.Slice(text, start, end), quote.GetProperty("exact").GetString());
                Assert.Equal(InventedNews.Slice(text, Math.Max(0, start - 32), start), quote.GetProperty("prefix").GetString());
                Assert.Equal(InventedNews.Slice(text, end, end + 32), quote.GetProperty("suffix").GetString());
            }
        },
        iter: 100);

    [Fact]
    public async Task Annotations_OddText_KeepToTheModel() => await OddText.Pieces.SampleAsync(
        async pieces =>
        {
            var (file, tally) = await InventedNews.WriteAsync("web-annotation", InventedNews.Document(pieces));
            using var read = JsonDocument.Parse(file);
            var collection = read.RootElement;

            // As the W3C Recommendation of 23 February 2017 has it, sections 3 to 5.
            Assert.Equal("http://www.w3.org/ns/anno.jsonld", collection.GetProperty("@context").GetString());
            Assert.Equal("AnnotationCollection", collection.GetProperty("type").GetString());
            Assert.Equal("AnnotationPage", collection.GetProperty("first").GetProperty("type").GetString());
            var annotations = Annotations(file);
            Assert.Equal((annotations.Count, annotations.Count), (collection.GetProperty("total").GetInt32(), tally.Counts["annotations"]));
            Assert.Equal(annotations.Count, annotations.Select(annotation => annotation.GetProperty("id").GetString()).Distinct().Count());
            Assert.All(annotations, annotation =>
            {
                Assert.Equal("Annotation", annotation.GetProperty("type").GetString());
                Assert.Contains(annotation.GetProperty("motivation").GetString(), Motivations);
                Assert.True(Uri.IsWellFormedUriString(annotation.GetProperty("id").GetString(), UriKind.Absolute));
                Assert.All(annotation.GetProperty("body").EnumerateArray(), body => Assert.Contains(body.GetProperty("purpose").GetString(), Motivations));
                Assert.NotEmpty(Targets(annotation));
            });
            Assert.All(annotations.SelectMany(Targets), target =>
            {
                Assert.True(Uri.IsWellFormedUriString(target.GetProperty("source").GetProperty("id").GetString(), UriKind.Absolute));
                Assert.Equal("2031-05-04T12:00:00.25Z", target.GetProperty("state").GetProperty("sourceDate").GetString());
            });
        },
        iter: 50);

    [Fact]
    public async Task Statement_ItsParts_AreAnnotationsLinkedToIt()
    {
        var annotations = Annotations(await InventedNews.ExportAsync("web-annotation", InventedNews.Document(InventedNews.Plain)));

        const string Statement = "urn:uuid:01976f2e-0000-5000-8000-000000000001";
        Assert.Equal(
            ["", "#source", "#cue", "#addressee", "#hop-1", "#hop-1-cue", "#hop-2", "#hop-2-cue"],
            annotations.Select(annotation => annotation.GetProperty("id").GetString()![Statement.Length..]));
        Assert.Equal(["the harbour would close".Insert(0, " "), "the ferries go. "], Targets(annotations[0]).Select(Exact));
        Assert.Equal(
            ["describing Mayor Ottilie Brandt: NO_COMMENT, via The Tern Bay Echo > Mayor Ottilie Brandt", "identifying Mayor Ottilie Brandt", "classifying kind: INDIRECT",
                "classifying stance: NO_COMMENT", "classifying certainty: HEDGED", "tagging ORIGIN_UNNAMED"],
            annotations[0].GetProperty("body").EnumerateArray().Select(body => $"{body.GetProperty("purpose")} {body.GetProperty("value")}"));
        Assert.All(annotations.Skip(1), part => Assert.Equal(Statement, part.GetProperty("body")[1].GetProperty("source").GetString()));
        Assert.Equal("https://ledger.example/harbour?day=4%20may", Targets(annotations[0])[0].GetProperty("source").GetProperty("via").GetString());
    }

    [Fact]
    public async Task Statement_WithoutContent_IsToldByItsCue()
    {
        var document = InventedNews.Document(InventedNews.Plain, change: evidence => evidence.Statements[0].Content.Clear());

        var annotations = Annotations(await InventedNews.ExportAsync("web-annotation", document));

        Assert.Equal([" told"], Targets(annotations[0]).Select(Exact));
    }

    private static string? Exact(JsonElement target) => target.GetProperty("selector")[0].GetProperty("exact").GetString();

    private static List<JsonElement> Targets(JsonElement annotation) => [.. annotation.GetProperty("target").EnumerateArray()];

    private static List<JsonElement> Annotations(byte[] file)
    {
        using var read = JsonDocument.Parse(file);
        return [.. read.RootElement.GetProperty("first").GetProperty("items").EnumerateArray().Select(annotation => annotation.Clone())];
    }
}
