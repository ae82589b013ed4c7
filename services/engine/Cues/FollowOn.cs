using Hearsay.Engine.Text;

namespace Hearsay.Engine.Cues;

/// <summary>Gives a quotation that has no cue of its own to the report before it, which it goes on from.</summary>
internal sealed class FollowOn(ReadText text)
{
    private Candidate? _last;
    private int _lastSentenceEnd = -1;
    private int _lastParagraph = -1;

    /// <summary>Looks at a sentence and the reports kept in it.</summary>
    public void Attach(Sentence sentence, List<Candidate> kept)
    {
        var quote = WholeQuote(sentence);
        if (quote >= 0)
        {
            var range = new TextRange(text.Quotes[quote].Start, text.Quotes[quote].End);
            var follows = _last is not null && _lastSentenceEnd == sentence.First
                && (_lastParagraph == sentence.Paragraph || text.Quotes[quote].ContinuesPrevious || _lastParagraph + 1 == sentence.Paragraph);
            if (follows)
            {
                _last!.Content.Add(range);
                _lastSentenceEnd = sentence.End;
                _lastParagraph = sentence.Paragraph;
                return;
            }
        }

        var outer = kept.FindLast(item => item.IsQuoted && !item.Frame.StartsWith('q') | item.Frame.StartsWith("quoted", StringComparison.Ordinal));
        _last = outer;
        _lastSentenceEnd = sentence.End;
        _lastParagraph = sentence.Paragraph;
    }

    // The quotation that the sentence consists of, or -1.
    private int WholeQuote(Sentence sentence)
    {
        var first = text.Tokens[sentence.First];
        var quote = first.Quote;
        if (quote < 0 || text.Quotes[quote].Start != first.Start)
        {
            return -1;
        }

        return text.Quotes[quote].End >= text.Tokens[sentence.End - 1].Start ? quote : -1;
    }
}
