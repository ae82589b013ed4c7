using System.Globalization;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;
using Hearsay.Engine.Times;

namespace Hearsay.Engine.Figures;

/// <summary>A figure in the making; UTF-16 indices.</summary>
internal sealed record FigureDraft(TextRange Range, string Number, string Unit, TextRange? Of, IReadOnlyList<TextRange> Items)
{
    public Bound Bound { get; init; } = Bound.Exact;

    /// <summary>The upper number of a range; empty elsewhere.</summary>
    public string HighNumber { get; init; } = "";

    public Grounds Grounds { get; init; } = new("figure", 0.9);
}

/// <summary>Finds numbers with what they count: "28 points", "at least $5 million", "aged 34", "four sections: ...".</summary>
internal static class FigureReader
{
    public static List<FigureDraft> Read(ReadText text, IReadOnlyList<TimeReading> times, CancellationToken cancellationToken)
    {
        var found = new List<FigureDraft>();
        // A length of time is a figure too; a date or a time of day is none.
        var taken = times.Where(time => time.Type is not TimeType.Duration && !IsLength(text, time)).SelectMany(time => Enumerable.Range(time.First, time.End - time.First)).ToHashSet();
        var counted = ("", -10);
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
                if (taken.Contains(i) || !IsNumeric(clause, i))
                {
                    continue;
                }

                var quantity = AgeReader.Read(clause, i) ?? (IsLabel(clause, i) ? null : QuantityReader.Read(clause, i) ?? SomeReader.Read(clause, i, s - counted.Item2 <= 1 ? counted.Item1 : ""));
                if (quantity is { } read)
                {
                    counted = read.Rule == "figure:counted" ? (read.Unit, s) : counted;
                    found.Add(Draft(clause, read, s));
                    i = read.End - 1;
                }
            }
        }

        return found;
    }

    private static FigureDraft Draft(Clause clause, Quantity read, int sentence)
    {
        var first = read.First;
        var bound = read.Bound;
        var end = read.End;
        if (bound is Bound.Exact or Bound.Between)
        {
            // "under the age of 18"
            var start = read.Rule == "figure:age" && clause.Lower(read.First - 1) == "of" ? read.First - (clause.Lower(read.First - 3) == "the" ? 3 : 2) : clause.Lower(read.First - 1) == "between" ? read.First - 1 : read.First;
            var before = BoundReader.BeforeNumber(clause, start);
            var after = BoundReader.AfterNumber(clause, read.End);
            // "over 14 months" says how long it took.
            var spell = clause.Lower(before.First) is "over" or "within" && read.Rule is not ("figure:money" or "figure:percent") ? IsLengthOfTime(clause, read) ? clause.Lower(before.First) : "no" : "";
            var bounds = before.Bound is not Bound.Exact && spell != "over" && !(clause.Lower(before.First) == "within" && spell == "no");
            (bound, first) = bounds && bound == Bound.Exact ? before : (bound, clause.Lower(read.First - 1) == "between" && bound == Bound.Between ? read.First - 1 : first);
            (bound, end) = bound == Bound.Exact && after.Bound is not Bound.Exact ? after : (bound, end);
        }

        return new FigureDraft(clause.Range(first, end), Written(read.Number), read.Unit, Owners.Of(clause, read), Enumerations.After(clause, end, read, sentence))
        {
            Bound = bound,
            HighNumber = read.High is { } high ? Written(high) : "",
            Grounds = new Grounds(read.Rule, read.Confidence),
        };
    }

    private static bool IsLengthOfTime(Clause clause, Quantity read) => TimeWords.UnitOf(clause.Lower(read.End - 1)) != Times.Unit.None;

    private static string Written(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    // "ten days ago": the number of days is one to give, though the whole is a date.
    private static bool IsLength(ReadText text, TimeReading time) =>
        time.End - time.First >= 3 && TimeWords.UnitOf(text.Tokens[time.First + 1].Lower) != Times.Unit.None && text.Tokens[time.First].Lower is not ("a" or "an" or "the" or "last" or "next" or "this" or "past");

    private static bool IsNumeric(Clause clause, int at)
    {
        var lower = clause.Lower(at);
        return char.IsAsciiDigit(lower[0]) || clause.Tag(at) == "CD" || UnitReader.IsCurrencySign(lower) || (clause[at].IsCapital && lower.Length <= 3 && (UnitReader.IsCurrencySign(clause.Lower(at + 1)) || UnitReader.IsCurrencyCode(clause, at)))
            || lower is "a" or "an" or "half" or "twice" || TimeWords.TryNumber(lower, out _) || (lower.Contains('-', StringComparison.Ordinal) && (UnitReader.InOneWord(lower) is not null || NumberReader.Fraction(clause, at) is not null));
    }

    // Part of a name or the number of a thing: "Group of Seven", "Channel 4", "Article 5", "reference 4471", "page 12".
    private static bool IsLabel(Clause clause, int at)
    {
        var before = clause.Lower(at - 1);
        if (before is "no" or "no." or "number" or "article" or "section" or "page" or "chapter" or "channel" or "flight" or "route" or "gate" or "room" or "phase" or "level" or "stage" or "reference" or "line" or "paragraph"
            or "clause" or "rule" or "schedule" or "resolution" or "grade" or "type" or "unit" or "tier" or "zone" or "call" or "rank" or "ranked" or "version" or "#" or "floor" or "apartment" or "platform" or "terminal" or "junction")
        {
            return true;
        }

        var word = clause[at];
        // A spelt number with a capital inside a sentence belongs to a name.
        if (word.IsCapital && char.IsLetter(clause.Text.Value[word.Start]) && at > clause.First && before is not (":" or "\"" or "“" or "‘" or "'") && !UnitReader.IsCurrencyCode(clause, at) && !UnitReader.IsCurrencySign(clause.Lower(at + 1)))
        {
            return true;
        }

        return at > clause.First && clause[at - 1].IsCapital && clause.Tag(at - 1) == "NNP" && char.IsAsciiDigit(clause.Lower(at)[0]) && clause.Lower(at).IndexOf('-', StringComparison.Ordinal) < 0 && UnitReader.Percent(clause, at + 1) is null && TimeWords.UnitOf(clause.Lower(at + 1)) == Times.Unit.None
            && !TimeWords.IsDayOrMonth(before) && at - 1 > clause.First;
    }
}
