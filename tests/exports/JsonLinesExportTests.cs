using System.Text;
using System.Text.Json;
using CsCheck;
using Google.Protobuf;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Exports.Tests;

public sealed class JsonLinesExportTests
{
    [Fact]
    public async Task Lines_OddText_GiveTheStatementsBack() => await OddText.Pieces.SampleAsync(
        async pieces =>
        {
            var document = InventedNews.Document(pieces);

            var lines = Encoding.UTF8.GetString(await InventedNews.ExportAsync("jsonl", document)).Split('\n');

            Assert.Equal("", lines[^1]);
            Assert.Equal(document.Statements, lines[..^1].Select(line => JsonParser.Default.Parse<ExportedStatement>(line).Result));
        },
        iter: 200);

    [Fact]
    public async Task Lines_ReadByAnotherParser_HaveSpansThatLieInTheText() => await OddText.Pieces.SampleAsync(
        async pieces =>
        {
            var text = string.Concat(pieces);

            var lines = Encoding.UTF8.GetString(await InventedNews.ExportAsync("jsonl", InventedNews.Document(pieces))).Split('\n', StringSplitOptions.RemoveEmptyEntries);

            foreach (var line in lines)
            {
                using var read = JsonDocument.Parse(line);
                foreach (var span in read.RootElement.GetProperty("result").GetProperty("statement").GetProperty("content").EnumerateArray())
                {
                    var start = span.TryGetProperty("start", out var given) ? given.GetInt32() : 0;
                    Assert.Equal(InventedNews.Slice(text, start, span.GetProperty("end").GetInt32()), span.GetProperty("text").GetString());
                }
            }
        },
        iter: 200);

    [Fact]
    public async Task Line_OfAStatement_TellsWhatItWasReadFrom()
    {
        var (file, tally) = await InventedNews.WriteAsync("jsonl", InventedNews.Document(InventedNews.Plain, revision: 3));

        var line = JsonParser.Default.Parse<ExportedStatement>(Encoding.UTF8.GetString(file));
        Assert.Equal((7, "model"), (line.Reading.Engine.Version, line.Reading.Engine.Profile));
        Assert.Equal(new string('b', 64), line.Reading.TextSha256);
        Assert.Equal(InventedNews.Received, line.Reading.ReceiveTime.ToDateTimeOffset());
        Assert.Equal(1, tally.Counts["lines"]);
    }
}
