using System.Text;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>Reads the terms out of a tsquery as PostgreSQL writes it: each in single quotes, a quote or a backslash in it doubled.</summary>
internal static class QueryTerms
{
    /// <summary>The failure for a query that asks for no word.</summary>
    public static HearsayException None() =>
        RequestViolations.Failure("query", "NO_WORDS", "Give at least one word that must be there, and not only words like 'the'.");

    /// <summary>The terms, each once.</summary>
    public static IReadOnlyList<string> Of(string query)
    {
        var terms = new List<string>();
        var term = new StringBuilder();
        var isInside = false;
        for (var index = 0; index < query.Length; index++)
        {
            var letter = query[index];
            if (isInside && index + 1 < query.Length && (letter is '\'' or '\\') && query[index + 1] == letter)
            {
                term.Append(letter);
                index++;
            }
            else if (letter == '\'')
            {
                if (isInside)
                {
                    terms.Add(term.ToString());
                    term.Clear();
                }

                isInside = !isInside;
            }
            else if (isInside)
            {
                term.Append(letter);
            }
        }

        return [.. terms.Distinct(StringComparer.Ordinal)];
    }
}
