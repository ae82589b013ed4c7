using System.Globalization;
using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Claims;

/// <summary>A number or a time of two propositions that cannot both be right if they are about the same.</summary>
/// <param name="Reason">NUMBER or DATE.</param>
/// <param name="Differing">What the one has, and the other.</param>
/// <param name="OfOtherThings">Whether the two numbers count what has other names: it is less sure then that they are about the same.</param>
internal sealed record PropositionConflict(string Reason, IReadOnlyList<string> Differing, bool OfOtherThings = false)
{
    // "about 30" allows for 31.
    private const decimal About = 0.06m;

    private const int DaysOfWeek = 7;

    private const string Night = "TNI";

    /// <summary>Null where nothing is at odds.</summary>
    public static PropositionConflict? Of(Proposition one, Proposition other) => InNumbers(one, other) ?? InTheOnlyNumber(one, other) ?? InTimes(one, other);

    private static PropositionConflict? InNumbers(Proposition one, Proposition other)
    {
        foreach (var figure in one.Figures)
        {
            if (figure.Unit.Length == 0 || other.Figures.Any(known => Agree(figure, known) && IsSameUnit(figure, known)))
            {
                continue;
            }

            foreach (var against in other.Figures)
            {
                if (IsSameUnit(figure, against) && against.Unit.Length > 0 && !one.Figures.Any(known => IsSameUnit(known, against) && Agree(known, against)))
                {
                    return new PropositionConflict(PropositionKind.NumberReason, [figure.Number, against.Number]);
                }
            }
        }

        return null;
    }

    // "28 fishermen", "twenty citizens": what is counted has another name.
    private static PropositionConflict? InTheOnlyNumber(Proposition one, Proposition other) =>
        one.Figures is [var mine] && other.Figures is [var theirs] && !Agree(mine, theirs)
            ? new PropositionConflict(PropositionKind.NumberReason, [mine.Number, theirs.Number], OfOtherThings: !IsSameUnit(mine, theirs))
            : null;

    private static PropositionConflict? InTimes(Proposition one, Proposition other)
    {
        var (mine, theirs) = (one.Times.Where(IsDate).ToList(), other.Times.Where(IsDate).ToList());
        var differ = mine.Count > 0 && theirs.Count > 0 && !mine.Exists(time => theirs.Exists(known => IsWithin(time, known) || MayBeOfAnotherWeek(time, known)));
        return differ ? new PropositionConflict(PropositionKind.DateReason, [mine[0], theirs[0]]) : null;

        // A weekday alone may have been read as that of another week.
        bool MayBeOfAnotherWeek(string time, string known) => IsWeekApart(time, known) && !(IsPrinted(one, time) && IsPrinted(other, known));
    }

    /// <summary>Whether both are of one unit; a number without one may be of any.</summary>
    public static bool IsSameUnit(PropositionFigure one, PropositionFigure other) => one.Unit == other.Unit || one.Unit.Length == 0 || other.Unit.Length == 0;

    /// <summary>Whether both may be right: a bound allows for what it bounds.</summary>
    public static bool Agree(PropositionFigure one, PropositionFigure other) => one.Number == other.Number || Allows(one, other) || Allows(other, one);

    private static bool Allows(PropositionFigure bound, PropositionFigure exact)
    {
        if (Value(bound.Number) is not { } limit || Value(exact.Number) is not { } value)
        {
            return false;
        }

        return (Bound)bound.Bound switch
        {
            Bound.AtLeast => value >= limit,
            Bound.MoreThan => value > limit,
            Bound.AtMost => value <= limit,
            Bound.LessThan => value < limit,
            Bound.About => Math.Abs(value - limit) <= About * limit,
            Bound.Between => value >= limit && Value(bound.High) is { } high && value <= high,
            _ => false,
        };
    }

    private static decimal? Value(string number) =>
        decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Days, months and years; weeks and seasons are too vague to be at odds.</summary>
    public static bool IsDate(string value) => value.Length >= 4 && char.IsAsciiDigit(value[0]) && !value.Contains('W', StringComparison.Ordinal) && !value.Contains('X', StringComparison.Ordinal);

    // "2026-05" holds "2026-05-04"; the hour does not matter, and a night is of two days.
    private static bool IsWithin(string one, string other)
    {
        var (day, known) = (DayOf(one), DayOf(other));
        return day.StartsWith(known, StringComparison.Ordinal) || known.StartsWith(day, StringComparison.Ordinal)
            || (DateOnly.TryParseExact(day, "yyyy-MM-dd", out var left) && DateOnly.TryParseExact(known, "yyyy-MM-dd", out var right)
                && Math.Abs(left.DayNumber - right.DayNumber) == 1 && (IsNight(one) || IsNight(other)));
    }

    private static bool IsWeekApart(string one, string other) =>
        DateOnly.TryParseExact(DayOf(one), "yyyy-MM-dd", out var left) && DateOnly.TryParseExact(DayOf(other), "yyyy-MM-dd", out var right)
            && Math.Abs(left.DayNumber - right.DayNumber) == DaysOfWeek;

    // Whether the content gives the day of the month.
    private static bool IsPrinted(Proposition proposition, string date) =>
        DateOnly.TryParseExact(DayOf(date), "yyyy-MM-dd", out var day) && proposition.Text.Split(' ').Any(word => word.TrimEnd("stndrh".ToCharArray()) == day.Day.ToString(CultureInfo.InvariantCulture));

    private static bool IsNight(string value) => value.EndsWith(Night, StringComparison.Ordinal);

    private static string DayOf(string value) => value.IndexOf('T', StringComparison.Ordinal) is var hour and > 0 ? value[..hour] : value;
}
