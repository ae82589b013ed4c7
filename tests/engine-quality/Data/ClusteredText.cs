using System.Text.Json;

namespace Hearsay.Engine.Quality.Tests.Data;

/// <summary>Words that speak of somebody or something.</summary>
/// <param name="Span">The whole phrase.</param>
/// <param name="Head">Its head; the whole phrase where the data set does not tell.</param>
/// <param name="Kind">"proper", "nominal" or "pronoun".</param>
internal sealed record ClusterMention(TextSpan Span, TextSpan Head, string Kind);

/// <summary>A text in which annotators marked which mentions are of one person, body or place; what is mentioned only once is not marked.</summary>
internal sealed record ClusteredText(string Value, string Published, IReadOnlyList<IReadOnlyList<ClusterMention>> Clusters)
{
    private static readonly HashSet<string> Types = new(StringComparer.OrdinalIgnoreCase) { "person", "organization", "place", "PER", "ORG", "LOC" };

    public IReadOnlyList<ClusterMention> Mentions { get; } = [.. Clusters.SelectMany(cluster => cluster)];

    /// <summary>Reads a row of either form; clusters of other types are left out, as are the phrases of which one text marks the same twice.</summary>
    public static ClusteredText Of(JsonElement row)
    {
        var seen = new HashSet<TextSpan>();
        return new ClusteredText(
            row.GetProperty("text").GetString()!,
            row.TryGetProperty("dct", out var created) ? created.GetString() ?? "" : "",
            [.. row.GetProperty("chains").EnumerateArray().Where(IsOfType).Select(chain => Items(chain).Select(MentionOf).Where(mention => seen.Add(mention.Span)).ToList()).Where(cluster => cluster.Count > 1)]);
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement chain) => (chain.ValueKind == JsonValueKind.Array ? chain : chain.GetProperty("mentions")).EnumerateArray();

    private static bool IsOfType(JsonElement chain) =>
        Types.Contains((chain.ValueKind == JsonValueKind.Array ? Items(chain).First() : chain).GetProperty("type").GetString() ?? "");

    private static ClusterMention MentionOf(JsonElement item)
    {
        var span = new TextSpan(item.GetProperty("start").GetInt32(), item.GetProperty("end").GetInt32());
        var head = item.TryGetProperty("head", out var range) ? new TextSpan(range[0].GetInt32(), range[1].GetInt32()) : span;
        return new ClusterMention(span, head, item.GetProperty("kind").GetString()!);
    }
}
