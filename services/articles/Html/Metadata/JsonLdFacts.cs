using System.Text.Json;
using Hearsay.Articles.Html.Text;
using Hearsay.Articles.Publication;

namespace Hearsay.Articles.Html.Metadata;

/// <summary>Facts of publication in JSON-LD.</summary>
internal static class JsonLdFacts
{
    // Of list pages and entries of live blogs the first tell enough.
    private const int MostArticles = 5;

    private static readonly (string Property, string Field)[] Simple =
    [
        ("headline", "title"), ("name", "title"), ("datePublished", "published"), ("dateCreated", "published"), ("coverageStartTime", "published"), ("dateModified", "updated"),
        ("coverageEndTime", "updated"), ("inLanguage", "language"), ("dateline", "dateline"), ("url", "url"), ("sourceOrganization", "credits"), ("creditText", "credits"),
        ("contributor", "credits"),
    ];

    public static void Read(JsonLd data, FactSheet facts)
    {
        foreach (var (article, type) in data.Articles().Take(MostArticles))
        {
            foreach (var (property, field) in Simple)
            {
                // A page's own name carries its site's.
                foreach (var text in type == "WebPage" && field == "title" ? [] : data.Texts(article, property))
                {
                    facts.Add(field, InlineText.Collapse(text), $"json-ld:{type}.{property}");
                }
            }

            ReadAddress(article, type, facts);
            ReadPeople(data, article, type, facts);
        }
    }

    /// <summary>The text itself, where a page's own is drawn by script; empty where there is none.</summary>
    public static string Body(JsonLd data) =>
        data.Articles().Where(found => found.Type != "WebPage").SelectMany(found => data.Texts(found.Article, "articleBody")).FirstOrDefault() ?? "";

    private static void ReadAddress(JsonElement article, string type, FactSheet facts)
    {
        if (article.TryGetProperty("mainEntityOfPage", out var page))
        {
            var address = page.ValueKind is JsonValueKind.Object && page.TryGetProperty("@id", out var id) ? id : page;
            if (address.ValueKind is JsonValueKind.String && JsonLd.TextOf(address) is var text && text.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            {
                facts.Add("url", text, $"json-ld:{type}.mainEntityOfPage");
            }
        }
    }

    private static void ReadPeople(JsonLd data, JsonElement article, string type, FactSheet facts)
    {
        var outlets = data.Texts(article, "publisher");
        foreach (var outlet in outlets)
        {
            facts.Add("outlet", InlineText.Collapse(outlet), $"json-ld:{type}.publisher");
        }

        // A profile's address instead of a name says nothing.
        var authors = data.Texts(article, "author").Select(InlineText.Collapse)
            .Where(name => name.Length > 0 && !name.StartsWith("http", StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal).ToList();
        facts.Add("author", Listed(authors), $"json-ld:{type}.author");
        foreach (var name in data.Things(article, "author").Where(author => JsonLd.TypesOf(author).Any(kind => kind.EndsWith("Organization", StringComparison.Ordinal)))
            .SelectMany(author => data.Texts(author, "name")).Where(name => !outlets.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            facts.Add("credits", InlineText.Collapse(name), $"json-ld:{type}.author");
        }
    }

    private static string Listed(List<string> names) =>
        names.Count < 2 ? string.Concat(names) : string.Join(", ", names.Take(names.Count - 1)) + " and " + names[^1];
}
