using Hearsay.Engine.Text;

namespace Hearsay.Engine.Cues;

/// <summary>Trims a tagger's sources to their words, and leaves out what reports nothing: who asks not to be named, what the publisher does not know.</summary>
internal static class CueRepair
{
    public static List<CueReading> Mend(ReadText text, IReadOnlyList<CueReading> cues, CancellationToken cancellationToken)
    {
        var mended = new List<CueReading>(cues.Count);
        foreach (var cue in cues)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!IsAnonymity(text, cue) && !IsUnknown(text, cue) && !IsInterviewer(text, cue))
            {
                mended.Add(Impersonal(text, cue) with { Source = [.. cue.Source.Select(range => Trim(text, range))] });
            }
        }

        return mended;
    }

    // "The mayor of Tarn, Orla Dessin," without the comma that ends the apposition.
    private static TextRange Trim(ReadText text, TextRange range)
    {
        var first = text.TokenAt(range.Start);
        var last = text.TokenAt(range.End - 1);
        if (last >= text.Tokens.Count)
        {
            return range;
        }

        while (last > first && IsEdge(text.Tokens[last].Lower))
        {
            last--;
        }

        while (first < last && IsEdge(text.Tokens[first].Lower))
        {
            first++;
        }

        return new TextRange(Math.Max(range.Start, text.Tokens[first].Start), Math.Min(range.End, text.Tokens[last].End));
    }

    // "The yard would close, it was reported last night": not "it" was reported, but what stands before.
    private static CueReading Impersonal(ReadText text, CueReading cue)
    {
        if (cue.Source.Count > 0 || cue.Content.Count != 1 || CueDetails.ClauseOf(text, cue) is not { } clause)
        {
            return cue;
        }

        var at = text.TokenAt(cue.Content[0].Start);
        if (at <= clause.First + 2 || at >= clause.End || clause.Lower(at) != "it" || clause[at].End < cue.Content[0].End || !clause.IsComma(at - 1) || cue.Cue[0].Start < clause[at].End)
        {
            return cue;
        }

        var start = ContentBounds.StartBefore(clause, at - 1);
        var end = ContentBounds.TrimEnd(clause, start, at - 1);
        return end > start ? cue with { Content = [clause.Range(start, end)] } : cue;
    }

    private static bool IsEdge(string word) => word is "," or ";" or ":" or "\u2014" or "\u2013" or "--";

    // "who asked not to be named", "they requested anonymity": why a source has no name.
    private static bool IsAnonymity(ReadText text, CueReading cue)
    {
        var words = Words(text, cue.Cue.Concat(cue.Content), 14);
        var asks = words.Exists(word => word is "asked" or "requested" or "insisted" or "asking" or "requesting" or "demanded" or "sought" or "wished" or "wish" or "declined" or "refused" or "want" or "wanted");
        var at = words.IndexOf("be");
        return asks && (words.Contains("anonymity") || (at > 0 && words[at - 1] == "to" && words.Contains("not") | words.Contains("declined") | words.Contains("refused")
            && at + 1 < words.Count && words[at + 1] is "named" or "identified" or "quoted"));
    }

    // "It is not known whether": nobody says it but the publisher.
    private static bool IsUnknown(ReadText text, CueReading cue)
    {
        if (cue.Source.Count > 0)
        {
            return false;
        }

        var words = Words(text, cue.Cue, 8);
        return words.Count > 1 && words[0] is "it" or "is" or "was" or "remains" && words.Exists(word => word is "clear" or "unclear" or "known" or "unknown" or "certain" or "uncertain")
            && words.Exists(word => word is "not" or "n't" or "unclear" or "unknown" or "uncertain");
    }

    // "Asked whether the port was safe, he said": the question is the paper's own.
    private static bool IsInterviewer(ReadText text, CueReading cue)
    {
        var first = text.TokenAt(cue.Cue[0].Start);
        return cue.Source.Count == 0 && first < text.Tokens.Count && text.Tokens[first].Lower == "asked"
            && text.Sentences[text.SentenceOfToken[first]] is var sentence && first - sentence.First < 2;
    }

    private static List<string> Words(ReadText text, IEnumerable<TextRange> ranges, int most)
    {
        var words = new List<string>();
        foreach (var range in ranges)
        {
            for (var i = text.TokenAt(range.Start); i < text.Tokens.Count && text.Tokens[i].Start < range.End && words.Count < most; i++)
            {
                words.Add(text.Tokens[i].Lower);
            }
        }

        return words;
    }
}
