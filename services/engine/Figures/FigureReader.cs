using System.Globalization;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;
using Hearsay.Engine.Times;

namespace Hearsay.Engine.Figures;

/// <summary>A figure in the making; UTF-16 indices.</summary>
internal sealed record FigureDraft(TextRange Range, string Number, string Unit, TextRange? Of, IReadOnlyList<TextRange> Items)
{
    public Model.Bound Bound { get; init; } = Model.Bound.Exact;

    /// <summary>The upper number of a range; empty elsewhere.</summary>
    public string HighNumber { get; init; } = "";

    public Grounds Grounds { get; init; } = new("figure", 0.9);
}

/// <summary>Finds numbers with what they count: "28 points", "$5 million", "four sections: ...".</summary>
internal static class FigureReader
{
    public static List<FigureDraft> Read(ReadText text, IReadOnlyList<TimeReading> times, CancellationToken cancellationToken)
    {
        var found = new List<FigureDraft>();
        // A length of time is a figure too; a date or a time of day is none.
        var taken = times.Where(time => time.Type is not Model.TimeType.Duration).SelectMany(time => Enumerable.Range(time.First, time.End - time.First)).ToHashSet();
        for (var s = 0; s < text.Sentences.Count; s++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var sentence = text.Sentences[s];
            if (!RuleTagger.IsRead(text.Paragraphs[sentence.Paragraph].Kind))
            {
                continue;
            }

            var clause = new Clause(text, sentence);
            for (var i = clause.First; i < clause.End; i++)
            {
                if (!taken.Contains(i) && ReadAt(clause, i) is { } figure)
                {
                    var next = s + 1 < text.Sentences.Count && text.Sentences[s + 1].Paragraph == sentence.Paragraph ? new Clause(text, text.Sentences[s + 1]) : null;
                    found.Add(new FigureDraft(clause.Range(i, figure.End), figure.Number, figure.Unit, OwnerOf(clause, i, figure.End), Items(clause, figure.End, next)));
                    i = figure.End - 1;
                }
            }
        }

        return found;
    }

    private static (int End, string Number, string Unit)? ReadAt(Clause clause, int at)
    {
        var money = clause.Tag(at) == "$";
        var first = money ? at + 1 : at;
        if (first >= clause.End || !(clause.Tag(first) == "CD" || money || clause.Lower(first).Contains('-', StringComparison.Ordinal)) || clause.Lower(first) == "one" || !TimeWords.TryNumber(clause.Lower(first), out var number)
            || (!money && clause.Lower(at - 1) is "the" or "these" or "those" or "no." or "number"))
        {
            return null;
        }

        var end = first + 1;
        var factor = clause.Lower(end) switch { "hundred" => 100m, "thousand" => 1000m, "million" => 1_000_000m, "billion" => 1_000_000_000m, "trillion" => 1_000_000_000_000m, _ => 0m };
        if (factor > 0)
        {
            number *= factor;
            end++;
        }

        var written = number.ToString("0.############", CultureInfo.InvariantCulture);
        if (money)
        {
            return (end, written, clause.Text.Of(clause[at]).ToString());
        }

        if (clause.Lower(end) is "%" or "percent")
        {
            return (end + 1, written, clause.Lower(end));
        }

        if (clause.Lower(end) == "per" && clause.Lower(end + 1) == "cent")
        {
            return (end + 2, written, "per cent");
        }

        var noun = end;
        while (noun < clause.End && noun < end + 2 && clause.Tag(noun) is "JJ" or "NN" && clause.Tag(noun + 1) is "NNS" or "NN")
        {
            noun++;
        }

        return noun < clause.End && clause.Tag(noun) is "NNS" && !clause[noun].IsCapital ? (noun + 1, written, clause.Text.Value[clause[end].Start..clause[noun].End]) : null;
    }

    // "The plan contains 28 points": what has them; "20 percent of voters": what they are a part of.
    private static TextRange? OwnerOf(Clause clause, int at, int end)
    {
        if (clause.Lower(end) == "of")
        {
            var last = NounPhrases.EndOf(clause, end + 1, withLinks: false);
            return last > end + 1 ? clause.Range(end + 1, last) : null;
        }

        var groups = clause.VerbGroups();
        var governor = groups.FindLast(group => group.Head < at && at - group.Head <= 2);
        var lemma = governor.Head > 0 ? VerbLexicon.Lemma(clause.Lower(governor.Head)) : "";
        if (lemma is not ("contain" or "have" or "include" or "comprise" or "divide" or "split" or "consist" or "number" or "list" or "cover"))
        {
            return null;
        }

        var subject = SubjectFinder.Find(clause, governor, clause.First);
        return subject.IsNamed ? clause.Range(subject.First, subject.End) : null;
    }

    // "four sections: a, b, c and d", or the next sentence "These are a, b, c and d."
    private static List<TextRange> Items(Clause clause, int end, Clause? next)
    {
        if (clause.Lower(end) == ":")
        {
            return List(clause, end + 1);
        }

        return next is not null && next.Lower(next.First) is "these" or "they" && next.Lower(next.First + 1) is "are" or "include" or "were" ? List(next, next.First + 2) : [];
    }

    private static List<TextRange> List(Clause clause, int first)
    {
        var items = new List<TextRange>();
        var start = first;
        for (var i = first; i <= clause.End && items.Count < 50; i++)
        {
            var ends = i == clause.End || clause.IsStop(i) || clause.IsComma(i) || clause.Lower(i) == ";" || (clause.Lower(i) is "and" or "or" && (items.Count > 0 || i > start));
            if (!ends)
            {
                continue;
            }

            if (i > start)
            {
                items.Add(clause.Range(start, i));
            }

            start = i + 1;
            if (i == clause.End || clause.IsStop(i))
            {
                break;
            }
        }

        return items.Count > 1 ? items : [];
    }
}
