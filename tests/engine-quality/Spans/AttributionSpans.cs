namespace Hearsay.Engine.Quality.Tests.Spans;

internal enum SpanRole
{
    Source,
    Cue,
    Content,
}

/// <summary>One attribution as lists of spans, in code points of the text; several fragments where one is cut by other words. Source and cue may be empty.</summary>
internal sealed class AttributionSpans
{
    public static readonly IReadOnlyList<SpanRole> Roles = [SpanRole.Source, SpanRole.Cue, SpanRole.Content];

    private readonly IReadOnlyList<TextSpan>[] _spans;

    public AttributionSpans(IEnumerable<TextSpan> source, IEnumerable<TextSpan> cue, IEnumerable<TextSpan> content) =>
        _spans = [SpanLists.Merged(source), SpanLists.Merged(cue), SpanLists.Merged(content)];

    public IReadOnlyList<TextSpan> Source => _spans[0];

    public IReadOnlyList<TextSpan> Cue => _spans[1];

    public IReadOnlyList<TextSpan> Content => _spans[2];

    /// <summary>How likely the reader thinks it right, 0 to 1; null where it does not say.</summary>
    public double? Confidence { get; init; }

    public IReadOnlyList<TextSpan> this[SpanRole role] => _spans[(int)role];
}
