using Hearsay.Engine.Quality.Tests.Data;

namespace Hearsay.Engine.Quality.Tests.Scoring;

/// <summary>
/// Names with exact bounds and the right type, after taking a leading article and a possessive ending off both sides.
/// A type that a data set marks nowhere is not asked for there.
/// </summary>
internal static class NameScorer
{
    public const string Exact = "exact";

    /// <summary>All types together.</summary>
    public static readonly Figure All = new("names", Exact);

    private static readonly string[] Articles = ["the ", "an ", "a "], Possessives = ["'s", "\u2019s", "'", "\u2019"];

    public static Figure Of(NameType type) => new(type.ToString().ToLowerInvariant(), Exact);

    /// <summary>The types that a data set marks.</summary>
    public static IReadOnlyList<NameType> Marked(IEnumerable<NamedText> texts) =>
        [.. texts.SelectMany(text => text.Names).Select(name => name.Type).Distinct().Order()];

    public static void Score(NamedText text, IReadOnlyList<TypedName> found, IReadOnlyList<NameType> marked, DocumentScore score)
    {
        foreach (var type in marked)
        {
            var (f, g) = (Spans(text.Text, found, type), Spans(text.Text, text.Names, type));
            var tally = new Tally(f.Count(g.Contains), f.Count, g.Count);
            score.Add(Of(type), tally);
            score.Add(All, tally);
        }
    }

    private static HashSet<TextSpan> Spans(CodePointText text, IEnumerable<TypedName> names, NameType type) =>
        [.. names.Where(name => name.Type == type).Select(name => Bare(text, name.Span)).Where(span => span.Length > 0)];

    /// <summary>The name without leading article and possessive ending.</summary>
    public static TextSpan Bare(CodePointText text, TextSpan span)
    {
        var words = text.Of([span]);
        var article = Articles.FirstOrDefault(article => words.StartsWith(article, StringComparison.OrdinalIgnoreCase))?.Length ?? 0;
        var ending = Possessives.FirstOrDefault(ending => words.EndsWith(ending, StringComparison.OrdinalIgnoreCase))?.Length ?? 0;
        return span.Length > article + ending ? new TextSpan(span.Start + article, span.End - ending) : span;
    }
}
