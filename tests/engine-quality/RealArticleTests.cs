using System.Text.Json;
using Hearsay.Engine.Model;
using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.Readers;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests;

/// <summary>One real article against what a careful reader finds in it. Floors stand a little under what is reached.</summary>
public sealed class RealArticleTests
{
    /// <summary>Reader, least of the 15 statements, most others. On other processors the model may round a score otherwise.</summary>
    private static readonly (string Reader, int Right, int Others)[] Floors = [(ReaderUnderTest.Rules, 14, 2), (ReaderUnderTest.Model, 12, 5)];

    private static (string Text, JsonElement Gold) Article()
    {
        var text = File.ReadAllText(SharedData.RequireFirst("seeds", "000_*.txt"));
        using var gold = JsonDocument.Parse(File.ReadAllText(SharedData.Require("gold/seed.gold.json")));
        return (text, gold.RootElement.Clone());
    }

    private static (Evidence Evidence, JsonElement Gold) Read(string reader)
    {
        var (text, gold) = Article();
        return (ReadArticle.From(new EvidenceEngine(ReaderUnderTest.Named(reader).Tagger!.Value), text, "", TestContext.Current.CancellationToken), gold);
    }

    private static List<TextSpan> Spans(JsonElement list) =>
        [.. list.EnumerateArray().Select(span => new TextSpan(span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32()))];

    private static List<TextSpan> Spans(IEnumerable<Span> spans) => [.. spans.Select(span => new TextSpan(span.Start, span.End))];

    private static (int Start, int End) Range(JsonElement span) => (span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32());

    // Nested statements are among those that the reader expects.
    [Fact]
    public void Statements_OfTheRealArticle_AreFoundWithFewOthers()
    {
        var (text, gold) = Article();
        var expected = gold.GetProperty("statements").EnumerateArray().Select(item => (
            Id: item.GetProperty("id").GetString()!,
            Spans: new AttributionSpans(Spans(item.GetProperty("source")), Spans(item.GetProperty("cue")), Spans(item.GetProperty("content"))))).ToList();
        var table = new TextTable($"real article: of {expected.Count} statements").Row("", ["right", "others", "missed"]);
        var results = new Dictionary<string, (int Right, int Others)>(StringComparer.Ordinal);
        foreach (var reader in ReaderUnderTest.All)
        {
            var reading = reader.Read(text, "", TestContext.Current.CancellationToken);
            AttributionSpans[] found = [.. reading.Attributions, .. reading.Nested];
            var right = LinkedScorer.Pairs(found, [.. expected.Select(item => item.Spans)]).Select(pair => pair.Gold).ToHashSet();
            results[reader.Name] = (right.Count, found.Length - right.Count);
            table.Row(reader.Name, [$"{right.Count}", $"{found.Length - right.Count}", string.Join(' ', expected.Where(item => !right.Contains(item.Spans)).Select(item => item.Id))]);
        }

        Console.WriteLine(table);
        Assert.All(Floors, floor => Assert.True(
            results[floor.Reader].Right >= floor.Right && results[floor.Reader].Others <= floor.Others,
            $"{floor.Reader}: {results[floor.Reader].Right} right, {results[floor.Reader].Others} others"));
    }

    [Theory]
    [InlineData(ReaderUnderTest.Rules)]
    [InlineData(ReaderUnderTest.Model)]
    public void Labels_OfTheRealArticle_AgreeWithTheReader(string reader)
    {
        var (evidence, gold) = Read(reader);
        int right = 0, all = 0;
        foreach (var item in gold.GetProperty("statements").EnumerateArray())
        {
            var content = Spans(item.GetProperty("content"));
            var statement = evidence.Statements.MaxBy(candidate => SpanLists.Overlap(content, Spans(candidate.Content)) / (1.0 + candidate.Content.Sum(span => span.End - span.Start)))!;
            all += 3;
            right += Same(item, "kind", statement.Kind) + Same(item, "certainty", statement.Certainty) + Same(item, "stance", statement.Stance);
        }

        Console.WriteLine($"{TextTable.Mark}real article: {reader}: {right} of {all} labels of kind, certainty and stance");
        Assert.True(right >= 38, $"{right} of {all}");
    }

    private static int Same(JsonElement item, string field, Enum value) =>
        string.Equals(item.GetProperty(field).GetString()!.Replace("_", "", StringComparison.Ordinal), value.ToString(), StringComparison.OrdinalIgnoreCase) ? 1 : 0;

    [Theory]
    [InlineData(ReaderUnderTest.Rules)]
    [InlineData(ReaderUnderTest.Model)]
    public void Times_OfTheRealArticle_HaveTheirValues(string reader)
    {
        var (evidence, gold) = Read(reader);
        var expected = gold.GetProperty("times").EnumerateArray().Select(item => (Range(item.GetProperty("span")), item.GetProperty("value").GetString()!)).ToHashSet();
        var found = evidence.Times.Select(time => ((time.Span.Start, time.Span.End), time.Value)).ToHashSet();
        var right = found.Intersect(expected).Count();
        Console.WriteLine($"{TextTable.Mark}real article: {reader}: {right} of {expected.Count} times with value, {found.Count - right} others");
        Assert.True(right >= 11 && found.Count - right <= 2);
    }

    [Theory]
    [InlineData(ReaderUnderTest.Rules)]
    [InlineData(ReaderUnderTest.Model)]
    public void Events_OfTheRealArticle_HaveTheirStatus(string reader)
    {
        var (evidence, gold) = Read(reader);
        var expected = gold.GetProperty("events").EnumerateArray()
            .Select(item => (Range(item.GetProperty("trigger")), item.GetProperty("type").GetString()!, item.GetProperty("status").GetString()!.ToUpperInvariant())).ToHashSet();
        var found = evidence.Events.Select(item => ((item.Trigger.Start, item.Trigger.End), item.Type, item.Status.ToString().ToUpperInvariant())).ToHashSet();
        var right = found.Intersect(expected).Count();
        Console.WriteLine($"{TextTable.Mark}real article: {reader}: {right} of {expected.Count} events with type and status, {found.Count - right} others");
        Assert.True(right >= 9 && found.Count - right <= 3);
    }

    [Theory]
    [InlineData(ReaderUnderTest.Rules)]
    [InlineData(ReaderUnderTest.Model)]
    public void Unknowns_OfTheRealArticle_AreAllFound(string reader)
    {
        var (evidence, gold) = Read(reader);
        foreach (var item in gold.GetProperty("publisher_voice").EnumerateArray())
        {
            var (start, end) = Range(item.GetProperty("span"));
            Assert.Contains(evidence.Unknowns, unknown => unknown.Span.Start == start && Math.Abs(unknown.Span.End - end) <= 1);
        }
    }

    [Theory]
    [InlineData(ReaderUnderTest.Rules)]
    [InlineData(ReaderUnderTest.Model)]
    public void Entities_OfTheRealArticle_AreFoundByName(string reader)
    {
        var (evidence, gold) = Read(reader);
        var found = evidence.Entities.ToLookup(entity => entity.Type.ToString().ToUpperInvariant());
        var missed = gold.GetProperty("entities").EnumerateArray().Where(item =>
        {
            var names = item.GetProperty("aliases").EnumerateArray().Select(alias => alias.GetString()!).Append(item.GetProperty("name").GetString()!).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return !found[item.GetProperty("type").GetString()!.ToUpperInvariant()].Any(entity => names.Contains(entity.Name) || entity.Aliases.Any(names.Contains));
        }).Select(item => item.GetProperty("id").GetString()).ToList();
        var all = gold.GetProperty("entities").GetArrayLength();

        Console.WriteLine($"{TextTable.Mark}real article: {reader}: {all - missed.Count} of {all} entities, missed {string.Join(' ', missed)}");
        Assert.True(all - missed.Count >= 20, $"{all - missed.Count} of {all}");
    }
}
