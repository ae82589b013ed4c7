using Hearsay.Engine.Quality.Tests.Data;

namespace Hearsay.Engine.Quality.Tests.Scoring;

/// <summary>
/// Names with exact bounds and the right type, after taking a leading article or form of address and a possessive ending off both
/// sides: the engine keeps "Mr" with the name that follows, as that tells whose it is; data sets do not.
/// A type that a data set marks nowhere is not asked for there.
/// </summary>
internal static class NameScorer
{
    public const string Exact = "exact";

    /// <summary>All types together.</summary>
    public static readonly Figure All = new("names", Exact);

    private static readonly string[] Leading = ["the ", "an ", "a ", "mr ", "mr. ", "mrs ", "mrs. ", "ms ", "ms. ", "dr ", "dr. ", "miss ", "sir ", "prof. ", "sen. ", "rep. ", "gov. "], Possessives = ["'s", "\u2019s", "'", "\u2019"];

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

    /// <summary>The name without leading article or form of address, and without possessive ending.</summary>
    public static TextSpan Bare(CodePointText text, TextSpan span)
    {
        var words = text.Of([span]);
        var leading = Leading.FirstOrDefault(word => words.StartsWith(word, StringComparison.OrdinalIgnoreCase))?.Length ?? 0;
        var ending = Possessives.FirstOrDefault(ending => words.EndsWith(ending, StringComparison.OrdinalIgnoreCase))?.Length ?? 0;
        return span.Length > leading + ending ? new TextSpan(span.Start + leading, span.End - ending) : span;
    }
}
