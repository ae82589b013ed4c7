using System.IO.Compression;
using System.Text.Json;

namespace Hearsay.Engine.Quality.Tests;

/// <summary>Annotated news of seven publishers (PolNeAR, development part), of which no text is in this repository and no rule was written for.</summary>
public sealed class UnseenNewsTests
{
    private const double FloorOfF1 = 0.60, FloorOfPrecision = 0.71;

    [Fact]
    public void Statements_OfUnseenNews_ReachTheFloor()
    {
        int right = 0, found = 0, gold = 0;
        using var reader = new StreamReader(new GZipStream(File.OpenRead(SharedData.Require("data/polnear/dev.jsonl.gz")), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            var (matched, all, expected) = Score(row.RootElement);
            right += matched;
            found += all;
            gold += expected;
        }

        double precision = (double)right / found, recall = (double)right / gold;
        var f1 = 2 * precision * recall / (precision + recall);
        Console.WriteLine($"unseen news: linked F1 {f1:F3}, precision {precision:F3}, recall {recall:F3} ({right} right of {found} found, {gold} annotated)");
        Assert.True(f1 >= FloorOfF1, $"F1 {f1:F3}");
        Assert.True(precision >= FloorOfPrecision, $"precision {precision:F3}");
    }

    // The annotation has one level only, so nested statements are left out; so is what lies in regions that annotators put aside.
    private static (int Matched, int Found, int Gold) Score(JsonElement row)
    {
        var aside = row.GetProperty("regions").EnumerateArray().SelectMany(region => Ranges(region.GetProperty("spans"))).ToList();
        var gold = row.GetProperty("attributions").EnumerateArray()
            .Select(item => new Attribution(Ranges(item.GetProperty("source")), Ranges(item.GetProperty("content")), ""))
            .Where(item => Pairing.Overlap(item.Content, aside) == 0).ToList();
        var found = ReadArticle.From(row.GetProperty("text").GetString()!, row.GetProperty("published").GetString()!).Statements
            .Where(statement => statement.ParentId.Length == 0).Select(Attribution.Of)
            .Where(item => Pairing.Overlap(item.Content, aside) == 0).ToList();
        return (Pairing.Match(found, gold).Count, found.Count, gold.Count);
    }

    private static List<(int Start, int End)> Ranges(JsonElement list) => [.. list.EnumerateArray().Select(range => (range[0].GetInt32(), range[1].GetInt32()))];
}
