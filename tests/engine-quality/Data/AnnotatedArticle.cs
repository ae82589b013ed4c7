using System.Text.Json;

namespace Hearsay.Engine.Quality.Tests.Data;

internal enum ContentForm
{
    Direct,
    Mixed,
    Indirect,
}

/// <summary>An attribution that annotators marked.</summary>
internal sealed record GoldAttribution(AttributionSpans Spans, ContentForm? Form);

/// <summary>A news article in which annotators marked every attribution, of one level only.</summary>
internal sealed class AnnotatedArticle
{
    private readonly IReadOnlyList<TextSpan> _aside;

    public AnnotatedArticle(string text, string published, IReadOnlyList<GoldAttribution> attributions, IReadOnlyList<TextSpan> aside, IReadOnlyList<TextSpan> sentences)
    {
        Value = text;
        Text = new CodePointText(text);
        Published = published;
        _aside = SpanLists.Merged(aside);
        Sentences = sentences;
        Attributions = [.. attributions.Where(item => !IsAside(item.Spans))];
    }

    public string Value { get; }

    public CodePointText Text { get; }

    public string Published { get; }

    /// <summary>Those that do not lie in a region that annotators put aside.</summary>
    public IReadOnlyList<GoldAttribution> Attributions { get; }

    /// <summary>Sentences of a parser; none where the file has none.</summary>
    public IReadOnlyList<TextSpan> Sentences { get; }

    /// <summary>What a reader found outside the regions that annotators put aside.</summary>
    public IReadOnlyList<AttributionSpans> OutsideRegions(IEnumerable<AttributionSpans> found) => [.. found.Where(item => !IsAside(item))];

    // An attribution lies inside a region where its whole cue does (of the training part 253 do, as its readme counts); without a cue its content decides.
    private bool IsAside(AttributionSpans spans) => SpanLists.IsInside(spans.Cue.Count > 0 ? spans.Cue : spans.Content, _aside);

    /// <summary>Reads a row of a file of attributions.</summary>
    public static AnnotatedArticle Of(JsonElement row) => new(
        row.GetProperty("text").GetString()!,
        row.GetProperty("published").GetString() ?? "",
        [.. row.GetProperty("attributions").EnumerateArray().Select(AttributionOf)],
        row.TryGetProperty("regions", out var regions) ? [.. regions.EnumerateArray().SelectMany(region => Ranges(region, "spans"))] : [],
        [.. Ranges(row, "sentences")]);

    public static GoldAttribution AttributionOf(JsonElement item) => new(
        new AttributionSpans(Ranges(item, "source"), Ranges(item, "cue"), Ranges(item, "content")),
        item.TryGetProperty("form", out var form) ? Enum.Parse<ContentForm>(form.GetString()!, ignoreCase: true) : null);

    private static IEnumerable<TextSpan> Ranges(JsonElement item, string name) =>
        item.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(range => new TextSpan(range[0].GetInt32(), range[1].GetInt32())) : [];
}
