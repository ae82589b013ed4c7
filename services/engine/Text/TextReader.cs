using Hearsay.Engine.Model;

namespace Hearsay.Engine.Text;

/// <summary>The text stage: paragraphs, quotations, tokens, sentences and parts of speech.</summary>
internal static class TextReader
{
    public static ReadText Read(SourceText source, IReadOnlyList<Block> blocks, CancellationToken cancellationToken)
    {
        var text = source.Value;
        var paragraphs = Paragraphs(source, blocks);
        var quotes = QuoteMarks.Find(text, paragraphs);
        var tokens = new List<Token>(text.Length / 5);
        var sentences = new List<Sentence>();
        var quoteOf = new QuoteCursor(quotes);
        for (var p = 0; p < paragraphs.Count; p++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var first = tokens.Count;
            Tokenizer.Cut(text, paragraphs[p].Start, paragraphs[p].End, tokens);
            for (var t = first; t < tokens.Count; t++)
            {
                tokens[t].Quote = quoteOf.At(tokens[t].Start);
            }

            var from = sentences.Count;
            SentenceSplitter.Cut(text, tokens, first, p, sentences);
            for (var s = from; s < sentences.Count; s++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                PartOfSpeech.Tag(text, tokens, sentences[s]);
                TagRepair.Mend(tokens, sentences[s]);
            }
        }

        return new ReadText(source, paragraphs, quotes, tokens, sentences);
    }

    private static List<Paragraph> Paragraphs(SourceText source, IReadOnlyList<Block> blocks)
    {
        var paragraphs = new List<Paragraph>();
        if (blocks.Count == 0)
        {
            AddLines(source.Value, BlockKind.Paragraph, 0, source.Value.Length, paragraphs);
            return paragraphs;
        }

        foreach (var block in blocks)
        {
            // Blocks that overlap or go back would put tokens out of order.
            var start = Math.Max(source.ToUtf16(block.Start), paragraphs.Count > 0 ? paragraphs[^1].End : 0);
            var end = Math.Max(start, source.ToUtf16(block.End));
            if (block.Kind is BlockKind.List)
            {
                AddLines(source.Value, block.Kind, start, end, paragraphs);
            }
            else if (end > start)
            {
                paragraphs.Add(new Paragraph(block.Kind, start, end));
            }
        }

        return paragraphs;
    }

    private static void AddLines(string text, BlockKind kind, int start, int end, List<Paragraph> paragraphs)
    {
        while (start < end)
        {
            var line = text.IndexOf('\n', start, end - start);
            line = line < 0 ? end : line;
            int from = start, to = line;
            while (from < to && char.IsWhiteSpace(text[from]))
            {
                from++;
            }

            while (to > from && char.IsWhiteSpace(text[to - 1]))
            {
                to--;
            }

            if (to > from)
            {
                paragraphs.Add(new Paragraph(kind, from, to));
            }

            start = line + 1;
        }
    }

    /// <summary>Walks the quotations along with the tokens; both are in the order of the text.</summary>
    private sealed class QuoteCursor(List<Quote> quotes)
    {
        private readonly Stack<int> _open = new();
        private int _next;

        public int At(int position)
        {
            while (_next < quotes.Count && quotes[_next].Start <= position)
            {
                _open.Push(_next++);
            }

            while (_open.Count > 0 && quotes[_open.Peek()].End <= position)
            {
                _open.Pop();
            }

            return _open.Count > 0 ? _open.Peek() : -1;
        }
    }
}
