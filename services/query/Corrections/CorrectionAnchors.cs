using Hearsay.Articles;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>Ties corrections to the words of a statement.</summary>
internal static class CorrectionAnchors
{
    /// <summary>Code points that are kept before and after the words.</summary>
    public const int ContextLength = 32;

    /// <summary>The words of a statement; none of one that stands nowhere.</summary>
    public static CorrectionAnchor Of(Statement statement, CodePointIndex text)
    {
        var anchor = new CorrectionAnchor { Cue = { statement.Cue }, Content = { WordsOf(statement) } };
        if (All(anchor) is { Count: > 0 } all)
        {
            var (start, end) = (all.Min(span => span.Start), all.Max(span => span.End));
            anchor.Prefix = text.Slice(Math.Max(0, start - ContextLength), start);
            anchor.Suffix = text.Slice(end, Math.Min(text.Length, end + ContextLength));
        }

        return anchor;
    }

    /// <summary>What a statement is known by beside its cue: its content, or its source where it has none.</summary>
    public static IReadOnlyList<Span> WordsOf(Statement statement) => [.. statement.Content.Count > 0 ? statement.Content : statement.Source];

    /// <summary>All words that an anchor has.</summary>
    public static IReadOnlyList<Span> All(CorrectionAnchor anchor) => [.. anchor.Cue.Concat(anchor.Content).Where(span => span.End > span.Start)];
}
