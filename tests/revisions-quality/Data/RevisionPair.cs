using System.Net;

namespace Hearsay.Revisions.Quality.Tests.Data;

/// <summary>Two texts of one article with gold.</summary>
/// <param name="Name">Article and version.</param>
/// <param name="Before">The first, as submitted.</param>
/// <param name="After">The later one.</param>
/// <param name="Changes">What a careful reader finds changed.</param>
public sealed record RevisionPair(string Name, SubmittedText Before, SubmittedText After, IReadOnlyList<GoldChange> Changes)
{
    private const string Place = "{article}";

    /// <summary>All pairs of an article.</summary>
    public static IEnumerable<RevisionPair> Of(RevisedArticle article) => article.Versions.Select(version => Of(article, version));

    private static RevisionPair Of(RevisedArticle article, ArticleVersion version)
    {
        var before = string.Join("\n\n", article.Text);
        var after = version.Edits.Aggregate(before, (text, edit) => Replace(text, edit[0], edit[1], $"{article.Name}/{version.Name}"));
        return new RevisionPair(
            $"{article.Name}/{version.Name}",
            new SubmittedText(article.Outlet, article.Title, article.Published, "", Framed(before, version.Frames?[0]), version.Frames is not null),
            new SubmittedText(article.Outlet, version.Title ?? article.Title, article.Published, version.Updated ?? "", Framed(after, version.Frames?[1]), version.Frames is not null),
            version.Changes);
    }

    private static string Replace(string text, string words, string by, string where)
    {
        var at = text.IndexOf(words, StringComparison.Ordinal);
        return at >= 0 && text.IndexOf(words, at + 1, StringComparison.Ordinal) < 0
            ? string.Concat(text.AsSpan(0, at), by, text.AsSpan(at + words.Length))
            : throw new InvalidDataException($"{where}: '{words}' must stand once in the text.");
    }

    private static string Framed(string text, string? frame) => frame is null
        ? text
        : frame.Replace(Place, string.Concat(text.Split("\n\n").Select(paragraph => $"<p>{WebUtility.HtmlEncode(paragraph)}</p>\n")), StringComparison.Ordinal);
}

/// <summary>A text as it is submitted.</summary>
public sealed record SubmittedText(string Outlet, string Title, string Published, string Updated, string Text, bool IsHtml);
