using System.Text;
using System.Text.Json;
using CsCheck;

namespace Hearsay.Exports.Tests;

public sealed class PloverExportTests
{
    [Fact]
    public async Task Event_PlannedMeeting_IsAnAgreementToMeet()
    {
        var (file, _) = await InventedNews.WriteAsync("plover", InventedNews.Document(InventedNews.Plain, change: InventedNews.AddEvents));

        var meeting = Lines(file)[0];
        Assert.Equal(("AGREE", "CONSULT", "SCHEDULED"), (Text(meeting, "type"), Text(meeting.GetProperty("hearsay"), "type"), Text(meeting.GetProperty("hearsay"), "status")));
        var (actor, recipient) = (Assert.Single(meeting.GetProperty("actor").EnumerateArray()), Assert.Single(meeting.GetProperty("recipient").EnumerateArray()));
        Assert.Equal(("Mayor Ottilie Brandt", "The Tern Bay Echo"), (Text(actor, "name"), Text(recipient, "name")));
        Assert.Equal(("2031-05-03", "text", "the Quill"), (Text(meeting, "date"), Text(meeting, "date_from"), Text(meeting.GetProperty("location"), "text")));
        Assert.Equal(string.Concat(InventedNews.Plain), Text(meeting, "text"));
        Assert.Equal(("The Marrowby Ledger", "01976f2e-0000-5000-8000-000000000001"), (Text(meeting.GetProperty("source"), "publisher"), Text(meeting.GetProperty("source"), "statement_id")));
    }

    [Fact]
    public async Task Event_ThatThePublisherTells_BelongsToAWholeExportOnly()
    {
        var (whole, _) = await InventedNews.WriteAsync("plover", InventedNews.Document(InventedNews.Plain, change: InventedNews.AddEvents));
        var (chosen, _) = await InventedNews.WriteAsync("plover", InventedNews.Document(InventedNews.Plain, isWhole: false, change: InventedNews.AddEvents));

        Assert.Equal(["AGREE", "AGREE"], Lines(whole).Select(happening => Text(happening, "type")));
        Assert.Equal("CONSULT", Text(Assert.Single(Lines(chosen)).GetProperty("hearsay"), "type"));
        // Without a time of its own it has the day of publication, and says so.
        Assert.Equal(("2031-05-04", "publication"), (Text(Lines(whole)[1], "date"), Text(Lines(whole)[1], "date_from")));
    }

    [Fact]
    public async Task Event_ThatIsDenied_IsLeftOutAndCounted()
    {
        var (file, tally) = await InventedNews.WriteAsync("plover", InventedNews.Document(InventedNews.Plain, change: InventedNews.AddEvents));

        Assert.DoesNotContain("REJECT", Lines(file).Select(happening => Text(happening, "type")));
        Assert.Equal((2, 1), (tally.Counts["events"], tally.Counts["left out"]));
    }

    [Fact]
    public async Task Events_OddText_HaveSpansThatLieInTheText() => await OddText.Pieces.SampleAsync(
        async pieces =>
        {
            var text = string.Concat(pieces);

            foreach (var happening in Lines(await InventedNews.ExportAsync("plover", InventedNews.Document(pieces, change: InventedNews.AddEvents))))
            {
                var spans = happening.GetProperty("hearsay").GetProperty("trigger").EnumerateArray().Concat(
                    happening.GetProperty("actor").EnumerateArray().Where(actor => actor.TryGetProperty("spans", out _)).SelectMany(actor => actor.GetProperty("spans").EnumerateArray()));
                Assert.NotEmpty(spans);
                Assert.All(spans, span => Assert.Equal(InventedNews.Slice(text, span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32()), Text(span, "text")));
            }
        },
        iter: 100);

    private static string? Text(JsonElement node, string name) => node.GetProperty(name).GetString();

    private static List<JsonElement> Lines(byte[] file) =>
        [.. Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}
