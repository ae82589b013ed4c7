using Hearsay.Engine.Model;

namespace Hearsay.Engine.Times;

/// <summary>Reads times that count from another: "three days ago" from publication, "a day later" and "the same year" from the last date told.</summary>
internal static class Relatives
{
    public static TimeReading? Read(Scene scene, int at) => Distance(scene, at) ?? (IsWithin(scene, at) ? Span(scene, at) : null) ?? ToTold(scene, at) ?? Span(scene, at);

    // "over the next decade" is a length, "the next year" alone the year after.
    private static bool IsWithin(Scene scene, int at) => scene.Lower(at) == "the" && scene.Lower(at + 1) == "next" && scene.Lower(at - 1) is "over" or "in" or "within" or "for" or "during" or "throughout";

    // "three days ago", "a year earlier", "two weeks later", "a week from now".
    private static TimeReading? Distance(Scene scene, int at)
    {
        var bare = scene.Lower(at) is "days" or "weeks" or "months" or "years" or "hours" or "minutes" or "decades" or "moments";
        var length = bare ? new Length(null, TimeWords.UnitOf(scene.Lower(at)), "", at + 1) : Durations.Measure(scene, at);
        if (length is not { } measured)
        {
            return null;
        }

        var end = measured.End;
        var word = scene.Lower(end);
        if (word is "ago" or "back" && (word == "ago" || StandsAlone(scene, end + 1)))
        {
            return Ago(scene, at, end + 1, measured, -1);
        }

        if ((word == "from" && scene.Lower(end + 1) is "now" or "today") || word == "hence")
        {
            return Ago(scene, at, word == "hence" ? end + 1 : end + 2, measured, 1);
        }

        // "in three days' time".
        if (scene.Lower(end) is "'" or "'s" or "\u2019" && scene.Lower(end + 1) == "time")
        {
            return Ago(scene, at, end + 2, measured, 1);
        }

        var direction = word switch
        {
            "later" or "afterwards" or "afterward" or "on" when word != "on" => 1,
            "after" when StandsAlone(scene, end + 1) => 1,
            "earlier" or "previously" or "beforehand" => -1,
            "before" when StandsAlone(scene, end + 1) => -1,
            _ => 0,
        };
        return direction == 0 || scene.Lower(end + 1) == "than" || measured.Unit is Unit.None or Unit.Second or Unit.Minute or Unit.Hour ? null : FromTold(scene, at, end + 1, measured, direction);
    }

    private static TimeReading Ago(Scene scene, int first, int end, Length length, int direction)
    {
        if (length.Unit is Unit.None || (length.Number is null && length.Value.Length <= 4))
        {
            return new TimeReading(first, end, TimeType.Date, direction < 0 ? "PAST_REF" : "FUTURE_REF", "distance-vague");
        }

        return length.Count is { } count
            ? scene.Anchored(first, end, Step(scene.Today, length, count * direction), "distance")
            : length.Number is { } number && scene.Today is { } today
                ? TimeReading.Of(first, end, Fraction(today, length.Unit, number * direction), "distance") with { Confidence = 0.8 }
                : scene.Today is null ? TimeReading.Unanchored(first, end, TimeType.Date, "distance") : TimeReading.Ambiguous(first, end, TimeType.Date, "distance");
    }

    private static TimeReading FromTold(Scene scene, int first, int end, Length length, int direction)
    {
        var told = length.Unit is Unit.Day or Unit.Night or Unit.Week or Unit.Fortnight or Unit.Hour or Unit.Minute ? scene.Told.Day : scene.Told.Last;
        return length.Count is { } count
            ? Scene.FromTold(first, end, Step(told, length, count * direction), "distance-told")
            : TimeReading.Ambiguous(first, end, TimeType.Date, "distance-told");
    }

    private static When? Step(When? from, Length length, int count) => length.Unit switch
    {
        Unit.Hour => from?.Later(Unit.Day, count / 24),
        Unit.Minute or Unit.Second => from?.Later(Unit.Day, 0),
        Unit.Night => from?.Later(Unit.Day, count),
        Unit.Weekend or Unit.Week => from?.Later(Unit.Week, count),
        Unit.Fortnight => from?.Later(Unit.Week, count * 2),
        // "18 months later" than a year is a month nobody can tell, "24 months" no more.
        _ => from?.Later(length.Unit, count),
    };

    private static When Fraction(When today, Unit unit, decimal number) => unit switch
    {
        Unit.Year => When.OfMonth(When.Months(today.Date, (int)(number * 12)).Year, When.Months(today.Date, (int)(number * 12)).Month),
        Unit.Decade => When.OfYear(today.Year + (int)(number * 10)),
        Unit.Century => When.OfYear(today.Year + (int)(number * 100)),
        _ => When.OfDay(When.Days(today.Date, (int)(number * (unit == Unit.Month ? 30 : unit == Unit.Week ? 7 : 1)))),
    };

    // Nothing follows that the time would count from: "two days before the vote" counts from the vote.
    private static bool StandsAlone(Scene scene, int at) => at >= scene.Clause.End || scene.Clause.IsComma(at) || scene.Clause.IsStop(at) || scene.Clause.IsQuoteMark(at) || scene.Lower(at) is ")" or ";" or ":" or "and" or "but";

    /// <summary>"the same day", "that year", "the next morning", "the previous month", "the day before", "next day".</summary>
    public static TimeReading? ToTold(Scene scene, int at)
    {
        var first = at;
        if (scene.Lower(at) == "the" && scene.Lower(at + 1) == "day" && scene.Lower(at + 2) is "before" or "after")
        {
            return TheDayBefore(scene, at);
        }

        var that = scene.Lower(at) == "that" || (scene.Lower(at) == "this" && scene.Lower(at + 1) == "day" && (scene.Told.IsNarrative || scene.Lower(at - 1) is "on" or "from"));
        at += scene.Lower(at) is "the" or "that" or "this" ? 1 : 0;
        var which = scene.Lower(at) switch { "same" or "very" => 0, "next" or "following" or "subsequent" or "ensuing" => 1, "previous" or "preceding" or "prior" => -1, _ => 9 };
        var unitAt = which == 9 ? at : at + 1;
        if (which == 9 ? !that : first == at && !(scene.Lower(at) is "next" or "same" && scene.Lower(at + 1) == "day"))
        {
            return null;
        }

        which = which == 9 ? 0 : which;
        var part = TimeWords.PartOfDay(scene.Lower(unitAt));
        var unit = part.Length > 0 ? Unit.Day : TimeWords.UnitOf(scene.Lower(unitAt));
        if (unit is Unit.None or < Unit.Day or Unit.Weekend or Unit.Fortnight || scene.Lower(unitAt).EndsWith('s') || scene.Lower(unitAt) == "overnight" || scene.Clause.Tag(unitAt + 1) is "NN" or "NNS")
        {
            return null;
        }

        // "the last night", "the next night" of several.
        var told = unit == Unit.Day ? scene.Told.Day : unit == Unit.Month && which == 0 ? scene.Told.Month : scene.Told.Last;
        var reading = Scene.FromTold(first, unitAt + 1, told?.Later(unit, which), "told");
        return part.Length > 0 ? reading.At(first, unitAt + 1, part) : reading;
    }

    private static TimeReading? TheDayBefore(Scene scene, int at)
    {
        var direction = scene.Lower(at + 2) == "before" ? -1 : 1;
        if (scene.Lower(at + 3) == (direction < 0 ? "yesterday" : "tomorrow"))
        {
            return scene.Anchored(at, at + 4, scene.Today?.Later(Unit.Day, direction * 2), "day-word");
        }

        return StandsAlone(scene, at + 3) ? Scene.FromTold(at, at + 3, scene.Told.Day?.Later(Unit.Day, direction), "told") : null;
    }

    // "the past three months", "the next few days", "the last year", "recent weeks", "the coming days", "the first two weeks of August".
    private static TimeReading? Span(Scene scene, int at)
    {
        var first = at;
        at += scene.Lower(at) is "the" or "these" or "this" ? 1 : 0;
        var word = scene.Lower(at);
        var direction = word switch { "past" or "last" or "previous" or "preceding" or "recent" => -1, "next" or "coming" or "following" or "subsequent" or "ensuing" or "upcoming" => 1, "first" or "final" or "opening" or "closing" => 0, _ => 9 };
        if (direction == 9)
        {
            return null;
        }

        var unit = TimeWords.UnitOf(scene.Lower(at + 1));
        if (unit > Unit.Second && scene.Lower(at + 1) is not ("min" or "hr"))
        {
            return Vague(scene, first, at, unit, direction);
        }

        if (Durations.Measure(scene, at + 1) is not { } length || length.End == at + 1 || scene.Lower(at + 1) is "a" or "an" || (direction == 0 && scene.Lower(length.End) != "of") || first == at && scene.Lower(at) is "first" or "final" or "opening" or "closing")
        {
            return null;
        }

        return Bounds(scene, new TimeReading(first, length.End, TimeType.Duration, length.Value, "span"), length, direction, scene.Lower(length.End) == "of" ? 0 : direction);
    }

    // "recent weeks" says when and not how long; "the past decade" how long.
    private static TimeReading? Vague(Scene scene, int first, int at, Unit unit, int direction)
    {
        var plural = scene.Lower(at + 1).EndsWith('s');
        if (plural && direction != 0 && !(scene.Lower(at) is "past" or "last" or "previous" or "following" or "preceding" && first == at))
        {
            return scene.Lower(at) is "recent" or "coming" or "upcoming" or "past" or "next"
                ? new TimeReading(first, at + 2, TimeType.Date, direction < 0 ? "PAST_REF" : "FUTURE_REF", "span-vague") with { Confidence = 0.85 }
                : new TimeReading(first, at + 2, TimeType.Duration, Durations.Value(null, unit), "span-vague") with { Confidence = 0.8 };
        }

        if (plural || first == at || scene.Lower(first) != "the" || unit == Unit.Quarter || scene.Lower(at) is not ("past" or "last" or "first" or "coming" or "next") || (scene.Lower(at) is "next" && unit == Unit.Day) || unit is < Unit.Hour
            || (scene.Lower(at) == "first" && scene.Lower(at + 2) != "of") || (scene.Lower(at) == "last" && scene.Lower(at + 2) is "of" && unit == Unit.Day))
        {
            return null;
        }

        var length = new Length(1, unit, Durations.Value(1, unit), at + 2);
        return Bounds(scene, new TimeReading(first, at + 2, TimeType.Duration, length.Value, "span"), length, direction, scene.Lower(at + 2) == "of" ? 0 : direction);
    }

    // A length that ends or begins with the day of publication has both its ends.
    private static TimeReading Bounds(Scene scene, TimeReading reading, Length length, int direction, int counts)
    {
        if (counts == 0 || length.Count is not { } count || scene.Lower(reading.First + 1) is "previous" or "preceding" or "following" or "subsequent" or "ensuing" || scene.Told.IsNarrative || scene.Today is not { } today || length.Unit < Unit.Day)
        {
            return reading;
        }

        var other = length.Unit switch
        {
            Unit.Week or Unit.Weekend => When.Days(today.Date, count * direction * 7),
            Unit.Fortnight => When.Days(today.Date, count * direction * 14),
            Unit.Day or Unit.Night => When.Days(today.Date, count * direction),
            Unit.Month => When.Months(today.Date, count * direction),
            Unit.Quarter => When.Months(today.Date, count * direction * 3),
            Unit.Year => When.Months(today.Date, count * direction * 12),
            Unit.Decade => When.Months(today.Date, count * direction * 120),
            _ => When.Months(today.Date, count * direction * 1200),
        };
        return reading with { RangeBegin = When.Iso(direction < 0 ? other : today.Date), RangeEnd = When.Iso(direction < 0 ? today.Date : other) };
    }
}
