namespace Hearsay.Engine.Text;

/// <summary>A word or a mark; UTF-16 indices into the text.</summary>
public sealed class Token
{
    internal Token(int start, int end, string lower)
    {
        Start = start;
        End = end;
        Lower = lower;
    }

    public int Start { get; }

    public int End { get; }

    /// <summary>Lower-cased, with straight apostrophes.</summary>
    public string Lower { get; }

    /// <summary>Part of speech: Penn Treebank tags, merged where the difference does not matter here ("NNPS" is "NNP", every quotation mark is '"').</summary>
    public string Tag { get; internal set; } = "";

    /// <summary>Index into <see cref="ReadText.Quotes"/> of the innermost quotation that holds the token, its marks included; -1 outside quotations.</summary>
    public int Quote { get; internal set; } = -1;

    /// <summary>Whether the first character is an upper-case letter.</summary>
    public bool IsCapital { get; init; }

    /// <summary>Whether the word has two or more letters, all of them upper case.</summary>
    public bool IsUpper { get; init; }

    internal bool Is(string tag) => string.Equals(Tag, tag, StringComparison.Ordinal);

    internal bool IsVerb => Tag.StartsWith("VB", StringComparison.Ordinal);

    internal bool IsFiniteVerb => Tag is "VBD" or "VBZ" or "VBP" or "MD";

    internal bool IsNoun => Tag.StartsWith("NN", StringComparison.Ordinal);
}

/// <summary>A sentence: tokens [First, End) of the text. A quotation is never cut, so that one sentence may hold several inside its quotation marks.</summary>
/// <param name="First">First token.</param>
/// <param name="End">One past the last token.</param>
/// <param name="Paragraph">Index into <see cref="ReadText.Paragraphs"/>.</param>
public readonly record struct Sentence(int First, int End, int Paragraph);

/// <summary>A part of the article that holds sentences; UTF-16 indices.</summary>
public readonly record struct Paragraph(Model.BlockKind Kind, int Start, int End);

/// <summary>A quotation; UTF-16 indices, marks included.</summary>
/// <param name="Start">The opening mark.</param>
/// <param name="End">One past the closing mark, or the end of the paragraph where the quotation goes on in the next one.</param>
/// <param name="Outer">Index of the quotation that holds this one, or -1.</param>
/// <param name="ContinuesPrevious">Whether it re-opens a quotation that the paragraph before left open.</param>
/// <param name="IsOpenEnded">Whether it has no closing mark of its own.</param>
public readonly record struct Quote(int Start, int End, int Outer, bool ContinuesPrevious, bool IsOpenEnded);
