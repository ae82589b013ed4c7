using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Query;

/// <summary>How much of the text two sets of stretches have in common. Stretches of one set do not overlap.</summary>
internal static class StretchLikeness
{
    /// <summary>Code points that both have by code points that either has: 0 for nothing, 1 for the same.</summary>
    public static double Of(IReadOnlyCollection<Span> one, IReadOnlyCollection<Span> other)
    {
        var common = Common(one, other);
        var either = Length(one) + Length(other) - common;
        return either > 0 ? (double)common / either : 0;
    }

    /// <summary>Whether they have a code point in common.</summary>
    public static bool Meet(IReadOnlyCollection<Span> one, IReadOnlyCollection<Span> other) => Common(one, other) > 0;

    private static long Common(IReadOnlyCollection<Span> one, IReadOnlyCollection<Span> other) =>
        one.Sum(span => other.Sum(mate => (long)Math.Max(0, Math.Min(span.End, mate.End) - Math.Max(span.Start, mate.Start))));

    private static long Length(IReadOnlyCollection<Span> spans) => spans.Sum(span => (long)(span.End - span.Start));
}
