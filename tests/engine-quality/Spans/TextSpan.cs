namespace Hearsay.Engine.Quality.Tests.Spans;

/// <summary>A stretch of a text, [Start, End) in Unicode code points.</summary>
internal readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;
}

/// <summary>Measures of lists of spans; the spans of one list do not overlap.</summary>
internal static class SpanLists
{
    public static int Length(IReadOnlyList<TextSpan> spans) => spans.Sum(span => span.Length);

    /// <summary>Characters that two lists share.</summary>
    public static int Overlap(IReadOnlyList<TextSpan> a, IReadOnlyList<TextSpan> b)
    {
        var shared = 0;
        foreach (var x in a)
        {
            foreach (var y in b)
            {
                shared += Math.Max(0, Math.Min(x.End, y.End) - Math.Max(x.Start, y.Start));
            }
        }

        return shared;
    }

    /// <summary>Twice the shared characters over all characters of both, 0 to 1.</summary>
    public static double Dice(IReadOnlyList<TextSpan> a, IReadOnlyList<TextSpan> b)
    {
        var shared = Overlap(a, b);
        return shared == 0 ? 0 : 2.0 * shared / (Length(a) + Length(b));
    }

    /// <summary>Shared characters over the characters of either, 0 to 1.</summary>
    public static double Jaccard(IReadOnlyList<TextSpan> a, IReadOnlyList<TextSpan> b)
    {
        var shared = Overlap(a, b);
        return shared == 0 ? 0 : (double)shared / (Length(a) + Length(b) - shared);
    }

    /// <summary>Whether every character of a list that has any lies in the other.</summary>
    public static bool IsInside(IReadOnlyList<TextSpan> inner, IReadOnlyList<TextSpan> outer) =>
        Length(inner) is > 0 and var length && Overlap(inner, outer) == length;

    /// <summary>In the order of the text, empty ones dropped, those that touch or overlap made one: two ways to write the same characters become one.</summary>
    public static IReadOnlyList<TextSpan> Merged(IEnumerable<TextSpan> spans)
    {
        var merged = new List<TextSpan>();
        foreach (var span in spans.Where(span => span.Length > 0).OrderBy(span => span.Start).ThenBy(span => span.End))
        {
            if (merged.Count > 0 && span.Start <= merged[^1].End)
            {
                merged[^1] = merged[^1] with { End = Math.Max(merged[^1].End, span.End) };
            }
            else
            {
                merged.Add(span);
            }
        }

        return merged;
    }
}
