using Hearsay.Engine.Text;

namespace Hearsay.Engine.Cues;

/// <summary>"X reported Z, citing Y", "X, quoting Y, said Z", "according to X, which cited Y": what looks like a report of its own is a relay of the one beside it.</summary>
internal static class Citations
{
    private const int MostHere = 60;

    public static void Fold(Clause clause, List<Candidate> kept)
    {
        for (var i = kept.Count - 1; i > 0; i--)
        {
            var (before, citing) = (kept[i - 1], kept[i]);
            if (citing.Lemma is "cite" or "quote" && citing.Frame.StartsWith('P') && before.Source.Count > 0 && citing.Source.Count > 0 && before.Source[0] == citing.Source[0] && before.CitedSource is null
                && Citable.Is(clause, clause.Text.TokenAt(citing.Content[0].Start)))
            {
                before.CitedSource = citing.Content[0];
                kept.RemoveAt(i);
            }
        }
    }

    /// <summary>The same for the cues of any tagger, which need not have found the word "citing".</summary>
    public static List<CueReading> Fold(ReadText text, List<CueReading> cues, CancellationToken cancellationToken)
    {
        var folded = new List<CueReading>(cues);
        var gone = new HashSet<int>();
        foreach (var sentence in Enumerable.Range(0, cues.Count).GroupBy(at => SentenceOf(text, cues[at])).Where(group => group.Key >= 0))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var clause = new Clause(text, text.Sentences[sentence.Key]);
            List<int> here = [.. sentence.Take(MostHere)];
            Quotations.Mend(clause, here, folded, gone);
            Fold(clause, here, folded, gone);
        }

        return [.. folded.Where((_, at) => !gone.Contains(at))];
    }

    private static int SentenceOf(ReadText text, CueReading cue)
    {
        var first = cue.Cue.Count == 0 ? text.Tokens.Count : text.TokenAt(cue.Cue[0].Start);
        return first < text.Tokens.Count ? text.SentenceOfToken[first] : -1;
    }

    private static void Fold(Clause clause, List<int> here, List<CueReading> cues, HashSet<int> gone)
    {
        var groups = clause.VerbGroups();
        var main = MainSubject(clause, groups);
        foreach (var group in groups.Where(group => IsCiting(clause, group)))
        {
            var word = clause.Range(group.Head, group.Head + 1);
            var at = Citer(clause, group, word, main, here, cues, gone);
            if (at < 0 || Cited(clause, group, cues[at]) is not { } cited)
            {
                continue;
            }

            cues[at] = Without(cues[at], word) with { CitedSource = cited };
            gone.UnionWith(here.Where(other => other != at && cues[other].Cue.Any(word.Overlaps) && (cues[other].Source.Count == 0 || cues[other].Content.Any(cited.Overlaps) || cues[other].Source.Any(range => cues[at].Source.Any(range.Overlaps) || range.Overlaps(cited)))));
        }
    }

    // The cue whose source cites, or -1.
    private static int Citer(Clause clause, VerbGroup group, TextRange word, TextRange? main, List<int> here, List<CueReading> cues, HashSet<int> gone)
    {
        // "X, citing Y, said", "X, which cited Y, said": right behind the source, be its cue before or after it.
        var comma = group.First - 1;
        comma = clause.Tag(comma) is "WDT" or "WP" || clause.Lower(comma) is "who" or "which" ? comma - 1 : comma;
        var behind = clause.IsComma(comma) ? here.FindIndex(at => !gone.Contains(at) && cues[at].CitedSource is null && IsOther(cues[at], word) && cues[at].Source.Any(range => IsBehind(clause, range, comma) || range.Holds(word))) : -1;
        if (behind >= 0 || clause.Tag(group.First) != "VBG" || main is null)
        {
            return behind < 0 ? -1 : here[behind];
        }

        // "Citing Y, X said Z"
        if (group.First == clause.First)
        {
            var after = here.FindIndex(at => !gone.Contains(at) && cues[at].CitedSource is null && IsOther(cues[at], word) && cues[at].Source.Any(main.Value.Overlaps) && cues[at].Source[0].Start > word.End);
            return after < 0 ? -1 : here[after];
        }

        var before = here.FindLastIndex(at => cues[at].Cue[0].Start < word.Start && !gone.Contains(at) && IsOther(cues[at], word));
        return before >= 0 && Takes(clause, cues[here[before]], main.Value, word) ? here[before] : -1;
    }

    // A cue may run on over the word: "reports, citing".
    private static bool IsOther(CueReading cue, TextRange word) => cue.Source.Count > 0 && cue.Cue.Any(range => !range.Overlaps(word) || range.Start < word.Start - 2);

    private static bool IsBehind(Clause clause, TextRange source, int comma) => source.End <= clause[comma].Start && clause[comma].Start - source.End <= 1;

    // Whether the subject of the sentence reports it, or is what is reported of; and the word "citing" is no more than the tail of what is reported.
    private static bool Takes(Clause clause, CueReading cue, TextRange main, TextRange citing) =>
        cue.CitedSource is null && (cue.Source.Any(main.Overlaps) || cue.Content.Any(main.Overlaps)) && (!cue.Content.Any(citing.Overlaps) || (cue.Source.Any(main.Overlaps) && IsTail(clause, cue, citing)));

    // ", citing Y" at the end of the content, outside quotations, where Y is somebody or something that tells.
    private static bool IsTail(Clause clause, CueReading cue, TextRange citing)
    {
        var token = clause.Text.TokenAt(citing.Start);
        return clause.OuterQuote(token) < 0 && clause.IsComma(token - 1) && cue.Content[^1].Overlaps(citing) && cue.Content[^1].Start < clause[token - 1].Start;
    }

    // What is cited is no part of cue or content.
    private static CueReading Without(CueReading cue, TextRange word) => cue with
    {
        Cue = Before(cue.Cue, word),
        Content = Before(cue.Content, word),
    };

    private static List<TextRange> Before(IReadOnlyList<TextRange> ranges, TextRange word) =>
        [.. ranges.Select(range => range.Overlaps(word) ? range with { End = Math.Max(range.Start, word.Start - 2) } : range).Where(range => range.Length > 0)];

    // A participle, "which cited", "who quoted"
    private static bool IsCiting(Clause clause, VerbGroup group) =>
        VerbLexicon.Lemma(clause.Lower(group.Head)) is "cite" or "quote" && !group.Passive
        && ((clause.Tag(group.First) == "VBG" && SubjectFinder.Find(clause, group, clause.First).Kind == "P") || (clause.Lower(group.First - 1) is "which" or "who" && clause.IsComma(group.First - 2)));

    private static TextRange? Cited(Clause clause, VerbGroup group, CueReading citer)
    {
        var first = group.Head + 1;
        var named = NounPhrases.EndOf(clause, first, withLinks: true);
        if (named == first || !Citable.Is(clause, first))
        {
            return null;
        }

        // Between commas, or to the end of the clause.
        var end = ContentBounds.EndOf(clause, first, "np");
        var cue = citer.Cue[0].Start;
        for (var i = named; i < end; i++)
        {
            if (clause.IsComma(i) && (group.First == clause.First || clause[i].End >= cue - 1 && clause[i].Start < cue || clause.Lower(i + 1) == "that"))
            {
                end = i;
            }
        }

        return clause.Range(first, Math.Max(named, end));
    }

    // The first subject outside quotations.
    private static TextRange? MainSubject(Clause clause, List<VerbGroup> groups)
    {
        foreach (var group in groups)
        {
            if (clause.OuterQuote(group.Head) < 0 && SubjectFinder.Find(clause, group, clause.First) is { Kind: "S", IsNamed: true } subject)
            {
                return clause.Range(subject.First, subject.End);
            }
        }

        return null;
    }
}
