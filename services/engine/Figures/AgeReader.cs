using Hearsay.Engine.Cues;

namespace Hearsay.Engine.Figures;

/// <summary>Reads ages: "Quill, 34,", "aged 24, 31 and 57", "under the age of 18", "34 years old". "A 34-year-old" is read with the other numbers in one word.</summary>
internal static class AgeReader
{
    public static Quantity? Read(Clause clause, int at)
    {
        if (NumberReader.Read(clause, at) is not { Suffix.Length: 0, Factor: 1 } number || number.Value is < 1 or > 120 || number.Value != Math.Floor(number.Value))
        {
            return null;
        }

        if (Times.TimeWords.UnitOf(clause.Lower(number.End)) == Times.Unit.Year && clause.Lower(number.End + 1) == "old")
        {
            return new Quantity(at, number.End + 2, number.Value, null, "years", "figure:age", 0.9);
        }

        return IsAfterName(clause, at, number.End) || IsTold(clause, at) ? new Quantity(at, number.End, number.Value, null, "years", "figure:age", 0.85) : null;
    }

    // "Ada Quill, 34, said": digits between a name and another comma or the end.
    private static bool IsAfterName(Clause clause, int at, int end) =>
        char.IsAsciiDigit(clause.Lower(at)[0]) && clause.IsComma(at - 1) && at - 2 >= clause.First && clause[at - 2].IsCapital && clause.Tag(at - 2) == "NNP" && !Times.TimeWords.IsDayOrMonth(clause.Lower(at - 2))
        && (clause.IsComma(end) || clause.IsStop(end) || clause.Lower(end) is "and" or ")" or ";" or "from") && !clause.Lower(at).Contains('.', StringComparison.Ordinal);

    // After "aged", "age", "ages", "the age of", through a list.
    private static bool IsTold(Clause clause, int at)
    {
        var i = at - 1;
        while (i > clause.First && i > at - 16 && (clause.IsComma(i) || clause.Lower(i) is "and" or "or" or "to" or "between" or "just" or "only" or "over" or "under" or "about" || clause.Tag(i) == "CD"))
        {
            i--;
        }

        return clause.Lower(i) is "aged" or "ages" or "age" || (clause.Lower(i) == "of" && clause.Lower(i - 1) is "age" or "ages");
    }
}
