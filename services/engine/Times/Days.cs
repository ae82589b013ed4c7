using Hearsay.Engine.Model;

namespace Hearsay.Engine.Times;

/// <summary>Reads single days: "Monday", "last Friday", "Tuesday, March 3", "yesterday", "this morning", "the morning of April 19".</summary>
internal static class Days
{
    public static TimeReading? Read(Scene scene, int at) => Weekday(scene, at) ?? Written(scene, at) ?? Word(scene, at) ?? ThisPart(scene, at);

    private static TimeReading? Weekday(Scene scene, int at)
    {
        var first = at;
        var which = scene.Lower(at);
        if (which is "last" or "next" or "this" or "coming" or "past" or "previous" or "following")
        {
            at += scene.Lower(at + 1) is "coming" or "past" ? 2 : 1;
            which = at - first == 2 ? scene.Lower(at - 1) : which;
        }
        else
        {
            which = "";
        }

        var day = TimeWords.DayOf(scene.Lower(at));
        var isShort = day < 0;
        day = isShort ? TimeWords.ShortDayOf(scene.Lower(at)) : day;
        if (day < 0 || (isShort && !scene.IsCapital(at)))
        {
            return null;
        }

        // "Monday, November 17": the date says which Monday.
        var after = scene.Clause.IsComma(at + 1) || scene.Lower(at + 1) is "(" or "." || (scene.Lower(at + 1) == "the" && TimeWords.OrdinalOf(scene.Lower(at + 2)) > 0) ? at + 2 : at + 1;
        if (which.Length == 0 && CalendarDate.Read(scene.Clause, after, scene.Order) is { Day: > 0 } date)
        {
            return Dated(scene, first, date);
        }

        return isShort ? null : OfWeek(scene, first, at + 1, day, which) ?? WithPart(scene, Resolve(scene, first, at + 1, day, which), at + 1);
    }

    // "Tuesday of next week", "Monday last week".
    private static TimeReading? OfWeek(Scene scene, int first, int end, int day, string which)
    {
        var at = scene.Lower(end) == "of" ? end + 1 : end;
        int? weeks = which.Length > 0 || scene.Lower(at + 1) != "week" ? null : scene.Lower(at) switch { "last" => -1, "this" => 0, "next" => 1, _ => null };
        return weeks is not { } count ? null : scene.Anchored(first, at + 2, scene.Anchor is { } today ? When.OfDay(When.Days(today, (count * 7) + day - When.WeekdayOf(today))) : null, "weekday");
    }

    private static TimeReading Resolve(Scene scene, int first, int end, int day, string which)
    {
        if (scene.Anchor is not { } today)
        {
            return TimeReading.Unanchored(first, end, TimeType.Date, "weekday");
        }

        // "the following Friday" counts from the day told last.
        if (which is "previous" or "following" && scene.Told.Day is { } from)
        {
            return Scene.FromTold(first, end, When.OfDay(When.Days(from.Date, which == "following" ? Ahead(from.Date, day, true) : -Back(from.Date, day, true))), "weekday-told");
        }

        // In a history a weekday is one after the day told last.
        if (which.Length == 0 && scene.Told is { IsNarrative: true, Day: { } told })
        {
            return Scene.FromTold(first, end, When.OfDay(When.Days(told.Date, (day - When.WeekdayOf(told.Date) + 7) % 7)), "weekday-told");
        }

        var offset = which switch
        {
            "last" or "past" or "previous" => -Beyond(Back(today, day, true)),
            "next" or "coming" or "following" => Beyond(Ahead(today, day, true)),
            "this" => day - When.WeekdayOf(today),
            _ when Tense.LooksAhead(scene.Clause, first) => Ahead(today, day, false),
            _ => -Back(today, day, false),
        };
        return TimeReading.Of(first, end, When.OfDay(When.Days(today, offset)), "weekday") with { Confidence = which.Length > 0 ? 0.95 : 0.9 };
    }

    // Nobody calls yesterday "last Tuesday".
    private static int Beyond(int days) => days == 1 ? 8 : days;

    private static int Back(DateOnly today, int day, bool otherThanToday) => (When.WeekdayOf(today) - day + 7) % 7 is var days && days == 0 && otherThanToday ? 7 : days;

    private static int Ahead(DateOnly today, int day, bool otherThanToday) => (day - When.WeekdayOf(today) + 7) % 7 is var days && days == 0 && otherThanToday ? 7 : days;

    private static TimeReading? Written(Scene scene, int at) =>
        CalendarDate.Read(scene.Clause, at, scene.Order) is { Day: > 0 } date ? Dated(scene, at, date)
        : NumericDate.Has(scene.Lower(at)) ? TimeReading.Ambiguous(at, at + 1, TimeType.Date, "numeric-date")
        : null;

    private static TimeReading Dated(Scene scene, int first, CalendarDate date)
    {
        if (date.Year == 0 && Years.Nearest(scene, first, date.Month, date.Day) is var year and > 0)
        {
            date = date with { Year = year };
        }

        var reading = date.Year == 0 || date.Day > DateTime.DaysInMonth(date.Year, date.Month)
            ? TimeReading.Unanchored(first, date.End, TimeType.Date, "calendar-date")
            : TimeReading.Of(first, date.End, date.When, "calendar-date");
        return WithPart(scene, reading, date.End);
    }

    private static TimeReading WithPart(Scene scene, TimeReading day, int end)
    {
        var at = scene.Lower(end) is "early" or "late" or "mid" ? end + 1 : end;
        var part = scene.Lower(at) is "overnight" ? "" : TimeWords.PartOfDay(scene.Lower(at));
        return part.Length > 0 && scene.Clause.Tag(at + 1) is not ("NN" or "NNS") ? day.At(day.First, at + 1, part) : day;
    }

    private static TimeReading? Word(Scene scene, int at)
    {
        int? offset = scene.Lower(at) switch { "yesterday" => -1, "today" => 0, "tonight" => 0, "tomorrow" => 1, _ => null };
        if (offset is not { } days)
        {
            return null;
        }

        // "Russia Today", "USA Today": a name.
        if (scene.Lower(at) == "today" && scene.IsCapital(at) && at > scene.Clause.First && scene.Clause.Tag(at - 1) == "NNP")
        {
            return null;
        }

        var day = scene.Anchored(at, at + 1, scene.Today?.Later(Unit.Day, days), "day-word");
        return scene.Lower(at) == "tonight" ? day.At(at, at + 1, "TNI") : WithPart(scene, day, at + 1);
    }

    // "this morning", "last night", "this evening".
    private static TimeReading? ThisPart(Scene scene, int at)
    {
        var which = scene.Lower(at);
        var part = TimeWords.PartOfDay(scene.Lower(at + 1));
        if (part.Length == 0 || !(which == "this" || (which is "last" && part is "TNI" or "TEV") || (which == "tomorrow" && part == "TMO")) || scene.Lower(at + 1) == "overnight")
        {
            return null;
        }

        return scene.Anchored(at, at + 2, scene.Today?.Later(Unit.Day, which == "last" ? -1 : 0), "part-of-day").At(at, at + 2, part);
    }

    /// <summary>"the morning of April 19", "the night of Monday", "early in the morning of 5 May".</summary>
    public static TimeReading? PartOf(Scene scene, int at)
    {
        var next = scene.Lower(at) is "early" or "late" ? at + 1 : at;
        next += scene.Lower(next) == "in" ? 1 : 0;
        next += scene.Lower(next) == "the" ? 1 : 0;
        next += scene.Lower(next) is "early" or "late" ? 1 : 0;
        var part = TimeWords.PartOfDay(scene.Lower(next));
        if (part.Length == 0)
        {
            return null;
        }

        next += scene.Lower(next + 1) == "hours" ? 1 : 0;
        return scene.Lower(next + 1) is "of" or "on" && Read(scene, next + 2) is { Type: TimeType.Date } day ? day.At(at, day.End, part) : null;
    }
}
