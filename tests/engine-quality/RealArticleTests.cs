using System.Text.Json;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Quality.Tests;

/// <summary>One real article against what a careful reader finds in it. Floors stand a little under what the rules reach.</summary>
public sealed class RealArticleTests
{
    private static (Evidence Evidence, JsonElement Gold) Read()
    {
        var text = File.ReadAllText(SharedData.RequireFirst("seeds", "000_*.txt"));
        using var gold = JsonDocument.Parse(File.ReadAllText(SharedData.Require("gold/seed.gold.json")));
        return (ReadArticle.From(text), gold.RootElement.Clone());
    }

    private static List<(int Start, int End)> Spans(JsonElement list) =>
        [.. list.EnumerateArray().Select(span => (span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32()))];

    private static (int Start, int End) Range(JsonElement span) => (span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32());

    [Fact]
    public void Statements_OfTheRealArticle_AreFoundWithFewOthers()
    {
        var (evidence, gold) = Read();
        var expected = gold.GetProperty("statements").EnumerateArray()
            .Select(item => new Attribution(Spans(item.GetProperty("source")), Spans(item.GetProperty("content")), item.GetProperty("id").GetString()!)).ToList();
        var found = evidence.Statements.Select(Attribution.Of).ToList();

        var matched = Pairing.Match(found, expected);

        var others = found.Count - matched.Count;
        Console.WriteLine($"real article: {matched.Count} of {expected.Count} statements, {others} others");
        Console.WriteLine("  missed: " + string.Join(", ", expected.Except(matched.Select(pair => pair.Gold)).Select(item => item.Words)));
        Console.WriteLine("  others: " + string.Join(", ", found.Except(matched.Select(pair => pair.Found)).Select(item => item.Words)));
        Assert.True(matched.Count >= 11, $"{matched.Count} matched");
        Assert.True(others <= 4, $"{others} others");
    }

    [Fact]
    public void Labels_OfTheRealArticle_AgreeWithTheReader()
    {
        var (evidence, gold) = Read();
        int right = 0, all = 0;
        foreach (var item in gold.GetProperty("statements").EnumerateArray())
        {
            var content = Spans(item.GetProperty("content"));
            var statement = evidence.Statements.MaxBy(candidate => Pairing.Overlap(content, Attribution.Of(candidate).Content) / (1.0 + candidate.Content.Sum(span => span.End - span.Start)))!;
            all += 3;
            right += Same(item, "kind", statement.Kind) + Same(item, "certainty", statement.Certainty) + Same(item, "stance", statement.Stance);
        }

        Console.WriteLine($"real article: {right} of {all} labels of kind, certainty and stance");
        Assert.True(right >= 38, $"{right} of {all}");
    }

    private static int Same(JsonElement item, string field, Enum value) =>
        string.Equals(item.GetProperty(field).GetString()!.Replace("_", "", StringComparison.Ordinal), value.ToString(), StringComparison.OrdinalIgnoreCase) ? 1 : 0;

    [Fact]
    public void Times_OfTheRealArticle_HaveTheirValues()
    {
        var (evidence, gold) = Read();
        var expected = gold.GetProperty("times").EnumerateArray().Select(item => (Range(item.GetProperty("span")), item.GetProperty("value").GetString()!)).ToHashSet();
        var found = evidence.Times.Select(time => ((time.Span.Start, time.Span.End), time.Value)).ToHashSet();
        var right = found.Intersect(expected).Count();
        Console.WriteLine($"real article: {right} of {expected.Count} times with value, {found.Count - right} others");
        Assert.True(right >= 11 && found.Count - right <= 2);
    }

    [Fact]
    public void Events_OfTheRealArticle_HaveTheirStatus()
    {
        var (evidence, gold) = Read();
        var expected = gold.GetProperty("events").EnumerateArray()
            .Select(item => (Range(item.GetProperty("trigger")), item.GetProperty("type").GetString()!, item.GetProperty("status").GetString()!.ToUpperInvariant())).ToHashSet();
        var found = evidence.Events.Select(item => ((item.Trigger.Start, item.Trigger.End), item.Type, item.Status.ToString().ToUpperInvariant())).ToHashSet();
        var right = found.Intersect(expected).Count();
        Console.WriteLine($"real article: {right} of {expected.Count} events with type and status, {found.Count - right} others");
        Assert.True(right >= 9 && found.Count - right <= 3);
    }

    [Fact]
    public void Unknowns_OfTheRealArticle_AreAllFound()
    {
        var (evidence, gold) = Read();
        foreach (var item in gold.GetProperty("publisher_voice").EnumerateArray())
        {
            var (start, end) = Range(item.GetProperty("span"));
            Assert.Contains(evidence.Unknowns, unknown => unknown.Span.Start == start && Math.Abs(unknown.Span.End - end) <= 1);
        }
    }

    [Fact]
    public void Entities_OfTheRealArticle_AreFoundByName()
    {
        var (evidence, gold) = Read();
        var all = gold.GetProperty("entities").GetArrayLength();
        var right = gold.GetProperty("entities").EnumerateArray().Count(item =>
        {
            var names = item.GetProperty("aliases").EnumerateArray().Select(alias => alias.GetString()!).Append(item.GetProperty("name").GetString()!).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return evidence.Entities.Any(entity => string.Equals(entity.Type.ToString(), item.GetProperty("type").GetString(), StringComparison.OrdinalIgnoreCase)
                && (names.Contains(entity.Name) || entity.Aliases.Any(names.Contains)));
        });
        Console.WriteLine($"real article: {right} of {all} entities");
        Assert.True(right >= 20, $"{right} of {all}");
    }
}
