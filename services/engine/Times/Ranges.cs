using System.Globalization;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Times;

/// <summary>Reads ranges: one time where a dash makes one phrase of it ("3-5 March", "2010-14"), a time for each end where words join two ("from 2010 to 2014", "between 3 and 5 March").</summary>
internal static class Ranges
{
    public static TimeReading? Read(Scene scene, int at)
    {
        var opening = scene.Lower(at) is "from" or "between" ? scene.Lower(at) : "";
        var start = opening.Length > 0 ? at + 1 : at;
        if (opening == "from" && IsMoved(scene, at))
        {
            return null;
        }

        return Hyphenated(scene, at, start) ?? DayToDay(scene, at, start) ?? Ancient(scene, at, start) ?? Written(scene, at, start, opening) ?? ClockRanges.Read(scene, at, start, opening) ?? Named(scene, at, start, opening);
    }

    /// <summary>Where the second part of a range begins, or -1; "and" joins only behind "between".</summary>
    public static int AfterJoint(Scene scene, int at, string opening) => scene.Lower(at) switch
    {
        "-" or "--" or "\u2013" or "\u2014" => at + 1,
        "to" or "through" or "thru" => at + 1,
        "until" or "till" when opening == "from" => at + 1,
        "and" when opening == "between" => at + 1,
        _ => -1,
    };

    /// <summary>A range that is one phrase.</summary>
    private static TimeReading One(int first, int end, When from, When to) => new(first, end, TimeType.Date, $"{from.Value}/{to.Value}", "range") { RangeBegin = from.Value, RangeEnd = to.Value, When = from, Confidence = 0.9 };

    // Each end is a time of its own and knows the other.
    private static TimeReading Two(TimeReading left, TimeReading right) =>
        left with { Rule = "range", RangeBegin = left.Value, RangeEnd = right.Value, Other = right with { Rule = "range", RangeBegin = left.Value, RangeEnd = right.Value } };

    /// <summary>Whether the joint makes one phrase of its two sides.</summary>
    public static bool IsDash(Scene scene, int at) => scene.Lower(at) is "-" or "--" or "\u2013" or "\u2014";

    // "postponed from Monday to Friday" names two days and no time between.
    private static bool IsMoved(Scene scene, int at)
    {
        for (var i = at - 1; i >= scene.Clause.First && i > at - 6; i--)
        {
            if (scene.Lower(i) is "postponed" or "moved" or "delayed" or "rescheduled" or "pushed" or "brought" or "shifted" or "changed" or "move" or "postpone" or "delay" or "push" or "reschedule")
            {
                return true;
            }
        }

        return false;
    }

    // One word: "3-5 March", "March 3-5, 2026", "2010-14", "January-June 2016".
    private static TimeReading? Hyphenated(Scene scene, int at, int start)
    {
        var month = CalendarDate.MonthAt(scene.Clause, start);
        var token = month > 0 ? start + 1 : start;
        var word = scene.Lower(token);
        var dash = word.IndexOf('-', StringComparison.Ordinal);
        if (dash <= 0 || word.Length > 24 || word.IndexOf('-', dash + 1) >= 0)
        {
            return null;
        }

        var (left, right) = (word[..dash], word[(dash + 1)..]);
        var (dayA, dayB) = (TimeWords.DayNumberOf(left), TimeWords.DayNumberOf(right));
        if (dayA > 0 && dayB > 0)
        {
            var next = token + 1;
            var of = scene.Lower(next) == "of" ? 1 : 0;
            month = month > 0 ? month : CalendarDate.MonthAt(scene.Clause, next + of);
            next = token > start ? next : next + of + 1;
            return month == 0 ? null : Fill(scene, at, new Part(0, month, dayA, 0, 0), WithYear(scene, new Part(0, month, dayB, 0, next)));
        }

        if (token > start)
        {
            return null;
        }

        var (monthA, monthB) = (TimeWords.MonthOf(left), TimeWords.MonthOf(right));
        if (monthA > 0 && monthB > 0 && scene.IsCapital(token))
        {
            return Fill(scene, at, new Part(0, monthA, 0, 0, 0), WithYear(scene, new Part(0, monthB, 0, 0, token + 1)));
        }

        return TimeWords.YearOf(left, 1500) is var yearA and > 0 && YearB(yearA, right) is var yearB and > 0 ? Fill(scene, at, new Part(yearA, 0, 0, 0, 0), new Part(yearB, 0, 0, 0, token + 1)) : null;
    }

    // "14 August-2 September": the word in the middle is a month and a day.
    private static TimeReading? DayToDay(Scene scene, int at, int start)
    {
        var word = scene.Lower(start + 1);
        var dash = word.IndexOf('-', StringComparison.Ordinal);
        var day = scene.Lower(start).Length <= 4 ? TimeWords.DayNumberOf(scene.Lower(start)) : 0;
        return day > 0 && dash > 2 && TimeWords.MonthOf(word[..dash]) is > 0 and var month && scene.IsCapital(start + 1) && TimeWords.DayNumberOf(word[(dash + 1)..]) is > 0 and var last && CalendarDate.MonthAt(scene.Clause, start + 2) is > 0 and var other
            ? Fill(scene, at, new Part(0, month, day, 0, 0), WithYear(scene, new Part(0, other, last, 0, start + 3)))
            : null;
    }

    // "264 to 241 BC", "264-241 BC".
    private static TimeReading? Ancient(Scene scene, int at, int start)
    {
        var word = scene.Lower(start);
        var dash = word.IndexOf('-', StringComparison.Ordinal);
        var next = dash > 0 ? start : AfterJoint(scene, start + 1, "between");
        var (left, right) = dash > 0 ? (word[..dash], word[(dash + 1)..]) : (word, next > 0 ? scene.Lower(next) : "");
        return next >= 0 && scene.Lower(next + 1) is "bc" or "bce" or "b.c." or "b.c" && Ancient(left) is { } a && Ancient(right) is { } b && a > b
            ? new TimeReading(at, next + 2, TimeType.Date, $"BC{a:D4}/BC{b:D4}", "range-bc") { RangeBegin = $"BC{a:D4}", RangeEnd = $"BC{b:D4}" }
            : null;
    }

    private static int? Ancient(string word) => word.Length is > 0 and <= 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0 ? year : null;

    // "March 3 to 5", "3 to 5 March 2026", "from March to August 2011", "2010 - 2014".
    private static TimeReading? Written(Scene scene, int at, int start, string opening)
    {
        if (PartAt(scene, start) is not { } left || AfterJoint(scene, left.End, opening) is not (> 0 and var next) || (left is { Month: 0, Day: 0 } && scene.Lower(next - 1) is "to" && opening.Length == 0 && scene.Lower(at - 1) is not ("(" or ",")))
        {
            return null;
        }

        next += scene.Lower(next) == "the" && opening.Length > 0 ? 1 : 0;
        if (PartAt(scene, next) is not { } right)
        {
            return left is { Year: > 0, Month: 0 } && YearB(left.Year, scene.Lower(next)) is var shortYear and > 0 && scene.Lower(next).Length == 2 ? Fill(scene, at, left, new Part(shortYear, 0, 0, next, next + 1)) : null;
        }

        // A bare number is a day only beside a month: "3 to 5 March", "March 3 to 5".
        if ((left.Month == 0) != (left.Day == 0 || right.Month == 0) && left.Year == 0 && left.Month == 0 && right.Month == 0)
        {
            return null;
        }

        return (left.Day > 0) == (right.Day > 0) && (left.Month > 0 || right.Month > 0 || (left.Year > 0 && right.Year > 0)) ? Fill(scene, at, left, WithYear(scene, right)) : null;
    }

    private static Part? PartAt(Scene scene, int at)
    {
        if (CalendarDate.Read(scene.Clause, at, scene.Order) is { } date)
        {
            return new Part(date.Year, date.Month, date.Day, at, date.End);
        }

        if (CalendarDate.MonthAt(scene.Clause, at) is > 0 and var month)
        {
            return new Part(0, month, 0, at, at + 1);
        }

        var word = scene.Lower(at);
        var year = TimeWords.YearOf(word, 1500);
        return year > 0 ? new Part(year, 0, 0, at, at + 1) : word.Length > 0 && char.IsAsciiDigit(word[0]) && TimeWords.DayNumberOf(word) is > 0 and var day ? new Part(0, 0, day, at, at + 1) : null;
    }

    private static Part WithYear(Scene scene, Part part)
    {
        if (part.Year > 0)
        {
            return part;
        }

        var at = scene.Clause.IsComma(part.End) || scene.Lower(part.End) == "of" ? part.End + 1 : part.End;
        return TimeWords.YearOf(scene.Lower(at)) is var year and > 0 ? part with { Year = year, End = at + 1 } : part;
    }

    private static int YearB(int yearA, string word) =>
        word.Length == 2 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var two) && (yearA / 100 * 100) + two is var full && full > yearA ? full : TimeWords.YearOf(word, 1500) is var year && year > yearA ? year : 0;

    // Each side lends the other what it leaves out.
    private static TimeReading? Fill(Scene scene, int first, Part left, Part right)
    {
        right = right.Month == 0 && right.Day > 0 ? right with { Month = left.Month } : right;
        left = left.Month == 0 && left.Day > 0 ? left with { Month = right.Month } : left;
        var turns = right.Month > 0 && (right.Month, right.Day).CompareTo((left.Month, left.Day)) < 0;
        if (left.Year == 0 && right.Year == 0)
        {
            left = left with { Year = Years.Nearest(scene, first, left.Month, left.Day) };
            if (left.Year == 0)
            {
                return Two(TimeReading.Unanchored(left.End == 0 ? first : left.First, left.End == 0 ? right.End : left.End, TimeType.Date, "range"), TimeReading.Unanchored(right.First, right.End, TimeType.Date, "range")) is var both && left.End == 0 ? both with { Other = null } : both;
            }
        }

        // What is on, or ends hardly before today, is of this year.
        if (right.Year == 0 && scene.Anchor is { } today && !scene.Told.IsNarrative && left.Year == today.Year + 1 && !turns && (right with { Year = today.Year }).When is { } end && end.Last >= today)
        {
            left = left with { Year = today.Year };
        }

        right = right.Year == 0 ? right with { Year = left.Year + (turns ? 1 : 0) } : right;
        left = left.Year == 0 ? left with { Year = right.Year - (turns ? 1 : 0) } : left;
        if (left.When is not { } from || right.When is not { } to || from.Date >= to.Date)
        {
            return null;
        }

        return left.End == 0 || IsDash(scene, left.End) ? One(first, right.End, from, to) : Two(TimeReading.Of(left.First, left.End, from, "range"), TimeReading.Of(right.First, right.End, to, "range"));
    }

    // "from Monday to Friday", "between the 1950s and the 1970s", "from the 15th to the 19th century".
    private static TimeReading? Named(Scene scene, int at, int start, string opening)
    {
        if (Centuries(scene, at, start, opening) is { } centuries)
        {
            return centuries;
        }

        if (TimeFinder.Point(scene, start) is not { Type: TimeType.Date, When: { } from } left || AfterJoint(scene, left.End, opening) is not (> 0 and var next)
            || (opening.Length == 0 && (scene.Lower(left.End) == "to" || from.Grain != Grain.Day)) || TimeFinder.Point(scene, next) is not { Type: TimeType.Date, When: { } to } right)
        {
            return null;
        }

        // The Friday after that Monday.
        to = right.Rule.StartsWith("weekday", StringComparison.Ordinal) && to.Date < from.Date ? When.OfDay(When.Days(to.Date, (from.Date.DayNumber - to.Date.DayNumber + 6) / 7 * 7)) : to;
        return from.Date >= to.Date ? null : IsDash(scene, left.End) ? One(at, right.End, from, to) : Two(left, right with { Value = to.Value, When = to });
    }

    private static TimeReading? Centuries(Scene scene, int at, int start, string opening)
    {
        var the = scene.Lower(start) == "the" ? 1 : 0;
        var number = TimeWords.OrdinalOf(scene.Lower(start + the));
        return number is > 0 and < 22 && AfterJoint(scene, start + the + 1, opening.Length > 0 ? opening : "from") is > 0 and var next
            && Years.Read(scene, next) is { When: { Grain: Grain.Century } to } right && new When(Grain.Century, new DateOnly(Math.Max(1, (number - 1) * 100), 1, 1)) is var from && from.Date < to.Date
            ? Two(TimeReading.Of(start + the, start + the + 1, from, "century"), right) : null;
    }

    private readonly record struct Part(int Year, int Month, int Day, int First, int End)
    {
        public When? When => Day > 0 ? Month > 0 && Day <= DateTime.DaysInMonth(Year, Month) ? Times.When.OfDay(new DateOnly(Year, Month, Day)) : null
            : Month > 0 ? Times.When.OfMonth(Year, Month) : Times.When.OfYear(Year);
    }
}
