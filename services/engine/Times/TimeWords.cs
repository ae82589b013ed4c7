using System.Globalization;

namespace Hearsay.Engine.Times;

/// <summary>Names of days, months, units and numbers.</summary>
internal static class TimeWords
{
    private static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private static readonly string[] ShortDays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "tues", "thur", "thurs"];

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] Numbers =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
        "eighteen", "nineteen", "twenty",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>0 for Monday to 6 for Sunday, or -1.</summary>
    public static int DayOf(string lower) => Array.IndexOf(Days, lower);

    /// <summary>1 to 12, or 0.</summary>
    public static int MonthOf(string lower)
    {
        var word = lower.TrimEnd('.');
        if (word.Length < 3)
        {
            return 0;
        }

        var at = Array.FindIndex(Months, month => month == word || (word.Length == 3 && month.StartsWith(word, StringComparison.Ordinal)) || (word == "sept" && month == "september"));
        return at + 1;
    }

    public static bool IsDayOrMonth(string lower) => DayOf(lower) >= 0 || Array.IndexOf(ShortDays, lower.TrimEnd('.')) >= 0 || (MonthOf(lower) > 0 && lower is not ("mar" or "jan"));

    /// <summary>TIMEX3 unit letter of "days", "weeks" and the like; '\0' where the word is no unit. Units of a clock are lower case.</summary>
    public static char UnitOf(string lower) => lower switch
    {
        "day" or "days" => 'D',
        "week" or "weeks" => 'W',
        "month" or "months" => 'M',
        "year" or "years" => 'Y',
        "hour" or "hours" => 'h',
        "minute" or "minutes" => 'm',
        "second" or "seconds" => 's',
        "decade" or "decades" => 'X',
        _ => '\0',
    };

    /// <summary>"3", "three", "twenty-eight", "2.5", "1,000"; false for other words.</summary>
    public static bool TryNumber(string lower, out decimal number)
    {
        number = 0;
        if (lower.Length is 0 or > 20)
        {
            return false;
        }

        if (char.IsAsciiDigit(lower[0]))
        {
            return decimal.TryParse(lower, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out number);
        }

        var at = Array.IndexOf(Numbers, lower);
        if (at >= 0)
        {
            number = at;
            return true;
        }

        var dash = lower.IndexOf('-', StringComparison.Ordinal);
        var ten = Array.IndexOf(Tens, dash < 0 ? lower : lower[..dash]);
        var one = dash < 0 ? 0 : Array.IndexOf(Numbers, lower[(dash + 1)..]);
        number = (ten * 10) + one;
        return ten >= 2 && one is >= 0 and <= 9;
    }
}
