using Hearsay.Engine.Model;

namespace Hearsay.Engine.Times;

/// <summary>Reads months, years, decades and centuries as written, and says which year a date without one is of.</summary>
internal static class Years
{
    // A few days ahead still count as near: a text may announce them.
    private const int NearDays = 14, HalfAYear = 182;

    public static TimeReading? Read(Scene scene, int at) => Month(scene, at) ?? Year(scene, at) ?? Decade(scene, at) ?? Century(scene, at);

    /// <summary>The year of a date that has none; 0 where there is no day to count from.</summary>
    public static int Nearest(Scene scene, int at, int month, int day)
    {
        if (scene.Told is { IsNarrative: true, IsPresent: false, Last: { } last })
        {
            return ToldYear(last, month);
        }

        if (scene.Anchor is not { } today)
        {
            return scene.Told.Last is { } told ? ToldYear(told, month) : 0;
        }

        var ahead = Tense.LooksAhead(scene.Clause, at);
        if (day == 0)
        {
            return ahead ? (month < today.Month ? today.Year + 1 : today.Year) : month > today.Month ? today.Year - 1 : today.Year;
        }

        var same = new DateOnly(today.Year, month, Math.Min(day, DateTime.DaysInMonth(today.Year, month)));
        if (ahead)
        {
            return same < today ? today.Year + 1 : today.Year;
        }

        // With no verb of the past before it a date is the nearest one.
        return same > When.Days(today, Tense.LooksBack(scene.Clause, at) ? NearDays : HalfAYear) ? today.Year - 1 : today.Year;
    }

    // A story goes on: a month far before the one told last is of the year after.
    private static int ToldYear(When last, int month) =>
        last.Grain <= Grain.Month && month - last.Date.Month <= -8 ? last.Year + 1 : last.Grain <= Grain.Month && month - last.Date.Month >= 10 ? last.Year - 1 : last.Year;

    // "October", "October 2024", "last March", "mid-March".
    private static TimeReading? Month(Scene scene, int at)
    {
        var which = scene.Lower(at) is "last" or "next" or "this" or "past" or "coming" ? scene.Lower(at) : "";
        var first = at;
        at += which.Length > 0 ? 1 : 0;
        if (CalendarDate.Read(scene.Clause, at) is not { Day: 0 } date)
        {
            return null;
        }

        if (date.Year == 0 && which.Length == 0 && YearOfTheList(scene, date.End) is var listed and > 0)
        {
            date = date with { Year = listed };
        }

        if (date.Year > 0)
        {
            return TimeReading.Of(first, date.End, date.When, "month");
        }

        if (which.Length > 0 && scene.Anchor is { } today)
        {
            var year = which is "last" or "past" ? (date.Month >= today.Month ? today.Year - 1 : today.Year) : which == "this" ? today.Year : date.Month <= today.Month ? today.Year + 1 : today.Year;
            return TimeReading.Of(first, date.End, When.OfMonth(year, date.Month), "month");
        }

        return Nearest(scene, first, date.Month, 0) is var near and > 0
            ? TimeReading.Of(first, date.End, When.OfMonth(near, date.Month), "month") with { Confidence = 0.85 }
            : TimeReading.Unanchored(first, date.End, TimeType.Date, "month");
    }

    // "in April and June 2015": the year stands behind the last of the list.
    private static int YearOfTheList(Scene scene, int at)
    {
        for (var i = 0; i < 4 && (scene.Lower(at) is "and" or "or" or "to" or "-" or "\u2013" || scene.Clause.IsComma(at)); i++)
        {
            at += scene.Clause.IsComma(at) && scene.Lower(at + 1) is "and" or "or" ? 2 : 1;
            if (CalendarDate.MonthAt(scene.Clause, at) == 0)
            {
                return 0;
            }

            if (CalendarDate.Read(scene.Clause, at) is { Year: > 0 } date)
            {
                return date.Year;
            }

            at++;
        }

        return 0;
    }

    private static TimeReading? Year(Scene scene, int at)
    {
        var word = scene.Lower(at);
        if (scene.Lower(at + 1) is "bc" or "bce" or "b.c." or "b.c" && word.Length <= 4 && int.TryParse(word, out var ancient) && ancient > 0)
        {
            return new TimeReading(at, at + 2, TimeType.Date, $"BC{ancient:D4}", "year-bc");
        }

        if (word is "the" or "year" && scene.Lower(at + (word == "the" ? 1 : 0)) == "year" && TimeWords.YearOf(scene.Lower(at + (word == "the" ? 2 : 1))) is var named and > 0)
        {
            return TimeReading.Of(at, at + (word == "the" ? 3 : 2), When.OfYear(named), "year");
        }

        return TimeWords.YearOf(word) is var year and > 0 && IsYear(scene, at, year) ? TimeReading.Of(at, at + 1, When.OfYear(year), "year") : null;
    }

    // Four digits are a year where the words around them count nothing.
    private static bool IsYear(Scene scene, int at, int year)
    {
        var clause = scene.Clause;
        var before = clause.Lower(at - 1);
        if (scene.Lower(at + 1) is "%" or "percent" or "per" or "km" or "m" or "metres" or "meters" or "miles" or "feet" or "kg" or "tonnes" or "tons" or "gmt" or "hours" or "hrs" or "million" or "billion" or "people"
            || clause.Tag(at - 1) is "$" or "CD" && !IsDay(scene, at - 1) || before is "#" or "no." or "number" or "about" or "than" or "nearly" or "some" or "almost" or "least" or "to" && clause.Tag(at + 1) == "NNS")
        {
            return false;
        }

        if (before is "in" or "since" or "by" or "until" or "till" or "from" or "during" or "before" or "after" or "early" or "late" or "mid" or "circa" or "throughout" or "through")
        {
            return year >= 1100 && (year is >= 1500 and <= 2100 || clause.Tag(at + 1) is not "NNS");
        }

        // "the 2014 talks", "2014", "(2014)", "Smith 2014": never "2014 crowns" after a verb.
        var likely = year is >= 1700 and <= 2059 || (year >= 1400 && year < 1700 && (before == "(" || TimeWords.YearOf(scene.Lower(at - 2)) > 0));
        return likely && (before is "the" or "of" or "(" or "," or ";" or "and" or "or" or "-" or "\u2013" or "\u2014" or "this" or "its" or "a" or "between" or "for" or "to" or "'s" or ":" or "/" or "his" or "her" or "their"
                || clause.Tag(at - 1) is "NNP" || clause.Tag(at - 1).Length == 0)
            && (clause.Tag(at + 1) is not "NNS" || before is "the" or "of" or "this" or "its" or "his" or "her" or "their" or "'s");
    }

    private static bool IsDay(Scene scene, int at) => TimeWords.DayNumberOf(scene.Lower(at)) > 0;

    // "the 1990s", "1930's", "the '90s", "the nineties".
    private static TimeReading? Decade(Scene scene, int at)
    {
        var first = at;
        at += scene.Lower(at) == "the" ? 1 : 0;
        at += scene.Lower(at) is "'" or "\u2019" or "\u2018" ? 1 : 0;
        var word = scene.Lower(at);
        var plain = word.Length == 4 && scene.Lower(at + 1) == "'s" && word.EndsWith('0');
        var end = plain ? at + 2 : at + 1;
        if ((word.Length == 5 && word.EndsWith("0s", StringComparison.Ordinal)) || plain)
        {
            return TimeWords.YearOf(word[..4]) is var year and > 0 ? TimeReading.Of(first, end, new When(Grain.Decade, new DateOnly(year, 1, 1)), "decade") : null;
        }

        var tens = word.Length == 3 && word.EndsWith("0s", StringComparison.Ordinal) && char.IsAsciiDigit(word[0]) && (at > first) ? word[0] - '0'
            : at > first ? word switch { "twenties" => 2, "thirties" => 3, "forties" => 4, "fifties" => 5, "sixties" => 6, "seventies" => 7, "eighties" => 8, "nineties" => 9, _ => -1 } : -1;
        if (tens < 0 || scene.Lower(first - 1) is "his" or "her" or "their" or "my" || (scene.Lower(first) == "the" && at == first + 1 && char.IsAsciiDigit(word[0])))
        {
            return null;
        }

        var century = tens <= 1 ? 2000 : 1900;
        return TimeReading.Of(first, end, new When(Grain.Decade, new DateOnly(century + (tens * 10), 1, 1)), "decade") with { Confidence = 0.8 };
    }

    // "the 19th century", "17th-century", "the fourth century BC".
    private static TimeReading? Century(Scene scene, int at)
    {
        var first = at;
        at += scene.Lower(at) == "the" ? 1 : 0;
        var word = scene.Lower(at);
        var joined = word.EndsWith("-century", StringComparison.Ordinal);
        var number = TimeWords.OrdinalOf(joined ? word[..^8] : word);
        if (number is 0 or > 22 || !(joined || scene.Lower(at + 1) is "century" or "centuries"))
        {
            return null;
        }

        var end = joined ? at + 1 : at + 2;
        return scene.Lower(end) is "bc" or "b.c." or "bce" or "b.c"
            ? new TimeReading(first, end + 1, TimeType.Date, $"BC{number - 1:D2}", "century")
            : TimeReading.Of(first, end, new When(Grain.Century, new DateOnly(Math.Max(1, (number - 1) * 100), 1, 1)), "century");
    }
}
