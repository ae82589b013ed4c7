using Hearsay.Engine.Model;

namespace Hearsay.Engine.Quality.Tests.GoldScoring;

/// <summary>Spans of the model as spans of the scorers.</summary>
internal static class ModelSpans
{
    public static TextSpan Of(Span span) => new(span.Start, span.End);

    public static IReadOnlyList<TextSpan> Of(IEnumerable<Span> spans) => [.. spans.Select(Of)];

    public static bool Overlap(TextSpan a, TextSpan b) => a.Start < b.End && b.Start < a.End;

    /// <summary>Where words stand in a text.</summary>
    public static IEnumerable<TextSpan> Places(CodePointText text, string words)
    {
        var length = words.EnumerateRunes().Count();
        var whole = text.Of([new TextSpan(0, text.Length)]);
        for (var at = whole.IndexOf(words, StringComparison.Ordinal); at >= 0; at = whole.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            var start = whole[..at].EnumerateRunes().Count();
            yield return new TextSpan(start, start + length);
        }
    }
}
