using System.Globalization;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>Reads the filters of list requests, and adds a violation for each that is wrong.</summary>
internal static class RequestFilters
{
    /// <summary>Longest text of a filter, in code points.</summary>
    public const int LongestText = 200;

    /// <summary>Most values that one filter may list.</summary>
    public const int MostValues = 50;

    /// <summary>Folded words, all of which must be there; none for an empty filter.</summary>
    public static string[] Words(string text, string field, RequestViolations violations) =>
        Text(text, field, violations).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Folded text; empty for an empty filter and for one that is wrong.</summary>
    public static string Text(string text, string field, RequestViolations violations) => Text(text, field, LongestText, violations);

    /// <summary>The same, of a text that may have this many code points.</summary>
    public static string Text(string text, string field, int longest, RequestViolations violations)
    {
        // UTF-16 first: a code point takes two units at most, and counting must not read a message of megabytes.
        if (text.Length > 2 * longest || text.EnumerateRunes().Count() > longest)
        {
            violations.Add(field, "TOO_LONG", $"Give at most {longest} characters.");
            return "";
        }

        // PostgreSQL keeps no NUL, and no half of a surrogate pair.
        if (text.Contains('\0', StringComparison.Ordinal) || HasLoneSurrogate(text))
        {
            violations.Add(field, "NOT_TEXT", "Give text without NUL and without lone surrogates.");
            return "";
        }

        return FoldedText.Of(text);
    }

    /// <summary>Numbers of enum values, any of which may match; none for an empty filter.</summary>
    public static short[] AnyOf<TEnum>(IReadOnlyCollection<TEnum> values, string field, RequestViolations violations)
        where TEnum : struct, Enum
    {
        if (!IsBounded(values.Count, field, violations))
        {
            return [];
        }

        var numbers = values.Select(value => Convert.ToInt32(value, CultureInfo.InvariantCulture)).ToList();
        for (var index = 0; index < numbers.Count; index++)
        {
            var known = numbers[index] != 0 && Enum.IsDefined(typeof(TEnum), numbers[index]);
            violations.AddWhere(!known, $"{field}[{index}]", "UNKNOWN", "Give one of the values that the contract names, and not UNSPECIFIED.");
        }

        return [.. numbers.Select(number => unchecked((short)number))];
    }

    /// <summary>Names of event types, any of which may match; none for an empty filter.</summary>
    public static string[] EventTypes(IReadOnlyList<string> types, string field, RequestViolations violations)
    {
        if (!IsBounded(types.Count, field, violations))
        {
            return [];
        }

        for (var index = 0; index < types.Count; index++)
        {
            var isName = types[index].Length is > 0 and <= 40 && types[index].All(letter => letter is >= 'A' and <= 'Z' or '_');
            violations.AddWhere(!isName, $"{field}[{index}]", "UNKNOWN", "Give a PLOVER type in capitals, for example CONSULT.");
        }

        return [.. types];
    }

    /// <summary>A day; null for an empty filter.</summary>
    public static DateOnly? Day(string text, string field, RequestViolations violations)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        violations.Add(field, "NOT_A_DATE", "Give an ISO 8601 date, for example 2031-05-04.");
        return null;
    }

    /// <summary>Reads an optional UUID; false for an empty one and for one that is wrong.</summary>
    public static bool OptionalId(string text, string field, string owner, RequestViolations violations, out Guid id)
    {
        var isId = Guid.TryParseExact(text, "D", out id);
        violations.AddWhere(text.Length > 0 && !isId, field, "NOT_A_UUID", $"Give the id of {owner}: a UUID with hyphens.");
        return isId;
    }

    private static bool IsBounded(int count, string field, RequestViolations violations)
    {
        violations.AddWhere(count > MostValues, field, "TOO_MANY", $"Give at most {MostValues} values.");
        return count <= MostValues;
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]))
            {
                index++;
            }
            else if (char.IsSurrogate(text[index]))
            {
                return true;
            }
        }

        return false;
    }
}
