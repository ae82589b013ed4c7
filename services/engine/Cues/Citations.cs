using Hearsay.Engine.Text;

namespace Hearsay.Engine.Cues;

/// <summary>"X reported Z, citing Y": what looks like a report of its own is a relay of the one before.</summary>
internal static class Citations
{
    public static void Fold(List<Candidate> kept)
    {
        for (var i = kept.Count - 1; i > 0; i--)
        {
            var (before, citing) = (kept[i - 1], kept[i]);
            if (citing.Lemma is "cite" or "quote" && citing.Frame.StartsWith('P') && before.Source.Count > 0 && citing.Source.Count > 0 && before.Source[0] == citing.Source[0] && before.CitedSource is null)
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
            Fold(new Clause(text, text.Sentences[sentence.Key]), [.. sentence], folded, gone);
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
        foreach (var group in groups.Where(group => main is not null && IsCiting(clause, group)))
        {
            var word = clause.Range(group.Head, group.Head + 1);
            var before = here.FindLastIndex(at => cues[at].Cue[0].End <= word.Start && !gone.Contains(at));
            if (before < 0 || !Takes(cues[here[before]], main!.Value, word) || Cited(clause, group) is not { } cited)
            {
                continue;
            }

            cues[here[before]] = cues[here[before]] with { CitedSource = cited };
            gone.UnionWith(here.Where(at => cues[at].Cue.Any(range => range.Overlaps(word)) && (cues[at].Source.Count == 0 || cues[at].Source.Any(range => cues[here[before]].Source.Any(range.Overlaps)))));
        }
    }

    // Whether the subject of the sentence reports it, or is what is reported of; and the word "citing" is not part of what is reported.
    private static bool Takes(CueReading cue, TextRange main, TextRange citing) =>
        cue.CitedSource is null && cue.Source.Count > 0 && (cue.Source.Any(main.Overlaps) || cue.Content.Any(main.Overlaps)) && !cue.Content.Any(citing.Overlaps);

    private static bool IsCiting(Clause clause, VerbGroup group) =>
        clause.Tag(group.First) == "VBG" && VerbLexicon.Lemma(clause.Lower(group.Head)) is "cite" or "quote" && SubjectFinder.Find(clause, group, clause.First).Kind == "P";

    private static TextRange? Cited(Clause clause, VerbGroup group)
    {
        var right = RightContext.Of(clause, group.Head + 1, "cite");
        if (right.Content >= clause.End || right.Kind is "end" or "np-end" or "cc")
        {
            return null;
        }

        var end = ContentBounds.EndOf(clause, right.Content, right.Kind);
        return end > right.Content ? clause.Range(right.Content, end) : null;
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
