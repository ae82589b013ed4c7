namespace Hearsay.Revisions.Quality.Tests.Data;

/// <summary>An invented article and what became of it. Read from a file of Pairs.</summary>
/// <param name="Outlet">Publisher.</param>
/// <param name="Title">Headline.</param>
/// <param name="Published">When it was published.</param>
/// <param name="Text">Its paragraphs.</param>
/// <param name="Versions">Later texts of it, each beside the first.</param>
public sealed record RevisedArticle(string Outlet, string Title, string Published, IReadOnlyList<string> Text, IReadOnlyList<ArticleVersion> Versions)
{
    /// <summary>Name of the file.</summary>
    public string Name { get; init; } = "";
}

/// <summary>A later text of an article.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Edits">Pairs of words that stand once in the text, paragraphs parted by an empty line, and what stands in their place.</param>
/// <param name="Title">Headline; the same where it is not given.</param>
/// <param name="Updated">When the publisher says that it was changed; may be empty.</param>
/// <param name="Frames">Two pages of HTML around the paragraphs, "{article}", before and after; plain text where none is given.</param>
/// <param name="Changes">What a careful reader finds changed; none for a control.</param>
public sealed record ArticleVersion(
    string Name, IReadOnlyList<IReadOnlyList<string>> Edits, string? Title, string? Updated, IReadOnlyList<string>? Frames, IReadOnlyList<GoldChange> Changes)
{
    /// <summary>Whether typography, spelling or boilerplate is all that differs.</summary>
    public bool IsControl => Changes.Count == 0;
}

/// <summary>A change that a careful reader finds.</summary>
/// <param name="Kind">Its kind, as in the contract without the prefix.</param>
/// <param name="Before">Words of the first text that it shows in; they stand there once. Null for what was added.</param>
/// <param name="After">Words of the later text; null for what was removed.</param>
public sealed record GoldChange(string Kind, string? Before, string? After);
