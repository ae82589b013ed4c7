namespace Hearsay.Articles.Publication;

/// <summary>A word or a mark of a publication line.</summary>
internal readonly record struct LineWord(string Text);

/// <summary>Words of publication lines: months, weekdays, labels, zones.</summary>
internal static class LineWords
{
    private static readonly string[] Months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly string[] MonthNames =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ];

    private static readonly HashSet<string> Weekdays = new(StringComparer.OrdinalIgnoreCase)
    {
        "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    };

    private static readonly HashSet<string> PublishLabels = new(StringComparer.OrdinalIgnoreCase) { "published", "posted", "created", "first", "issued" };

    private static readonly HashSet<string> UpdateLabels = new(StringComparer.OrdinalIgnoreCase) { "updated", "modified", "last", "revised", "edited", "update" };

    private static readonly Dictionary<string, string> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utc"] = "Z", ["gmt"] = "Z", ["bst"] = "+01:00", ["cet"] = "+01:00", ["cest"] = "+02:00", ["eet"] = "+02:00", ["eest"] = "+03:00", ["msk"] = "+03:00",
        ["est"] = "-05:00", ["edt"] = "-04:00", ["cst"] = "-06:00", ["cdt"] = "-05:00", ["mst"] = "-07:00", ["mdt"] = "-06:00", ["pst"] = "-08:00", ["pdt"] = "-07:00",
    };

    private static readonly HashSet<string> Fillers = new(StringComparer.OrdinalIgnoreCase) { "at", "on", "of", "the", "date", "time", "et", "pt", "local" };

    public static bool IsUpdateLabel(string word) => UpdateLabels.Contains(word);

    public static bool IsPublishLabel(string word) => PublishLabels.Contains(word);

    public static bool IsWeekday(string word) => Weekdays.Contains(word);

    public static bool IsFiller(string word) => Fillers.Contains(word) || !char.IsLetterOrDigit(word[0]);

    public static bool IsTimeWord(string word) => IsUpdateLabel(word) || IsPublishLabel(word) || IsWeekday(word) || MonthOf(word) > 0 || word is "|" or "\u2022" or "\u00B7";

    public static string? ZoneOf(string word) => Zones.GetValueOrDefault(word);

    /// <summary>1 to 12, or 0 where the word is no month.</summary>
    public static int MonthOf(string word)
    {
        var lower = word.ToLowerInvariant();
        var at = Array.IndexOf(Months, lower == "sept" ? "sep" : lower);
        return (at >= 0 ? at : Array.IndexOf(MonthNames, lower)) + 1;
    }

    /// <summary>Runs of letters and digits, with the marks that stand inside dates and times; other marks singly; "a.m." as one word.</summary>
    public static List<LineWord> Of(string line)
    {
        var words = new List<LineWord>();
        for (var i = 0; i < line.Length;)
        {
            if (char.IsWhiteSpace(line[i]))
            {
                i++;
                continue;
            }

            var start = i;
            if (char.IsLetterOrDigit(line[i]))
            {
                while (i < line.Length && (char.IsLetterOrDigit(line[i]) || IsInner(line, i)))
                {
                    i++;
                }
            }
            else
            {
                i++;
            }

            words.Add(new LineWord(line[start..i]));
        }

        return words;
    }

    // Inside "13:43", "2025-11-19", "19/11/2025", "1.43pm", "a.m", "+02:00" after a time, and a name's hyphen or apostrophe.
    private static bool IsInner(string line, int at) =>
        line[at] is ':' or '-' or '/' or '.' or '+' or '\'' or '\u2019' && at + 1 < line.Length && char.IsLetterOrDigit(line[at + 1]);
}
