using Hearsay.Engine.Model;

namespace Hearsay.Engine.Times;

/// <summary>Reads stretches of the calendar by their name: "this week", "last summer", "the third quarter of 2010", "fiscal 2011", "this weekend".</summary>
internal static class Periods
{
    public static TimeReading? Read(Scene scene, int at) => Fiscal(scene, at) ?? PartOfYear(scene, at) ?? Season(scene, at) ?? Weekend(scene, at) ?? Unit(scene, at);

    // "this week", "last month", "next year"; behind "the" these are lengths ("the past year").
    private static TimeReading? Unit(Scene scene, int at)
    {
        var which = scene.Lower(at) switch { "this" or "current" => 0, "last" or "past" or "previous" => -1, "next" or "coming" or "following" => 1, _ => 9 };
        if (which == 9)
        {
            return null;
        }

        var next = which == 0 && scene.Lower(at + 1) is "past" or "coming" or "last" or "current" ? at + 2 : at + 1;
        which = next == at + 1 ? which : scene.Lower(at + 1) switch { "past" or "last" => -1, "coming" => 1, _ => 0 };
        var unit = TimeWords.UnitOf(scene.Lower(next));
        if (unit is Times.Unit.None or < Times.Unit.Day or Times.Unit.Weekend or Times.Unit.Fortnight || !IsSingular(scene.Lower(next)) || scene.Lower(at) is "past" or "previous" or "coming" or "following" && scene.Lower(at - 1) != "the" && next == at + 1)
        {
            return null;
        }

        if (unit == Times.Unit.Day)
        {
            return null;
        }

        // "the last week": a length that ends now, or one of something named.
        if (scene.Lower(at - 1) == "the" && which != 0 && unit != Times.Unit.Quarter && scene.Lower(at) is "past" or "last")
        {
            return null;
        }

        if (scene.Lower(at) is "previous" or "following" || (scene.Lower(at - 1) == "the" && scene.Lower(at) == "next") || (scene.Lower(at) == "next" && unit == Times.Unit.Day))
        {
            return null;
        }

        return scene.Anchored(at, next + 1, InUnit(scene, unit, which), "period");
    }

    private static When? InUnit(Scene scene, Unit unit, int which) => scene.Today is not { } today ? null : unit switch
    {
        Times.Unit.Decade => new When(Grain.Decade, new DateOnly(Math.Clamp((today.Year / 10 * 10) + (which * 10), 10, 9990), 1, 1)),
        Times.Unit.Century => new When(Grain.Century, new DateOnly(Math.Clamp((today.Year / 100 * 100) + (which * 100), 100, 9900), 1, 1)),
        _ => today.Later(unit, which),
    };

    private static bool IsSingular(string unit) => !unit.EndsWith('s') && unit is not "centuries";

    private static TimeReading? Weekend(Scene scene, int at)
    {
        var which = scene.Lower(at);
        if (scene.Lower(at + 1) != "weekend" || which is not ("this" or "last" or "next" or "the"))
        {
            return null;
        }

        if (scene.Anchor is not { } today)
        {
            return TimeReading.Unanchored(at, at + 2, TimeType.Date, "weekend");
        }

        // Early in the week the weekend is the one that has been, unless the text looks ahead.
        var been = When.WeekdayOf(today) < 3 && !Tense.LooksAhead(scene.Clause, at);
        var weeks = which switch { "last" => -1, "next" => 1, _ => been ? -1 : 0 };
        return TimeReading.Of(at, at + 2, When.OfWeekend(When.Days(today, weeks * 7)), "weekend") with { Confidence = 0.85 };
    }

    // "last summer", "this spring", "the summer of 1920", "winter 2010", "in the autumn".
    private static TimeReading? Season(Scene scene, int at)
    {
        var first = at;
        var which = scene.Lower(at) is "last" or "next" or "this" or "the" or "that" or "past" or "coming" ? scene.Lower(at) : "";
        at += which.Length > 0 ? 1 : 0;
        if (TimeWords.SeasonOf(scene.Lower(at)) is not (>= 0 and var season))
        {
            return null;
        }

        var of = scene.Lower(at + 1) == "of" ? 1 : 0;
        of += of > 0 && scene.Lower(at + 2) == "the" && scene.Lower(at + 3) == "year" ? 2 : 0;
        if (TimeWords.YearOf(scene.Lower(at + 1 + of)) is var year and > 0)
        {
            return TimeReading.Of(first, at + 2 + of, When.OfSeason(year, season), "season");
        }

        if (of == 1 && which is "the" or "" && Unit(scene, at + 2) is { When: { Grain: Grain.Year } named } period)
        {
            return TimeReading.Of(first, period.End, When.OfSeason(named.Year, season), "season");
        }

        var word = scene.Lower(at) is "fall" or "spring";
        if (of > 0 || which.Length == 0 && (scene.Lower(at - 1) is not ("in" or "by" or "during" or "since" or "until" or "through" or "throughout" or "early" or "late" or "mid") || scene.Clause.Tag(at + 1) is "NN" or "NNS" or "NNP")
            || (which == "the" && (scene.Clause.Tag(at + 1) is "NN" or "NNS" or "NNP" || (word && scene.Lower(first - 1) is not ("in" or "by" or "during" or "since" or "until" or "through" or "throughout" or "over" or "late" or "early"))))
            || (which is "this" or "that" && word && scene.Clause.Tag(at + 1) is "IN" && scene.Lower(at) == "fall" && scene.Lower(at + 1) == "from"))
        {
            return null;
        }

        return Resolve(scene, first, at + 1, season, which);
    }

    private static TimeReading Resolve(Scene scene, int first, int end, int season, string which)
    {
        if (which is "the" or "that" or "" && scene.Told is { IsNarrative: true, Last: { } last })
        {
            return Scene.FromTold(first, end, When.OfSeason(last.Year, season), "season-told");
        }

        if (scene.Anchor is not { } today)
        {
            return TimeReading.Unanchored(first, end, TimeType.Date, "season");
        }

        var now = today.Month is 12 or <= 2 ? 3 : (today.Month - 3) / 3;
        var started = season == 3 ? today.Month == 12 : season <= now;
        var year = which switch
        {
            "last" or "past" => started && season != now ? today.Year : today.Year - 1,
            "next" or "coming" => started || season == now ? today.Year + 1 : today.Year,
            "this" => today.Year,
            _ => Tense.LooksAhead(scene.Clause, first) ? (started && season != now ? today.Year + 1 : today.Year) : started ? today.Year : today.Year - 1,
        };
        return TimeReading.Of(first, end, When.OfSeason(year, season), "season") with { Confidence = 0.8 };
    }

    // "the first half of 2011", "third-quarter", "Q3 2010", "the fourth quarter of last year".
    private static TimeReading? PartOfYear(Scene scene, int at)
    {
        var first = at;
        at += scene.Lower(at) == "the" ? 1 : 0;
        var word = scene.Lower(at);
        var dash = word.IndexOf('-', StringComparison.Ordinal);
        var ordinal = dash > 0 ? word[..dash] : word;
        var noun = dash > 0 ? word[(dash + 1)..] : scene.Lower(at + 1);
        var number = word is ['q', >= '1' and <= '4'] ? word[1] - '0' : ordinal == "latter" ? 2 : ordinal is "final" or "last" && noun == "quarter" && dash < 0 && scene.Lower(at + 2) == "of" ? 4 : TimeWords.OrdinalOf(ordinal);
        var grain = word is ['q', >= '1' and <= '4'] || noun == "quarter" ? Grain.Quarter : noun == "half" ? Grain.Half : (Grain?)null;
        if (grain is not { } of || number == 0 || number > (of == Grain.Half ? 2 : 4))
        {
            return null;
        }

        var end = dash > 0 || word[0] == 'q' ? at + 1 : at + 2;
        var next = scene.Lower(end) == "of" ? end + 1 : end;
        next += scene.Lower(next) is "fiscal" or "financial" ? 1 : 0;
        if (TimeWords.YearOf(scene.Lower(next)) is var year and > 0)
        {
            return TimeReading.Of(first, next + 1, When.OfPart(of, year, number), "part-of-year");
        }

        if (next > end && OfTheYear(scene, next) is { } period)
        {
            return period.When is { } within ? TimeReading.Of(first, period.End, When.OfPart(of, within.Year, number), "part-of-year") : TimeReading.Unanchored(first, period.End, TimeType.Date, "part-of-year");
        }

        if (of == Grain.Half || next > end || !IsAboutMoney(scene))
        {
            return null;
        }

        // The last such quarter that has begun.
        var now = scene.Anchor;
        return scene.Anchored(first, end, now is { } today ? When.OfPart(of, today.Year - (number > ((today.Month - 1) / 3) + 1 ? 1 : 0), number) : null, "part-of-year") with { Confidence = 0.7 };
    }

    /// <summary>"this year", "last year", or "the year": that of publication, or the one told last in a history.</summary>
    private static TimeReading? OfTheYear(Scene scene, int at) =>
        Unit(scene, at) is { When: null or { Grain: Grain.Year } } named ? named : Phases.TheUnit(scene, at) is { When: null or { Grain: Grain.Year } } year ? year : null;

    // Quarters of a game are no time; those of a business year stand with money and growth.
    private static bool IsAboutMoney(Scene scene)
    {
        for (var i = scene.Clause.First; i < scene.Clause.End && i < scene.Clause.First + 80; i++)
        {
            if (scene.Lower(i) is "%" or "percent" or "profit" or "profits" or "sales" or "revenue" or "revenues" or "earnings" or "growth" or "gdp" or "economy" or "losses" or "loss" or "results" or "euros" or "dollars" or "pounds" or "million" or "billion" || scene.Clause.Tag(i) == "$")
            {
                return true;
            }
        }

        return false;
    }

    // "fiscal 2010", "the 2010 fiscal year", "FY2010".
    private static TimeReading? Fiscal(Scene scene, int at)
    {
        var word = scene.Lower(at);
        if (word.StartsWith("fy", StringComparison.Ordinal) && TimeWords.YearOf(word[2..]) > 0)
        {
            return new TimeReading(at, at + 1, TimeType.Date, "FY" + word[2..], "fiscal-year");
        }

        if (word is "fiscal" or "financial" or "fy")
        {
            var year = scene.Lower(at + 1) == "year" ? at + 2 : at + 1;
            return TimeWords.YearOf(scene.Lower(year)) > 0 ? new TimeReading(at, year + 1, TimeType.Date, "FY" + scene.Lower(year), "fiscal-year") : null;
        }

        return TimeWords.YearOf(word) > 0 && scene.Lower(at + 1) is "fiscal" or "financial" && scene.Lower(at + 2) == "year" ? new TimeReading(at, at + 3, TimeType.Date, "FY" + word, "fiscal-year") : null;
    }
}
