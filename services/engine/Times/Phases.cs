using Hearsay.Engine.Model;

namespace Hearsay.Engine.Times;

/// <summary>Reads a part of a time: "early March", "late last year", "mid-2011", "the end of the month", "later this year".</summary>
internal static class Phases
{
    public static TimeReading? Read(Scene scene, int at) => Joined(scene, at) ?? Prefixed(scene, at) ?? OfThe(scene, at) ?? Ends(scene, at);

    // "mid-March", "late-2011", "mid-1990s": one word.
    private static TimeReading? Joined(Scene scene, int at)
    {
        var word = scene.Lower(at);
        var the = word == "the" ? 1 : 0;
        word = scene.Lower(at + the);
        var dash = word.IndexOf('-', StringComparison.Ordinal);
        if (dash is not (3 or 4 or 5) || Mod(word[..dash]) is not { Length: > 0 } mod)
        {
            return null;
        }

        var rest = word[(dash + 1)..];
        var end = at + the + 1;
        if (TimeWords.YearOf(rest) is var year and > 0)
        {
            return TimeReading.Of(at, end, When.OfYear(year), "phase") with { Mod = mod };
        }

        if (rest.Length == 5 && rest.EndsWith("0s", StringComparison.Ordinal) && TimeWords.YearOf(rest[..4]) is var decade and > 0)
        {
            return TimeReading.Of(at, end, new When(Grain.Decade, new DateOnly(decade, 1, 1)), "phase") with { Mod = mod };
        }

        if (TimeWords.DayOf(rest) < 0 && TimeWords.PartOfDay(rest).Length > 0)
        {
            return null;
        }

        return TimeWords.MonthOf(rest) is var month and > 0 && scene.Clause.Tag(at + the) != "VB" ? MonthPhase(scene, at, end, month, mod) : null;
    }

    private static TimeReading MonthPhase(Scene scene, int first, int end, int month, string mod)
    {
        var next = scene.Clause.IsComma(end) || scene.Lower(end) == "of" ? end + 1 : end;
        var year = TimeWords.YearOf(scene.Lower(next));
        end = year > 0 ? next + 1 : end;
        year = year > 0 ? year : Years.Nearest(scene, first, month, 0);
        return (year > 0 ? TimeReading.Of(first, end, When.OfMonth(year, month), "phase") : TimeReading.Unanchored(first, end, TimeType.Date, "phase")) with { Mod = mod };
    }

    private static string Mod(string word) => word switch { "early" or "beginning" or "start" => "START", "late" or "end" or "close" => "END", "mid" or "middle" => "MID", _ => "" };

    // "early March", "late in 2014", "later this year", "earlier that day", "late on Monday".
    private static TimeReading? Prefixed(Scene scene, int at)
    {
        var first = at;
        at += scene.Lower(at) == "the" ? 1 : 0;
        var word = scene.Lower(at);
        var mod = word is "early" or "late" or "mid" ? Mod(word) : "";
        if (mod.Length == 0 && word is not ("earlier" or "later"))
        {
            return null;
        }

        var next = at + 1;
        next += scene.Lower(next) is "in" or "on" ? 1 : 0;
        if (first < at && next > at + 1)
        {
            return null;
        }

        var inner = Inner(scene, next, mod.Length > 0) ?? (next > at + 1 || mod.Length == 0 ? TheUnit(scene, next) : null);
        return inner is null || (inner.Type == TimeType.Time && inner.Value.EndsWith("REF", StringComparison.Ordinal)) ? null
            : mod.Length > 0 ? inner with { First = first, Mod = inner.Type == TimeType.Date || inner.Mod.Length == 0 ? mod : inner.Mod } : Bounded(scene, inner with { First = first }, word == "later");
    }

    // "later this year" is what is left of it, "earlier this month" what has been.
    private static TimeReading Bounded(Scene scene, TimeReading inner, bool later) =>
        inner.When is { Grain: not Grain.Day } when && scene.Anchor is { } today && today >= when.Date && today <= when.Last
            ? inner with { RangeBegin = When.Iso(later ? today : when.Date), RangeEnd = When.Iso(later ? when.Last : today) }
            : inner;

    private static TimeReading? Inner(Scene scene, int at, bool monthAlone)
    {
        if (Days.Read(scene, at) is { } day)
        {
            return day;
        }

        var month = CalendarDate.MonthAt(scene.Clause, at);
        if (month > 0 && monthAlone)
        {
            return MonthPhase(scene, at, at + 1, month, "");
        }

        return Years.Read(scene, at) ?? Relatives.ToTold(scene, at) ?? Periods.Read(scene, at);
    }

    /// <summary>"the year", "the month", "the day": that of publication, in a history that of the last date told.</summary>
    public static TimeReading? TheUnit(Scene scene, int at)
    {
        var unit = scene.Lower(at) == "the" ? TimeWords.UnitOf(scene.Lower(at + 1)) : Unit.None;
        if (unit is not (Unit.Day or Unit.Week or Unit.Month or Unit.Year or Unit.Decade or Unit.Century or Unit.Quarter) || scene.Lower(at + 1).EndsWith('s') || scene.Clause.Tag(at + 2) is "NN" or "NNP")
        {
            return null;
        }

        if (scene.Told is { IsNarrative: true, Last: { } last })
        {
            return Scene.FromTold(at, at + 2, unit == Unit.Decade ? new When(Grain.Decade, new DateOnly(Math.Max(1, last.Year / 10 * 10), 1, 1)) : last.Of(unit), "unit-told");
        }

        return scene.Anchored(at, at + 2, scene.Today?.Of(unit), "unit");
    }

    // "the end of 2014", "the beginning of March", "the middle of last week".
    private static TimeReading? OfThe(Scene scene, int at)
    {
        var first = at;
        at += scene.Lower(at) == "the" ? 1 : 0;
        at += scene.Lower(at) is "very" ? 1 : 0;
        var word = scene.Lower(at);
        var mod = word is "end" or "close" or "beginning" or "start" or "middle" ? Mod(word) : word is "latter" or "early" or "later" && scene.Lower(at + 1) is "part" or "parts" or "half" ? (word == "early" ? "START" : "END") : "";
        if (mod.Length == 0)
        {
            return null;
        }

        at += word is "latter" or "early" or "later" ? 1 : 0;
        if (scene.Lower(at + 1) != "of" || (Inner(scene, at + 2, true) ?? TheUnit(scene, at + 2) ?? BareUnit(scene, at + 2)) is not { Type: TimeType.Date } inner || inner.Value.EndsWith("REF", StringComparison.Ordinal))
        {
            return null;
        }

        return inner with { First = first, Mod = mod };
    }

    // "by end of year".
    private static TimeReading? BareUnit(Scene scene, int at) =>
        scene.Lower(at) is "month" or "year" && scene.Clause.Tag(at + 1) is not ("NN" or "NNS") ? scene.Anchored(at, at + 1, scene.Today?.Of(TimeWords.UnitOf(scene.Lower(at))), "unit") : null;

    // "month's end", "year-end", "the turn of the year".
    private static TimeReading? Ends(Scene scene, int at)
    {
        if (scene.Lower(at) is not ("month" or "year" or "week") || scene.Lower(at + 1) != "'s" || scene.Lower(at + 2) != "end")
        {
            return null;
        }

        var unit = TimeWords.UnitOf(scene.Lower(at));
        var told = scene.Told is { IsNarrative: true, Last: { } last } ? last.Of(unit) : scene.Today?.Of(unit);
        return scene.Anchored(at, at + 3, told, "unit") with { Mod = "END" };
    }
}
