using System.Globalization;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Times;

/// <summary>Finds the words that tell times in running text and gives them TIMEX3 values.</summary>
internal static class TimeFinder
{
    public static List<TimeReading> Find(ReadText text, Anchor? anchor, CancellationToken cancellationToken)
    {
        var found = new List<TimeReading>();
        foreach (var sentence in text.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!RuleTagger.IsRead(text.Paragraphs[sentence.Paragraph].Kind) && !text.IsInlineDateline(sentence.Paragraph))
            {
                continue;
            }

            var clause = new Clause(text, sentence);
            for (var i = clause.First; i < clause.End;)
            {
                if (!IsTimely(clause, i))
                {
                    i++;
                }
                else if (Read(clause, i, anchor, LooksAhead(clause, i)) is { } time)
                {
                    found.Add(time);
                    i = time.End;
                }
                else
                {
                    i++;
                }
            }
        }

        return found;
    }

    // Cheap test before the costly ones: a digit, a capital, or one of the words that times begin with.
    private static bool IsTimely(Clause clause, int at) => char.IsAsciiDigit(clause.Lower(at)[0]) || clause[at].IsCapital
        || clause.Lower(at) is "last" or "next" or "this" or "every" or "each" or "past" or "previous" or "coming" or "following" or "a" or "an" or "yesterday" or "today" or "tonight" or "tomorrow" or "currently"
            or "now" or "recently" || clause.Tag(at) == "CD" || TimeWords.TryNumber(clause.Lower(at), out _);

    private static TimeReading? Read(Clause clause, int at, Anchor? anchor, bool future) =>
        Weekday(clause, at, anchor, future) ?? Calendar(clause, at, anchor, future) ?? Period(clause, at, anchor) ?? Amount(clause, at, anchor) ?? Word(clause, at, anchor) ?? Clock(clause, at);

    // "will ... on Friday", "is due to ... on Friday": the nearest verb before the time speaks of what is to come; where none stands before, the first after it.
    private static bool LooksAhead(Clause clause, int at)
    {
        for (var i = at - 1; i >= clause.First && i > at - 16; i--)
        {
            if (IsAhead(clause, i))
            {
                return true;
            }

            if (clause.Tag(i) == "VBD")
            {
                return false;
            }
        }

        for (var i = at + 1; i < clause.End && i < at + 16; i++)
        {
            if (clause[i].IsFiniteVerb)
            {
                return IsAhead(clause, i) || IsAhead(clause, i + 1);
            }

            if (clause.Lower(i) == "that")
            {
                break;
            }
        }

        return false;
    }

    private static bool IsAhead(Clause clause, int at) => clause.Lower(at) is "will" or "'ll"
        || (clause.Lower(at) is "due" or "scheduled" or "set" or "expected" or "planned" or "slated" or "plans" or "going" && clause.Tag(at + 1) == "TO");

    private static TimeReading? Weekday(Clause clause, int at, Anchor? anchor, bool future)
    {
        var first = at;
        var which = clause.Lower(at);
        if (which is "last" or "next" or "this" or "every" or "each")
        {
            at++;
        }
        else
        {
            which = "";
        }

        var day = TimeWords.DayOf(clause.Lower(at).EndsWith('s') && which.Length == 0 && clause.Lower(at).Length > 6 ? clause.Lower(at)[..^1] : clause.Lower(at));
        if (day < 0 || !clause[at].IsCapital)
        {
            return null;
        }

        if (which is "every" or "each" || clause.Lower(at).EndsWith("ays", StringComparison.Ordinal))
        {
            return new TimeReading(first, at + 1, TimeType.Set, string.Create(CultureInfo.InvariantCulture, $"XXXX-WXX-{day + 1}"), false);
        }

        var part = PartOfDay(clause.Lower(at + 1));
        var end = part.Length > 0 ? at + 2 : at + 1;
        var type = part.Length > 0 ? TimeType.Time : TimeType.Date;
        var value = anchor is not { } from ? "" : which switch
        {
            "last" => from.NearestWeekday(day, future: false, otherThanToday: true),
            "next" => from.NearestWeekday(day, future: true, otherThanToday: true),
            "this" => from.WeekdayOfThisWeek(day),
            _ => from.NearestWeekday(day, future, otherThanToday: false),
        };
        return new TimeReading(first, end, type, value.Length > 0 ? value + part : "", anchor is null);
    }

    private static string PartOfDay(string lower) => lower switch { "morning" => "TMO", "afternoon" => "TAF", "evening" => "TEV", "night" => "TNI", _ => "" };

    // "November 19, 2025", "19 November", "October", "in 2014", "2025-11-19".
    private static TimeReading? Calendar(Clause clause, int at, Anchor? anchor, bool future)
    {
        if (CalendarDate.Read(clause, at) is { } date)
        {
            var value = date.Year > 0 ? date.Iso : anchor is not { } from ? "" : date.Day > 0 ? from.NearestDate(date.Month, date.Day, future) : MonthValue(clause, at, from, date.Month, future);
            return date.Year == 0 && anchor is not null && value.Length == 0 ? null : new TimeReading(at, date.End, TimeType.Date, value, value.Length == 0);
        }

        var word = clause.Lower(at);
        if (word.Length == 4 && clause.Tag(at) == "CD" && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2099
            && clause.Lower(at - 1) is "in" or "since" or "by" or "until" or "from" or "of" or "during" or "before" or "after" or "early" or "late" or "the")
        {
            return new TimeReading(at, at + 1, TimeType.Date, word, false);
        }

        return word.Length == 5 && word.EndsWith("0s", StringComparison.Ordinal) && char.IsAsciiDigit(word[0]) ? new TimeReading(at, at + 1, TimeType.Date, word[..3], false) : null;
    }

    private static string MonthValue(Clause clause, int at, Anchor anchor, int month, bool future) => clause.Lower(at - 1) switch
    {
        "next" => anchor.NearestMonth(month, future: true),
        "last" => anchor.NearestMonth(month, future: false),
        _ => anchor.NearestMonth(month, future && month != anchor.Date.Month),
    };

    // "this week", "last month", "the past three days" (a length), "next year".
    private static TimeReading? Period(Clause clause, int at, Anchor? anchor)
    {
        var which = clause.Lower(at) switch { "this" => 0, "last" or "past" or "previous" => -1, "next" or "coming" or "following" => 1, _ => 9 };
        if (which == 9)
        {
            return null;
        }

        var unit = clause.Lower(at + 1);
        if (PartOfDay(unit) is { Length: > 0 } part && which <= 0 && unit is not "night")
        {
            return new TimeReading(at, at + 2, TimeType.Time, anchor is { } day ? day.Day(which) + part : "", anchor is null);
        }

        var letter = unit is "weekend" or "night" or "quarter" ? unit[0] : TimeWords.UnitOf(unit);
        if (letter is '\0' or 'h' or 'm' or 's' || (letter == 'X') || letter is 'q')
        {
            return null;
        }

        var value = anchor is not { } from ? "" : unit switch
        {
            "weekend" => from.Week(which) + "-WE",
            "night" => from.Day(-1) + "TNI",
            _ => letter switch { 'D' => from.Day(which), 'W' => from.Week(which), 'M' => from.Month(which), _ => from.Year(which) },
        };
        return new TimeReading(at, at + 2, TimeType.Date, value, anchor is null);
    }

    // "three days", "two weeks ago", "a year later".
    private static TimeReading? Amount(Clause clause, int at, Anchor? anchor)
    {
        var word = clause.Lower(at);
        var count = word is "a" or "an" ? 1 : TimeWords.TryNumber(word, out var number) && number == Math.Floor(number) && number <= 9999 ? (int)number : -1;
        var unit = TimeWords.UnitOf(clause.Lower(at + 1));
        if (count < 0 || unit == '\0' || (word is "a" or "an" && clause.Lower(at + 2) is not ("ago" or "earlier" or "later")))
        {
            return null;
        }

        if (clause.Lower(at + 2) is "ago" or "earlier")
        {
            var value = anchor is not { } from ? "" : unit switch
            {
                'D' => from.Day(-count), 'W' => from.Week(-count), 'M' => from.Month(-count), 'Y' => from.Year(-count), 'X' => from.Year(-count * 10)[..3], _ => from.Day(0),
            };
            return new TimeReading(at, at + 3, TimeType.Date, value, anchor is null);
        }

        var amount = count.ToString(CultureInfo.InvariantCulture);
        var duration = unit switch { 'h' => $"PT{amount}H", 'm' => $"PT{amount}M", 's' => $"PT{amount}S", 'X' => $"P{count * 10}Y", _ => $"P{amount}{unit}" };
        return new TimeReading(at, at + 2, TimeType.Duration, duration, false);
    }

    private static TimeReading? Word(Clause clause, int at, Anchor? anchor)
    {
        int? day = clause.Lower(at) switch { "yesterday" => -1, "today" => 0, "tonight" => 0, "tomorrow" => 1, _ => null };
        if (day is { } offset)
        {
            var part = clause.Lower(at) == "tonight" ? "TNI" : PartOfDay(clause.Lower(at + 1));
            var end = part.Length > 0 && clause.Lower(at) != "tonight" ? at + 2 : at + 1;
            return new TimeReading(at, end, part.Length > 0 ? TimeType.Time : TimeType.Date, anchor is { } from ? from.Day(offset) + part : "", anchor is null);
        }

        var value = clause.Lower(at) switch { "currently" => "PRESENT_REF", "now" when clause.Tag(at) == "RB" => "PRESENT_REF", "recently" => "PAST_REF", _ => "" };
        return value.Length > 0 ? new TimeReading(at, at + 1, TimeType.Date, value, false) : null;
    }

    // "10:30 a.m.", "3pm", "13:43".
    private static TimeReading? Clock(Clause clause, int at) =>
        CalendarDate.ReadClock(clause, at) is { } clock ? new TimeReading(at, clock.End, TimeType.Time, "T" + clock.Iso, false) : null;
}
