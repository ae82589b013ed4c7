namespace Hearsay.Articles.Html;

/// <summary>What a page may have at most. Each bound is looked at before work that grows with it.</summary>
public static class HtmlLimits
{
    /// <summary>Bytes of UTF-8; as MessageLimits.MaxHtmlBytes of the contract.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Elements inside one another.</summary>
    public const int MaxDepth = 512;

    /// <summary>Tags and runs of text, and elements: markup that was not closed multiplies elements without a token of their own.</summary>
    public const int MaxTokens = 200_000;

    /// <summary>Attributes of one tag.</summary>
    public const int MaxAttributes = 1000;
}
