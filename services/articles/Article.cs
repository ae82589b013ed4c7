namespace Hearsay.Articles;

/// <summary>What is known about the publication of a text; a field that is not known is empty.</summary>
public sealed record PublicationFacts
{
    /// <summary>Address of the article, absolute http or https.</summary>
    public string Url { get; init; } = "";

    /// <summary>Publisher as it names itself.</summary>
    public string Outlet { get; init; } = "";

    /// <summary>Headline, without markup.</summary>
    public string Title { get; init; } = "";

    /// <summary>Byline as printed, without "By".</summary>
    public string Author { get; init; } = "";

    /// <summary>BCP 47 language tag.</summary>
    public string Language { get; init; } = "";

    /// <summary>Time of first publication: ISO 8601 date, or date and time with optional offset (see <see cref="PublicationTime"/>).</summary>
    public string Published { get; init; } = "";

    /// <summary>Time of the publisher's last change, in the same form.</summary>
    public string Updated { get; init; } = "";

    /// <summary>Where it was written, as the dateline names the place.</summary>
    public string Dateline { get; init; } = "";

    /// <summary>Agencies and persons credited with the text or parts of it, as printed.</summary>
    public IReadOnlyList<string> Credits { get; init; } = [];
}

/// <summary>The parts of an article; the numbers are those of the contract's BlockKind.</summary>
public enum BlockKind
{
    Unspecified = 0,
    Title = 1,
    Standfirst = 2,
    Paragraph = 3,
    Blockquote = 4,
    List = 5,
    Embed = 6,
    Caption = 7,
    Correction = 8,
    Dateline = 9,
    Boilerplate = 10,
}

/// <summary>A part of the canonical text: [Start, End) in Unicode code points. Blocks do not overlap and come in the order of the text.</summary>
public readonly record struct Block(BlockKind Kind, int Start, int End);

/// <summary>A text as it is stored, its parts, and the facts of publication: those submitted, filled up with those read from the text.</summary>
/// <param name="CanonicalText">NFC, LF line ends; all offsets refer to it.</param>
/// <param name="TextSha256">SHA-256 of the canonical text in UTF-8, lower-case hex.</param>
/// <param name="Blocks">The block map.</param>
/// <param name="Facts">Publication facts.</param>
public sealed record Article(string CanonicalText, string TextSha256, IReadOnlyList<Block> Blocks, PublicationFacts Facts)
{
    /// <summary>All that was found for the facts, the best first: what was submitted, then what the article says.</summary>
    public IReadOnlyList<FactCandidate> Candidates { get; init; } = [];
}
