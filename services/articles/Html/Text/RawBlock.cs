namespace Hearsay.Articles.Html.Text;

/// <summary>A block before it has its place in the text.</summary>
/// <param name="Kind">Kind by its markup; a paragraph may turn out to be another by its words.</param>
/// <param name="Text">White space collapsed, no blank lines.</param>
/// <param name="Level">Level of a heading; 0 for others.</param>
internal sealed record RawBlock(BlockKind Kind, string Text, int Level = 0)
{
    /// <summary>Repeats words of the text in large letters.</summary>
    public bool IsPullQuote { get; init; }

    /// <summary>All of it is one or more links.</summary>
    public bool IsLink { get; init; }

    /// <summary>It stands in what is named a summary.</summary>
    public bool IsNamedStandfirst { get; init; }

    /// <summary>It stands in what is named a byline.</summary>
    public bool IsNamedByline { get; init; }

    /// <summary>It stands in what is named a time.</summary>
    public bool IsNamedTime { get; init; }
}
