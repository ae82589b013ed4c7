namespace Hearsay.Engine.Text;

/// <summary>The text cut into paragraphs, quotations, sentences and tagged tokens. All indices are UTF-16.</summary>
public sealed class ReadText
{
    internal ReadText(SourceText source, IReadOnlyList<Paragraph> paragraphs, IReadOnlyList<Quote> quotes, IReadOnlyList<Token> tokens, IReadOnlyList<Sentence> sentences)
    {
        Source = source;
        Paragraphs = paragraphs;
        Quotes = quotes;
        Tokens = tokens;
        Sentences = sentences;
        SentenceOfToken = new int[tokens.Count];
        for (var i = 0; i < sentences.Count; i++)
        {
            for (var t = sentences[i].First; t < sentences[i].End; t++)
            {
                SentenceOfToken[t] = i;
            }
        }
    }

    /// <summary>The whole text.</summary>
    public string Value => Source.Value;

    public IReadOnlyList<Paragraph> Paragraphs { get; }

    public IReadOnlyList<Quote> Quotes { get; }

    public IReadOnlyList<Token> Tokens { get; }

    public IReadOnlyList<Sentence> Sentences { get; }

    internal SourceText Source { get; }

    internal int[] SentenceOfToken { get; }

    /// <summary>The sentence that holds a UTF-16 index, or the next one; the last where there is none.</summary>
    internal int SentenceAt(int at) => SentenceOfToken[Math.Min(TokenAt(at), Tokens.Count - 1)];

    internal ReadOnlySpan<char> Of(Token token) => Value.AsSpan(token.Start, token.End - token.Start);

    /// <summary>Whether a paragraph is a dateline on the line of the text that it opens; what it tells is then no time of publication.</summary>
    internal bool IsInlineDateline(int paragraph)
    {
        if (Paragraphs[paragraph].Kind != Model.BlockKind.Dateline || paragraph + 1 >= Paragraphs.Count)
        {
            return false;
        }

        var end = Paragraphs[paragraph].End;
        var next = Paragraphs[paragraph + 1].Start;
        return next >= end && !Value.AsSpan(end, next - end).Contains('\n');
    }

    /// <summary>The sentences that begin at a UTF-16 index or after it, in order.</summary>
    internal IEnumerable<Sentence> SentencesFrom(int at)
    {
        int low = 0, high = Sentences.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Tokens[Sentences[middle].First].Start < at)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return Sentences.Skip(low);
    }

    /// <summary>First token that ends after a UTF-16 index; the number of tokens where there is none.</summary>
    internal int TokenAt(int at)
    {
        int low = 0, high = Tokens.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Tokens[middle].End <= at)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
