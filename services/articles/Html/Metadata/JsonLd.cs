using System.Text.Json;
using Hearsay.Articles.Html.Tree;

namespace Hearsay.Articles.Html.Metadata;

/// <summary>The JSON-LD of a page as objects: arrays and @graph opened, references by @id followed. What is no JSON is passed over.</summary>
internal sealed class JsonLd
{
    private const int MostObjects = 2000, MostBlocks = 50;

    // More than one article only in lists of others, which come after the page's own.
    private static readonly string[] ArticleTypes =
    [
        "NewsArticle", "ReportageNewsArticle", "LiveBlogPosting", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle", "AskPublicNewsArticle", "ReviewNewsArticle",
        "AdvertiserContentArticle", "SatiricalArticle", "Report", "BlogPosting", "Article", "WebPage",
    ];

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    private readonly List<JsonElement> _objects = [];
    private readonly Dictionary<string, JsonElement> _byId = new(StringComparer.Ordinal);

    public static JsonLd Of(PageNode page)
    {
        var found = new JsonLd();
        foreach (var script in page.All().Where(node => node.Tag == "script").Take(MostBlocks))
        {
            found.Read(script.Text);
        }

        return found;
    }

    /// <summary>Objects that describe an article, with their types: those of news before those of pages.</summary>
    public IEnumerable<(JsonElement Article, string Type)> Articles() =>
        from type in ArticleTypes from item in _objects where TypesOf(item).Contains(type, StringComparer.Ordinal) select (item, type);

    /// <summary>Follows a reference that has nothing but its @id.</summary>
    public JsonElement Resolve(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty("@id", out var id) && id.ValueKind is JsonValueKind.String
            && !value.TryGetProperty("name", out _) && _byId.TryGetValue(TextOf(id), out var target) ? target : value;

    /// <summary>The texts of a property: a string, the name of a thing, or a list of either.</summary>
    public IReadOnlyList<string> Texts(JsonElement item, string property)
    {
        var texts = new List<string>();
        if (item.TryGetProperty(property, out var value))
        {
            Add(value, texts, depth: 0);
        }

        return texts;
    }

    /// <summary>The things that a property names.</summary>
    public IEnumerable<JsonElement> Things(JsonElement item, string property)
    {
        if (!item.TryGetProperty(property, out var value))
        {
            return [];
        }

        return (value.ValueKind is JsonValueKind.Array ? value.EnumerateArray().Take(MostBlocks) : [value]).Select(Resolve).Where(thing => thing.ValueKind is JsonValueKind.Object);
    }

    /// <summary>Types without the address of their vocabulary.</summary>
    public static IEnumerable<string> TypesOf(JsonElement item)
    {
        if (item.ValueKind is not JsonValueKind.Object || !item.TryGetProperty("@type", out var type))
        {
            return [];
        }

        var names = type.ValueKind is JsonValueKind.Array ? type.EnumerateArray().Take(MostBlocks) : [type];
        return names.Where(name => name.ValueKind is JsonValueKind.String).Select(name => TextOf(name)).Select(name => name[(name.LastIndexOfAny(['/', ':', '#']) + 1)..]);
    }

    /// <summary>The text of a string; empty where it is no Unicode.</summary>
    public static string TextOf(JsonElement value)
    {
        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped.
            return "";
        }
    }

    // Half of a surrogate pair in a name would throw wherever names are compared.
    private static bool HasWholeNames(JsonElement value)
    {
        try
        {
            return value.EnumerateObject().All(property => property.Name.Length >= 0);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private void Add(JsonElement value, List<string> texts, int depth)
    {
        if (depth > 3 || texts.Count >= MostBlocks)
        {
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                texts.Add(Entities.Decode(TextOf(value)));
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray().Take(MostBlocks))
                {
                    Add(item, texts, depth + 1);
                }

                break;
            case JsonValueKind.Object when Resolve(value) is var thing && (thing.TryGetProperty("name", out var name) || thing.TryGetProperty("@value", out name)):
                Add(name, texts, depth + 1);
                break;
            default:
                break;
        }
    }

    private void Read(string source)
    {
        var json = source.Trim();
        foreach (var (open, close) in (ReadOnlySpan<(string, string)>)[("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>"), ("/*<![CDATA[*/", "/*]]>*/")])
        {
            json = json.StartsWith(open, StringComparison.Ordinal) ? json[open.Length..].Trim() : json;
            json = json.EndsWith(close, StringComparison.Ordinal) ? json[..^close.Length].Trim() : json;
        }

        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            Collect(document.RootElement.Clone());
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // Pages carry broken JSON too: what it says is said elsewhere, or not at all.
        }
    }

    private void Collect(JsonElement root)
    {
        var open = new Stack<JsonElement>([root]);
        while (_objects.Count < MostObjects && open.TryPop(out var value))
        {
            if (value.ValueKind is JsonValueKind.Array)
            {
                foreach (var item in value.EnumerateArray().Take(MostObjects).Reverse())
                {
                    open.Push(item);
                }
            }
            else if (value.ValueKind is JsonValueKind.Object && HasWholeNames(value))
            {
                _objects.Add(value);
                if (value.TryGetProperty("@id", out var id) && id.ValueKind is JsonValueKind.String)
                {
                    _byId.TryAdd(TextOf(id), value);
                }

                foreach (var property in (string[])["mainEntity", "mainEntityOfPage", "@graph"])
                {
                    if (value.TryGetProperty(property, out var inner) && inner.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                    {
                        open.Push(inner);
                    }
                }
            }
        }
    }
}
