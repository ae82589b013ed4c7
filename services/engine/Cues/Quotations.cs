namespace Hearsay.Engine.Cues;

/// <summary>"The paper quoted a clerk as saying Z", "A clerk was quoted by the paper as saying Z": the clerk is the source, the paper relays.</summary>
internal static class Quotations
{
    private const int LongestObject = 30;

    /// <summary>Puts the one quoted in the place of the source, where a tagger took the one who quotes for it.</summary>
    public static void Mend(Clause clause, List<int> here, List<CueReading> cues, HashSet<int> gone)
    {
        foreach (var group in Quoting(clause))
        {
            var saying = Saying(clause, group.Head + 1);
            var word = clause.Range(group.Head, group.Head + 1);
            if (saying < 0 || (saying == group.Head + 1 && !group.Passive))
            {
                continue;
            }

            var verb = clause.Range(saying, saying + 2);
            var quoted = here.FindIndex(at => !gone.Contains(at) && (cues[at].Cue.Any(word.Overlaps) || cues[at].Cue.Any(verb.Overlaps)));
            if (quoted < 0)
            {
                continue;
            }

            cues[here[quoted]] = group.Passive ? MendedPassive(clause, cues[here[quoted]], group, saying) : Mended(clause, cues[here[quoted]], group, saying);
            gone.UnionWith(here.Where(at => at != here[quoted] && (cues[at].Cue.Any(word.Overlaps) || cues[at].Cue.Any(verb.Overlaps))));
        }
    }

    // Whatever part of speech it was tagged as: "as saying" behind it tells.
    private static IEnumerable<VerbGroup> Quoting(Clause clause)
    {
        var groups = clause.VerbGroups();
        for (var i = clause.First; i < clause.End; i++)
        {
            if (clause.Lower(i) is "quote" or "quotes" or "quoted" or "quoting" or "cite" or "cites" or "cited" or "citing")
            {
                var group = groups.Find(known => known.Head == i);
                group = group.Head == i ? group : new VerbGroup(i, i, false, false, false);
                if (group.Passive || clause.Lower(i + 1) is not ("by" or "in"))
                {
                    yield return group;
                }
            }
        }
    }

    // Token of the "as" of "as saying", or -1.
    private static int Saying(Clause clause, int from)
    {
        for (var i = from; i + 1 < clause.End && i < from + LongestObject; i++)
        {
            if (clause.Lower(i) == "as" && clause.Lower(i + 1).EndsWith("ing", StringComparison.Ordinal) && CueLexicon.IsSaying(VerbLexicon.Lemma(clause.Lower(i + 1))))
            {
                return i;
            }

            if (clause[i].IsFiniteVerb && !clause.IsComma(i - 1) && clause.Tag(i - 1) is not ("WP" or "WDT"))
            {
                return -1;
            }
        }

        return -1;
    }

    private static CueReading Mended(Clause clause, CueReading cue, VerbGroup group, int saying)
    {
        var source = clause.Range(group.Head + 1, clause.IsComma(saying - 1) ? saying - 1 : saying);
        var subject = SubjectFinder.Find(clause, group, clause.First);
        var content = Content(clause, cue, saying);
        return content.Count == 0 ? cue : cue with
        {
            Cue = [clause.Range(group.First, group.Head + 1), clause.Range(saying, saying + 2)],
            Source = [source],
            Content = content,
            Relay = subject.IsNamed ? clause.Range(subject.First, subject.End) : cue.Relay,
            Addressee = null,
            Lemma = "quote",
        };
    }

    private static CueReading MendedPassive(Clause clause, CueReading cue, VerbGroup group, int saying)
    {
        var subject = SubjectFinder.Find(clause, group, clause.First);
        var content = Content(clause, cue, saying);
        if (!subject.IsNamed || content.Count == 0)
        {
            return cue;
        }

        var source = clause.Range(subject.First, subject.End);
        return cue.Source.Any(source.Overlaps) ? cue : cue with
        {
            Cue = [clause.Range(group.First, saying + 2)],
            Source = [source],
            Content = content,
            Relay = Relays.After(clause, group) ?? cue.Relay,
            Addressee = null,
            Lemma = "quote",
        };
    }

    private static List<TextRange> Before(Clause clause, int saying)
    {
        for (var i = saying - 1; i > clause.First; i--)
        {
            if (clause.QuoteUpTo(i) is var quote and >= 0 && clause.Text.Quotes[quote] is var words && words.End - words.Start > 12)
            {
                return [new TextRange(words.Start, words.End)];
            }
        }

        return [];
    }

    // What stands behind "as saying"; the tagger's own end where it has one.
    private static List<TextRange> Content(Clause clause, CueReading cue, int saying)
    {
        var right = RightContext.Of(clause, saying + 2, "say");
        if (right.Content >= clause.End || right.Kind == "end" || clause.IsStop(right.Content))
        {
            // "'Z,' the paper quoted a clerk as saying": it stands before.
            return Before(clause, saying);
        }

        var start = clause[right.Content].Start;
        var after = cue.Content.Where(range => range.End > start).Select(range => range with { Start = Math.Max(range.Start, start) }).ToList();
        return after.Count > 0 ? after : [clause.Range(right.Content, ContentBounds.EndOf(clause, right.Content, right.Kind))];
    }
}
