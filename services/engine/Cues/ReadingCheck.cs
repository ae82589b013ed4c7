using Hearsay.Engine.Text;

namespace Hearsay.Engine.Cues;

/// <summary>
/// Makes what any tagger found fit for the stages after it: ranges lie in the text and hold words, names are in order and
/// apart, and all attributions together stay within a bound. What the rules find passes as it is.
/// </summary>
internal static class ReadingCheck
{
    // UTF-16 units that all attributions together may reach over: each is repeated in the evidence.
    private const long LongestReach = 16L << 20;

    public static MendedReading Mend(ReadText text, TaggerReading found, CancellationToken cancellationToken)
    {
        var cues = new List<CueReading>(found.Cues.Count);
        var reach = 0L;
        foreach (var cue in found.Cues)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Mend(text, cue) is not { } mended)
            {
                continue;
            }

            reach += Reach(mended);
            if (reach > LongestReach)
            {
                break;
            }

            cues.Add(mended);
        }

        var leftOut = reach > LongestReach ? found.Cues.Count - cues.Count : 0;
        return new MendedReading(cues, Names(text, found.Names, cancellationToken), leftOut, found.StoppedEarly);
    }

    private static CueReading? Mend(ReadText text, CueReading cue)
    {
        var (words, source) = (Mend(text, cue.Cue), Mend(text, cue.Source));
        var told = words.Count > 0 ? words[0] : source.Count > 0 ? source[0] : default;
        var content = Mend(text, cue.Content).ConvertAll(range => BesideHeadline(text, range, told));
        return content.Count == 0 ? null : cue with
        {
            Cue = words,
            Source = source,
            Content = content,
            Addressee = Mend(text, cue.Addressee),
            Relay = Mend(text, cue.Relay),
            CitedSource = Mend(text, cue.CitedSource),
        };
    }

    // A headline has no full stop. What is said in it ends with it, not in the byline below; what the text below says begins there.
    private static TextRange BesideHeadline(ReadText text, TextRange range, TextRange told)
    {
        var headline = ParagraphOf(text, range.Start);
        if (headline.Kind == Model.BlockKind.Dateline && headline.End < range.End)
        {
            // "TARN — The ferry sank, police said": the place is the dateline's.
            return text.TokenAt(headline.End) is var next && next < text.Tokens.Count && text.Tokens[next].Start < range.End ? range with { Start = text.Tokens[next].Start } : range;
        }

        if (headline.Kind != Model.BlockKind.Title || headline.End >= range.End)
        {
            return range;
        }

        if (told.Start < headline.End)
        {
            return range with { End = headline.End };
        }

        var last = ParagraphOf(text, text.Tokens[text.TokenAt(range.End - 1) is var at && at < text.Tokens.Count ? at : text.Tokens.Count - 1].Start);
        return last.Start < range.End ? range with { Start = text.Tokens[text.TokenAt(last.Start)].Start } : range with { End = headline.End };
    }

    private static Paragraph ParagraphOf(ReadText text, int at) => text.Paragraphs[text.Sentences[text.SentenceOfToken[text.TokenAt(at)]].Paragraph];

    private static List<TextRange> Mend(ReadText text, IReadOnlyList<TextRange> ranges)
    {
        var mended = new List<TextRange>(ranges.Count);
        foreach (var range in ranges)
        {
            if (Mend(text, range) is { } fit)
            {
                mended.Add(fit);
            }
        }

        return mended;
    }

    // The part from the first token to the last, or nothing where there is no token.
    private static TextRange? Mend(ReadText text, TextRange? range)
    {
        if (range is not { } given || given.Start < 0 || given.End > text.Value.Length || given.Start >= given.End)
        {
            return null;
        }

        var first = text.TokenAt(given.Start);
        if (first == text.Tokens.Count || text.Tokens[first].Start >= given.End)
        {
            return null;
        }

        // The last token that begins before the end.
        var last = text.TokenAt(given.End - 1);
        last = last == text.Tokens.Count || text.Tokens[last].Start >= given.End ? last - 1 : last;
        var (start, end) = (Math.Max(given.Start, text.Tokens[first].Start), Math.Min(given.End, text.Tokens[last].End));
        return new TextRange(IsInsidePair(text.Value, start) ? start - 1 : start, IsInsidePair(text.Value, end) ? end + 1 : end);
    }

    private static bool IsInsidePair(string text, int at) => at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);

    private static long Reach(CueReading cue)
    {
        var extent = Statements.StatementDraft.ExtentOf(cue);
        return extent.Length + Length(cue.Source) + Length(cue.Source) + Length(cue.Cue) + Length(cue.Content)
            + (cue.Addressee?.Length ?? 0) + (cue.Relay?.Length ?? 0) + (cue.CitedSource?.Length ?? 0);
    }

    private static long Length(IReadOnlyList<TextRange> ranges) => ranges.Sum(range => (long)range.Length);

    private static List<NameReading> Names(ReadText text, IReadOnlyList<NameReading> found, CancellationToken cancellationToken)
    {
        var names = new List<NameReading>(found.Count);
        foreach (var name in found.OrderBy(name => name.Range.Start).ThenByDescending(name => name.Range.End))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Mend(text, name.Range) is { } range && (names.Count == 0 || names[^1].Range.End <= range.Start))
            {
                names.Add(name with { Range = range });
            }
        }

        return names;
    }
}

/// <summary>What the stages after the tagger read.</summary>
/// <param name="Cues">Cues in the order that they were found in.</param>
/// <param name="Names">Names in the order of the text, apart from one another.</param>
/// <param name="LeftOut">Cues that are over the bound.</param>
/// <param name="StoppedEarly">See <see cref="TaggerReading.StoppedEarly"/>.</param>
internal sealed record MendedReading(IReadOnlyList<CueReading> Cues, IReadOnlyList<NameReading> Names, int LeftOut, bool StoppedEarly);
