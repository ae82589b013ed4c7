namespace Hearsay.Engine.Cues;

/// <summary>"According to X, ..." and "..., according to X".</summary>
internal static class AccordingTo
{
    public static void Find(Clause clause, List<Candidate> found)
    {
        for (var i = clause.First; i + 2 < clause.End; i++)
        {
            if (clause.Lower(i) == "according" && clause.Lower(i + 1) == "to" && Read(clause, i) is { } candidate)
            {
                found.Add(candidate);
            }
        }
    }

    private static Candidate? Read(Clause clause, int at)
    {
        var sourceEnd = SourceEnd(clause, at + 2);
        if (sourceEnd == at + 2)
        {
            return null;
        }

        var leads = at == clause.First || (at == clause.First + 1 && clause.Tag(clause.First) is "CC" or "RB" or "\"");
        var content = new List<TextRange>();
        if (leads)
        {
            var from = clause.IsComma(sourceEnd) ? sourceEnd + 1 : sourceEnd;
            if (from >= clause.End)
            {
                return null;
            }

            content.Add(clause.Range(from, ContentBounds.TrimEnd(clause, from, clause.End)));
        }
        else
        {
            var start = ContentBounds.StartBefore(clause, at);
            var end = ContentBounds.TrimEnd(clause, start, at);
            content.Add(clause.Range(start, end));
            if (clause.IsComma(sourceEnd) && sourceEnd + 2 < clause.End && clause.IsComma(at - 1) && !IsAside(clause, start, end))
            {
                var from = sourceEnd + 1;
                content.Add(clause.Range(from, ContentBounds.TrimEnd(clause, from, clause.End)));
            }
        }

        return new Candidate
        {
            Cue = [clause.Range(at, at + 2)],
            Source = [clause.Range(at + 2, sourceEnd)],
            Content = content,
            Lemma = "according",
            Frame = leads ? "first:source" : "last:source",
            Token = at,
            Confidence = 0.9,
            IsQuoted = false,
        };
    }

    // What follows is a clause of the publisher's own.
    private static bool IsAside(Clause clause, int start, int end) => end - start < 1;

    private static int SourceEnd(Clause clause, int from)
    {
        var end = NounPhrases.EndOf(clause, from, withLinks: true);
        for (var i = end; i < clause.End && i < from + 40; i++)
        {
            if (clause.IsComma(i) || clause.IsStop(i) || clause.Tag(i) is ":" || clause.IsQuoteMark(i) && clause.QuoteFrom(i) >= 0)
            {
                return i;
            }
        }

        return end;
    }
}
