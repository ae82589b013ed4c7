namespace Hearsay.Corpus.Claims;

/// <summary>How a quotation differs from the fullest one of its family; the numbers are those of the contract.</summary>
public enum QuoteVariantKind
{
    /// <summary>The same words.</summary>
    Exact = 1,

    /// <summary>A part of the words.</summary>
    Truncated = 2,

    /// <summary>Other words among them.</summary>
    Altered = 3,

    /// <summary>The words put into another mouth.</summary>
    Reattributed = 4,
}

/// <summary>One wording of a quotation.</summary>
/// <param name="Statement">The quotation.</param>
/// <param name="Kind">How it differs from the original.</param>
/// <param name="Added">Words that it has and the original has not, in its order.</param>
/// <param name="Removed">Words that the original has and it has not, in the original's order.</param>
public sealed record QuoteVariant(QuotedStatement Statement, QuoteVariantKind Kind, IReadOnlyList<string> Added, IReadOnlyList<string> Removed);

/// <summary>Quotations of one utterance.</summary>
/// <param name="Original">The fullest wording; of equally full ones the first published.</param>
/// <param name="Variants">The others, in order of publication.</param>
public sealed record QuoteFamily(QuotedStatement Original, IReadOnlyList<QuoteVariant> Variants);
