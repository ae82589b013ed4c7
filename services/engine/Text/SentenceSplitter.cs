namespace Hearsay.Engine.Text;

/// <summary>Cuts the tokens of a paragraph into sentences; never inside a quotation.</summary>
internal static class SentenceSplitter
{
    // A longer run of tokens is cut wherever it stands, so that what is quadratic in a sentence stays bounded.
    private const int Longest = 400;

    public static void Cut(string text, List<Token> tokens, int first, int paragraph, List<Sentence> sentences)
    {
        var start = first;
        for (var i = first; i < tokens.Count; i++)
        {
            var last = i + 1 == tokens.Count;
            if (last || EndsAfter(text, tokens, i, start) || i + 1 - start >= Longest)
            {
                sentences.Add(new Sentence(start, i + 1, paragraph));
                start = i + 1;
            }
        }
    }

    private static bool EndsAfter(string text, List<Token> tokens, int i, int start)
    {
        var next = tokens[i + 1];
        if (tokens[i].Quote >= 0 && tokens[i].Quote == next.Quote)
        {
            return false;
        }

        var end = i;
        // A closing mark or bracket belongs to the sentence whose stop stands before it.
        while (end > start && text[tokens[end].Start] is '"' or '\u201D' or '\'' or '\u2019' or ')' or ']')
        {
            end--;
        }

        var stop = tokens[end];
        if (next.Quote >= 0 && tokens[i].Quote == next.Quote)
        {
            return false;
        }

        if (stop.Lower is "!" or "?" or "\u2026" || (stop.Lower[0] is '!' or '?'))
        {
            return StartsSentence(text, next) && !IsReporting(tokens, i + 1);
        }

        if (stop.Lower[0] == '.')
        {
            return stop.Lower.Length > 1 && stop.Lower[1] == '.' ? StartsSentence(text, next) && end < i : StartsSentence(text, next);
        }

        return stop.Lower.EndsWith('.') && end == i && Abbreviations.CanEndSentence(stop.Lower) && StartsSentence(text, next) && IsFunctionWord(next.Lower);
    }

    private static bool StartsSentence(string text, Token next) =>
        next.IsCapital || char.IsDigit(text[next.Start]) || QuoteMarks.DoubleAt(text, next.Start, next.End) > 0 || text[next.Start] is '\u2018' or '\'' or '(' or '[' or '\u2022' or '-' or '$'
        || char.GetUnicodeCategory(text[next.Start]) == System.Globalization.UnicodeCategory.OtherLetter;

    // "Is it so?" Quill asked. - the question mark does not end that sentence.
    private static bool IsReporting(List<Token> tokens, int from)
    {
        var seen = 0;
        for (var i = from; i < tokens.Count && seen < 4; i++, seen++)
        {
            if (tokens[i].Lower is "said" or "asked" or "says" or "asks" or "wrote" or "tweeted" or "added")
            {
                return i > from && i + 1 < tokens.Count && tokens[i + 1].Lower is "." or ",";
            }

            if (tokens[i].Lower is "." or ",")
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsFunctionWord(string lower) => lower is "the" or "a" or "an" or "he" or "she" or "it" or "they" or "we" or "i" or "but" or "and" or "in" or "on" or "at"
        or "this" or "that" or "his" or "her" or "its" or "their" or "there" or "for" or "as" or "after" or "when" or "while" or "if" or "mr." or "ms." or "mrs.";
}
