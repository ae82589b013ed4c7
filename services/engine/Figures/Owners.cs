using Hearsay.Engine.Cues;

namespace Hearsay.Engine.Figures;

/// <summary>Finds what a figure is a figure of: "20 percent of voters", "the plan contains 28 points", "a rise of 6 per cent", "Quill, 34".</summary>
internal static class Owners
{
    private const int LongestReach = 12;

    public static TextRange? Of(Clause clause, Quantity read)
    {
        if (read.Rule == "figure:age")
        {
            return Aged(clause, read);
        }

        if (read.Rule == "figure:some-of")
        {
            var whole = clause.Lower(read.End) == "of" ? read.End + 1 : WholeStart(clause, read);
            var stop = NounPhrases.EndOf(clause, whole, withLinks: false);
            return stop > whole && clause.Lower(whole) == "the" ? clause.Range(whole, stop) : null;
        }

        if (clause.Lower(read.End) == "of")
        {
            var last = NounPhrases.EndOf(clause, read.End + 1, withLinks: false);
            return last > read.End + 1 ? clause.Range(read.End + 1, last) : null;
        }

        if (read.Rule == "figure:compound" && NounFrom(clause, read.End) is { } noun)
        {
            return noun;
        }

        // "a rise of 6 per cent", "savings of as much as ..."
        var of = read.First - 1;
        while (of > clause.First && of > read.First - 4 && clause.Lower(of) != "of")
        {
            of--;
        }

        var bounded = of == read.First - 1 || BoundReader.BeforeNumber(clause, read.First).First == of + 1;
        if (of > clause.First && clause.Lower(of) == "of" && bounded && clause[of - 1].IsNoun)
        {
            return clause.Range(NounPhrases.StartOf(clause, of, Math.Max(clause.First, of - LongestReach)), of);
        }

        return Subject(clause, read);
    }

    private static TextRange? NounFrom(Clause clause, int first) =>
        first < clause.End && clause[first].IsNoun && NounPhrases.EndOf(clause, first, withLinks: false) is var end && end > first ? clause.Range(first, end) : null;

    private static int WholeStart(Clause clause, Quantity read)
    {
        var at = read.First;
        while (at < read.End && clause.Lower(at) != "of")
        {
            at++;
        }

        return at + 1;
    }

    private static TextRange? Aged(Clause clause, Quantity read)
    {
        if (clause[read.First].End != clause[read.End - 1].End || clause.Lower(read.First).Contains('-', StringComparison.Ordinal))
        {
            return NounFrom(clause, read.End);
        }

        if (clause.Lower(read.First - 1) == "of")
        {
            return null;
        }

        var comma = read.First - 1;
        while (comma > clause.First && comma > read.First - LongestReach && !(clause.IsComma(comma) && clause[comma - 1].IsNoun))
        {
            comma--;
        }

        var first = clause.IsComma(comma) ? NounPhrases.StartOf(clause, comma, Math.Max(clause.First, comma - LongestReach)) : comma;
        return first < comma ? clause.Range(first, comma) : null;
    }

    private static TextRange? Subject(Clause clause, Quantity read)
    {
        var groups = clause.VerbGroups();
        var governor = groups.FindLast(group => group.Head < read.First && read.First - group.Head <= 5);
        var lemma = governor.Head > 0 ? VerbLexicon.Lemma(clause.Lower(governor.Head)) : "";
        var near = governor.Head > 0 && (read.First - governor.Head <= 2 || BoundReader.BeforeNumber(clause, read.First).First <= governor.Head + 2);
        var owns = lemma is "contain" or "have" or "include" or "comprise" or "divide" or "split" or "consist" or "number" or "list" or "cover";
        var moves = read.Rule is "figure:percent" or "figure:money" && lemma is "fall" or "rise" or "drop" or "climb" or "gain" or "lose" or "cost" or "total" or "grow" or "slip" or "jump" or "increase" or "decline" or "shrink" or "be" or "reach" or "hit" or "exceed" or "close";
        if (!near || !(owns || moves))
        {
            return null;
        }

        var subject = SubjectFinder.Find(clause, governor, clause.First);
        var end = subject.Kind == "R" ? subject.End - 1 : subject.End;
        end -= subject.IsNamed && clause.IsComma(end - 1) ? 1 : 0;
        return end > subject.First && clause.Tag(subject.First) is not ("WDT" or "WP" or "EX" or "PRP") ? clause.Range(subject.First, end) : null;
    }
}
