using System.Text.Json;
using Hearsay.Articles;

namespace Hearsay.ClaimQuality;

/// <summary>An article of a scenario as ingestion would keep it.</summary>
internal sealed record ScenarioArticle(string Url, Article Article);

/// <summary>An annotated statement: where it stands, and the claim that it belongs to.</summary>
internal sealed record GoldStatement(string Scenario, string Claim, string Url, string Quote, string Stance);

/// <summary>An annotated contradiction; the other claim is the claim itself for a denial.</summary>
internal sealed record GoldContradiction(string Kind, string Claim, string Other);

/// <summary>An annotated quotation.</summary>
internal sealed record GoldQuote(string Family, string Url, string Quote, string Variant);

/// <summary>Articles with what a careful reader concludes of them.</summary>
internal sealed record Scenario(
    string Name,
    IReadOnlyList<ScenarioArticle> Articles,
    IReadOnlyList<GoldStatement> Statements,
    IReadOnlyList<GoldContradiction> Contradictions,
    IReadOnlyList<(string Claim, string Question)> Questions,
    IReadOnlyList<GoldQuote> Quotes)
{
    public static Scenario Read(string folder)
    {
        var name = Path.GetFileName(folder.TrimEnd('/'));
        using var gold = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "gold.json")));
        var claims = gold.RootElement.GetProperty("claims").EnumerateArray().ToList();
        return new Scenario(
            name,
            [.. File.ReadLines(Path.Combine(folder, "articles.jsonl")).Where(line => line.Length > 0).Select(ReadArticle)],
            [.. claims.SelectMany(claim => claim.GetProperty("statements").EnumerateArray().Select(item => new GoldStatement(name, Id(claim), Text(item, "document"), Text(item, "quote"), Text(item, "stance"))))],
            [.. gold.RootElement.GetProperty("contradictions").EnumerateArray().Select(item => new GoldContradiction(Text(item, "kind"), Text(item, "claim"), item.TryGetProperty("other", out _) ? Text(item, "other") : Text(item, "claim")))],
            [.. claims.Where(claim => claim.TryGetProperty("questions", out var asked) && asked.ValueKind == JsonValueKind.Array).SelectMany(claim => claim.GetProperty("questions").EnumerateArray().Select(asked => (Id(claim), asked.GetString()!)))],
            [.. gold.RootElement.GetProperty("quotes").EnumerateArray().SelectMany(family => family.GetProperty("members").EnumerateArray().Select(item => new GoldQuote(Id(family), Text(item, "document"), Text(item, "quote"), Text(item, "variant"))))]);
    }

    private static string Id(JsonElement element) => Text(element, "id");

    private static string Text(JsonElement element, string field) => element.TryGetProperty(field, out var value) ? value.GetString() ?? "" : "";

    private static ScenarioArticle ReadArticle(string line)
    {
        using var json = JsonDocument.Parse(line);
        var facts = json.RootElement.GetProperty("facts");
        var submitted = new PublicationFacts
        {
            Url = Text(facts, "url"),
            Outlet = Text(facts, "outlet"),
            Title = Text(facts, "title"),
            Author = Text(facts, "author"),
            Language = Text(facts, "language"),
            Published = Text(facts, "published"),
            Updated = Text(facts, "updated"),
        };
        return new ScenarioArticle(submitted.Url, ArticleReader.Read(Text(json.RootElement, "plainText"), submitted));
    }
}
