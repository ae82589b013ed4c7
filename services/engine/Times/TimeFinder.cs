using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Times;

/// <summary>Finds the words that tell times in running text and gives them TIMEX3 values.</summary>
internal static class TimeFinder
{
    private static readonly FrozenSet<string> Openers = new[]
    {
        "last", "next", "this", "that", "these", "past", "previous", "coming", "following", "current", "recent", "same", "the", "a", "an", "another", "every", "each", "alternate", "per",
        "yesterday", "today", "tonight", "tomorrow", "currently", "now", "nowadays", "presently", "present-day", "modern-day", "recently", "lately", "right", "just", "at", "for",
        "early", "late", "mid", "earlier", "later", "end", "beginning", "start", "middle", "close", "first", "second", "third", "fourth", "latter", "final",
        "spring", "summer", "autumn", "fall", "winter", "from", "between", "about", "around", "approximately", "roughly", "circa", "some", "c.", "ca.", "nearly", "almost", "more", "less", "fewer",
        "up", "no", "perhaps", "maybe", "shortly", "quarter", "little", "slightly", "well", "over", "under", "several", "many", "few", "numerous", "couple", "multiple", "dozens", "hundreds", "half", "half-century",
        "days", "weeks", "months", "years", "hours", "minutes", "decades", "centuries", "moments", "year", "month", "week", "noon", "midday", "midnight",
        "hourly", "daily", "everyday", "nightly", "weekly", "fortnightly", "biweekly", "bi-weekly", "monthly", "quarterly", "yearly", "annual", "annually", "biennial", "semiannual", "biannual",
        "once", "twice", "thrice", "weekends", "weekdays", "fiscal", "financial", "fy", "q1", "q2", "q3", "q4", "christmas", "boxing", "halloween", "new", "valentine", "morning", "night",
        "daylong", "all", "weeklong", "monthlong", "yearlong", "decadelong", "upcoming",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static List<TimeReading> Find(ReadText text, DateOnly? anchor, DayOrder order, CancellationToken cancellationToken)
    {
        var found = new List<TimeReading>();
        var told = new Told { IsNarrative = Narrative.Is(text, anchor) };
        for (var s = 0; s < text.Sentences.Count; s++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var sentence = text.Sentences[s];
            if (text.Paragraphs[sentence.Paragraph].Kind is BlockKind.Boilerplate || (text.Paragraphs[sentence.Paragraph].Kind is BlockKind.Dateline && !text.IsInlineDateline(sentence.Paragraph)))
            {
                continue;
            }

            told.Sentence = s;
            var scene = new Scene(new Clause(text, sentence), anchor, order, told);
            for (var i = sentence.First; i < sentence.End;)
            {
                var time = IsTimely(scene, i) ? Read(scene, i) : null;
                i = time is null ? i + 1 : Add(scene, found, time);
            }
        }

        return found;
    }

    /// <summary>A point of the calendar, with nothing before it that changes its meaning.</summary>
    public static TimeReading? Point(Scene scene, int at) =>
        Days.Read(scene, at) ?? Holidays.Read(scene, at) ?? Phases.Read(scene, at) ?? Years.Read(scene, at) ?? Periods.Read(scene, at);

    // Cheap test before the costly ones: a digit, the name of a day or month, a number, or one of the words that times begin with.
    private static bool IsTimely(Scene scene, int at)
    {
        var word = scene.Lower(at);
        return char.IsAsciiDigit(word[0]) || Openers.Contains(word) || word[0] is '\'' or '\u2018' or '\u2019' || TimeWords.DayOf(word) >= 0 || (word.Length > 3 && TimeWords.MonthOf(word) > 0) || (word.EndsWith("days", StringComparison.Ordinal) && TimeWords.DayOf(word[..^1]) >= 0) || (scene.IsCapital(at) && (TimeWords.IsDayOrMonth(word) || TimeWords.MonthOf(word) > 0 || TimeWords.IsDayOrMonth(word.TrimEnd('s')) || word.StartsWith("fy", StringComparison.Ordinal)))
            || word.Contains('-', StringComparison.Ordinal) || TimeWords.TryNumber(word, out _) || TimeWords.OrdinalOf(word) > 0;
    }

    private static int Add(Scene scene, List<TimeReading> found, TimeReading time)
    {
        found.Add(time with { Other = null });
        if (time.Other is { } other)
        {
            found.Add(other);
            return other.End;
        }

        if (time.When is { } when && time.Type is TimeType.Date or TimeType.Time && (!scene.Told.IsNarrative || TellsHistory(scene, time)))
        {
            scene.Told.Tell(when, time.Type == TimeType.Time ? time.Value : "");
        }
        else if (time.When is not null)
        {
            scene.Told.TellPresent();
        }

        return ListedDays(scene, found, time);
    }

    // In a history only what it dates itself carries the story on: neither what counts from today nor a look back.
    private static bool TellsHistory(Scene scene, TimeReading time) =>
        time.Rule is not ("day-word" or "period" or "distance" or "clock" or "unit" or "weekend" or "part-of-day") && !(time.Rule == "distance-told" && time.When is { Grain: > Grain.Day })
        && !(time.Rule == "year" && scene.Lower(time.First - 1) == "(" && scene.Lower(time.End) == ")");

    // "September 25 and 26", "May 4, 5 and 6": numbers that go on a list of days.
    private static int ListedDays(Scene scene, List<TimeReading> found, TimeReading time)
    {
        var end = time.End;
        if (time.Rule != "calendar-date" || time.When is not { Grain: Grain.Day } when || scene.Clause.Tag(end - 1) != "CD" || TimeWords.DayNumberOf(scene.Lower(end - 1)) == 0)
        {
            return end;
        }

        for (var i = 0; i < 6; i++)
        {
            var next = scene.Clause.IsComma(end) ? end + 1 : end;
            next += scene.Lower(next) is "and" or "or" ? 1 : 0;
            var day = next > end ? TimeWords.DayNumberOf(scene.Lower(next)) : 0;
            if (day <= when.Date.Day || !char.IsAsciiDigit(scene.Lower(next)[0]) || day > DateTime.DaysInMonth(when.Year, when.Date.Month) || scene.Clause.Tag(next + 1) is "NN" or "NNS" or "NNP" or "JJ" or "CD" || scene.Lower(next + 1) == "%")
            {
                break;
            }

            when = When.OfDay(new DateOnly(when.Year, when.Date.Month, day));
            found.Add(TimeReading.Of(next, next + 1, when, "calendar-date") with { Confidence = 0.85 });
            end = next + 1;
        }

        return end;
    }

    private static TimeReading? Read(Scene scene, int at)
    {
        var time = Sets.Read(scene, at) ?? Approximations.Read(scene, at) ?? Ranges.Read(scene, at) ?? Days.PartOf(scene, at) ?? Dated(scene, at) ?? Clocks.Read(scene, at)
            ?? Phases.Read(scene, at) ?? Years.Read(scene, at) ?? Periods.Read(scene, at) ?? Relatives.Read(scene, at) ?? Holidays.Read(scene, at) ?? Durations.Read(scene, at) ?? VagueTimes.Read(scene, at);
        return time is null || time.End > scene.Clause.End ? null : time;
    }

    private static TimeReading? Dated(Scene scene, int at) => Days.Read(scene, at) is { } day ? Clocks.After(scene, day) ?? day : FirstOfList(scene, at);

    // "4 and 5 May": the month stands behind the last.
    private static TimeReading? FirstOfList(Scene scene, int at)
    {
        var day = char.IsAsciiDigit(scene.Lower(at)[0]) ? TimeWords.DayNumberOf(scene.Lower(at)) : 0;
        return day > 0 && scene.Lower(at + 1) is "and" or "or" && char.IsAsciiDigit(scene.Lower(at + 2) is { Length: > 0 } second ? second[0] : ' ') && Days.Read(scene, at + 2) is { Rule: "calendar-date", When: { Grain: Grain.Day } last } && last.Date.Day > day
            ? TimeReading.Of(at, at + 1, When.OfDay(new DateOnly(last.Year, last.Date.Month, day)), "calendar-date") with { Confidence = 0.85 }
            : null;
    }
}
