namespace Hearsay.Engine.Cues;

/// <summary>Proposes an attribution for each verb group of a sentence that may report.</summary>
internal static class CueFinder
{
    public static List<Candidate> Find(Clause clause)
    {
        var found = new List<Candidate>();
        var groups = clause.VerbGroups();
        var main = default(Subject);
        for (var i = 0; i < groups.Count; i++)
        {
            var group = groups[i];
            var floor = clause.First;
            var subject = SubjectFinder.Find(clause, group, floor);
            var lemma = VerbLexicon.Lemma(clause.Lower(group.Head));
            if (CueLexicon.IsKnown(lemma) || lemma is "be" or "remain" or "feel" or "become")
            {
                var candidate = Before(clause, group, subject, lemma) ?? AttitudeCue.Find(clause, group, subject, lemma) ?? After(clause, groups, i, subject, main, lemma);
                if (candidate is not null)
                {
                    candidate.PlainConfidence = CueLexicon.Likelihood(candidate.Lemma, candidate.Frame);
                    candidate.Frame = clause.OuterQuote(group.Head) >= 0 && !candidate.Frame.StartsWith("quoted", StringComparison.Ordinal) ? "q" + candidate.Frame : candidate.Frame;
                    candidate.Confidence = CueLexicon.Likelihood(candidate.Lemma, candidate.Frame);
                    candidate.IsFirstPerson = subject.IsNamed && clause.Lower(subject.First) is "i" or "we" or "you" or "one" or "everyone" or "nobody" or "they" or "people";
                    found.Add(candidate);
                }
            }

            if (subject.Kind == "S" && subject.IsNamed && !main.IsNamed && clause.OuterQuote(group.Head) < 0)
            {
                main = subject;
            }
        }

        if (main.IsNamed)
        {
            GiveLeading(clause, found, main);
        }

        AccordingTo.Find(clause, found);
        ReportedCue.Find(clause, groups, found);
        SilentCue.Find(clause, groups, found);
        return found;
    }

    // "While saying that he agrees, Quill left": a participle that leads has the subject that follows, and ends at the comma.
    private static void GiveLeading(Clause clause, List<Candidate> found, Subject main)
    {
        foreach (var candidate in found.Where(item => item.Source.Count == 0 && item.Frame.StartsWith("P:", StringComparison.Ordinal) && item.Token < main.First && item.Content.Count == 1))
        {
            candidate.Source = [clause.Range(main.First, main.End)];
            var first = clause.Text.TokenAt(candidate.Content[0].Start);
            var end = ContentBounds.UpToComma(clause, first, main.First);
            if (end > first && end < main.First + 1)
            {
                candidate.Content[0] = clause.Range(first, ContentBounds.TrimEnd(clause, first, end));
            }
        }
    }

    // "..., he said": the content stands before.
    private static Candidate? Before(Clause clause, VerbGroup group, Subject subject, string lemma)
    {
        if (group.Infinitive || group.Passive || subject.Kind is "I" or "R" or "V")
        {
            return null;
        }

        var inverted = false;
        var edge = subject.Outer - 1;
        var source = (subject.First, subject.End);
        var tail = group.Head + 1;
        if (subject.Kind[0] != 'S')
        {
            // "..., say the brokers": of the plural only verbs that say, for others may be nouns.
            if (!(clause.Tag(group.First) is "VBD" or "VBZ" || (clause.Tag(group.First) == "VBP" && CueLexicon.IsSaying(lemma))) || group.First != group.Head)
            {
                return null;
            }

            inverted = true;
            edge = group.First - 1;
            var end = NounPhrases.EndOf(clause, tail, withLinks: true);
            if (end == tail)
            {
                return null;
            }

            end = WithApposition(clause, end);
            source = (tail, end);
            tail = end;
        }

        if (!inverted && subject.First <= clause.First)
        {
            return null;
        }

        var quoted = clause.QuoteUpTo(edge) >= 0 || (clause.IsComma(edge) && clause.QuoteUpTo(edge - 1) >= 0);
        if (edge <= clause.First || !(quoted || clause.IsComma(edge)) || clause.OuterQuote(group.Head) >= 0 && !quoted && clause.OuterQuote(group.Head) != clause.OuterQuote(edge))
        {
            return null;
        }

        var right = RightContext.Of(clause, tail, inverted ? "" : lemma);
        var (ends, resume) = Tail(clause, tail, right);
        // "The bridge, Quill said, was never safe": a report in mid clause has the verb behind it.
        var parts = resume > 0 && clause.Tag(resume) is "VBD" or "VBZ" or "VBP" or "MD";
        if (!ends || (!quoted && !parts && !IsStatement(clause, ContentBounds.StartBefore(clause, edge), edge)))
        {
            return null;
        }

        return Build(clause, group, lemma, source, edge, quoted, inverted, resume, right);
    }

    private static Candidate Build(Clause clause, VerbGroup group, string lemma, (int First, int End) source, int edge, bool quoted, bool inverted, int resume, RightContext right)
    {
        var content = new List<TextRange>();
        var closing = quoted ? (clause.QuoteUpTo(edge) >= 0 ? edge : edge - 1) : edge;
        var start = ContentBounds.StartBefore(clause, closing);
        if (quoted)
        {
            var quote = clause.Text.Quotes[clause.QuoteUpTo(closing)];
            var open = clause.Text.TokenAt(quote.Start);
            // The whole quotation, and the words that lead into it where no other report does.
            start = open < clause.First ? clause.First : LeadsInto(clause, start, open) ? start : open;
            content.Add(clause.Range(start, closing + 1));
        }
        else
        {
            var end = ContentBounds.TrimEnd(clause, start, closing);
            content.Add(clause.Range(start, end));
        }

        if (resume > 0 && resume < clause.End)
        {
            var end = ContentBounds.EndOf(clause, resume, clause.QuoteFrom(resume) >= 0 ? "quote" : "that");
            content.Add(clause.Range(resume, end));
        }

        return new Candidate
        {
            Cue = [clause.Range(group.First, group.Head + 1)],
            Source = [clause.Range(source.First, source.End)],
            Content = content,
            Addressee = right.ObjectEnd > right.ObjectFirst && right.Kind.StartsWith("np-", StringComparison.Ordinal) ? clause.Range(right.ObjectFirst, right.ObjectEnd) : null,
            Lemma = lemma,
            Frame = (quoted ? "quoted" : "clause") + (inverted ? "-inverted" : "") + ":" + (resume > 0 ? "resumed" : "end"),
            Token = group.Head,
            IsQuoted = quoted,
        };
    }

    // "In a letter, he said" has no content before the verb: a main clause with a finite verb must stand there.
    private static bool IsStatement(Clause clause, int start, int end)
    {
        var from = start;
        if (clause.Tag(start) is "IN" or "VBG" or "VBN" or "TO" or "WRB" || clause.Lower(start) is "if")
        {
            var comma = start;
            while (comma < end && !(clause.IsComma(comma) && clause.OuterQuote(comma) == clause.OuterQuote(start)))
            {
                comma++;
            }

            from = comma + 1;
        }

        for (var i = from; i < end; i++)
        {
            if (clause[i].IsFiniteVerb)
            {
                return true;
            }
        }

        return false;
    }

    private static bool LeadsInto(Clause clause, int start, int open)
    {
        if (open - start > 12)
        {
            return false;
        }

        for (var i = start; i < open; i++)
        {
            if (clause.IsQuoteMark(i) || clause.Lower(i) == ":" || clause.IsStop(i))
            {
                return false;
            }
        }

        return open > start && !clause.IsComma(open - 1);
    }

    // Whether nothing but adjuncts stands between the verb and the end, and where the content goes on, if it does.
    private static (bool Ends, int Resume) Tail(Clause clause, int tail, RightContext right)
    {
        var limit = Math.Min(clause.End, tail + 24);
        for (var i = tail; i < limit; i++)
        {
            if (clause.IsStop(i) || clause.Lower(i) is ";" or ":" or "\u2014" or "\u2013" or "--")
            {
                return (true, -1);
            }

            if (clause.QuoteFrom(i) >= 0)
            {
                return (true, i);
            }

            if (clause.IsComma(i))
            {
                return (true, Resumes(clause, i + 1) ? i + 1 : -1);
            }

            if (clause[i].IsFiniteVerb || clause.Lower(i) is "that" or "whether" || (i == tail && (clause.Tag(i) is "PRP" or "EX" or "VBG" || right.Kind is "clause" or "to")))
            {
                return (false, -1);
            }
        }

        return (limit == clause.End, -1);
    }

    private static bool Resumes(Clause clause, int at) =>
        at < clause.End - 1 && !(clause.Tag(at) is "VBG" or "WP" or "WDT" or "WRB" or "VBN" || clause.Lower(at) is "while" or "as" or "after" or "when" or "according" or "but" or "before" or "in" or "during" or "speaking" or "a" or "who")
        && !(clause.Tag(at) == "CC" && clause.Tag(at + 1) is "VBD" or "VBZ" or "RB");

    /// <summary>One past the apposition behind a noun phrase; <paramref name="end"/> itself where there is none.</summary>
    public static int WithApposition(Clause clause, int end)
    {
        if (!clause.IsComma(end) || !(clause.Tag(end + 1) is "DT" or "WP" or "NN" or "PRP$" || (clause.Tag(end + 1) == "NNP" && clause.Tag(end + 2) == "POS")))
        {
            return end;
        }

        for (var i = end + 1; i < clause.End && i < end + 25; i++)
        {
            if (clause.IsComma(i) || clause.IsStop(i))
            {
                return i;
            }

            if (clause.IsQuoteMark(i))
            {
                break;
            }
        }

        return end;
    }

    private static Candidate? After(Clause clause, List<VerbGroup> groups, int index, Subject subject, Subject main, string lemma)
    {
        var group = groups[index];
        if (!CueLexicon.IsKnown(lemma))
        {
            return null;
        }

        var right = RightContext.Of(clause, group.Head + 1, lemma);
        if (right.Content >= clause.End || right.Kind is "end" or "np-end" or "cc")
        {
            return null;
        }

        var end = ContentBounds.EndOf(clause, right.Content, right.Kind);
        end = subject.Kind == "Ss" ? ContentBounds.UpToComma(clause, right.Content, end) : end;
        if (end <= right.Content || clause.OuterQuote(group.Head) is var inside and >= 0 && clause.OuterQuote(end - 1) != inside)
        {
            return null;
        }

        var cueEnd = right.Kind.StartsWith("prep-", StringComparison.Ordinal) ? right.Content : group.Head + 1;
        var source = subject.Kind[0] is 'S' or 'R' ? subject : subject.Kind is "P" or "V" ? main : default;
        return new Candidate
        {
            Cue = [clause.Range(group.First, cueEnd)],
            Source = source.IsNamed ? [clause.Range(source.First, source.End)] : [],
            Content = [clause.Range(right.Content, end)],
            Addressee = right.ObjectEnd > right.ObjectFirst && right.Kind.StartsWith("np-", StringComparison.Ordinal) ? clause.Range(right.ObjectFirst, right.ObjectEnd) : null,
            Lemma = lemma,
            Frame = subject.Kind + (group.Passive ? "p" : "") + (group.Negated ? "n" : "") + ":" + right.Kind,
            Token = group.Head,
            IsQuoted = right.Kind.EndsWith("quote", StringComparison.Ordinal) || right.Kind == "colon",
        };
    }
}
