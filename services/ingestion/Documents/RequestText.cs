using System.Buffers;
using System.Globalization;
using System.Text;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Ingestion.Documents;

/// <summary>What holds for every text in a request.</summary>
internal static class RequestText
{
    /// <summary>Adds what keeps a text from being stored: U+0000, half a surrogate pair, more characters than allowed.</summary>
    /// <param name="violations">Where it is added.</param>
    /// <param name="field">Path of the field.</param>
    /// <param name="text">The text.</param>
    /// <param name="longest">Most characters (code points); null where another rule bounds it.</param>
    public static void Check(RequestViolations violations, string field, string text, int? longest = null)
    {
        violations.AddWhere(text.Contains('\0', StringComparison.Ordinal), field, "NUL", "Leave out the character U+0000: it cannot be stored.");
        violations.AddWhere(!IsUnicode(text), field, "NOT_UNICODE", "Send whole characters: half of a surrogate pair stands alone.");
        if (longest is { } most && text.Length > most)
        {
            var wrong = text.EnumerateRunes().Count() > most;
            violations.AddWhere(wrong, field, "TOO_LONG", string.Create(CultureInfo.InvariantCulture, $"Give at most {most} characters."));
        }
    }

    private static bool IsUnicode(string text)
    {
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0; at = rest.IndexOfAnyInRange('\uD800', '\uDFFF'))
        {
            if (Rune.DecodeFromUtf16(rest[at..], out _, out var length) != OperationStatus.Done)
            {
                return false;
            }

            rest = rest[(at + length)..];
        }

        return true;
    }
}
