using System.Security.Cryptography;
using System.Text;

namespace Hearsay.Articles.Canonical;

/// <summary>The one form in which a text is stored: NFC, LF line ends, nothing trimmed.</summary>
public static class CanonicalText
{
    /// <summary>Brings a text, and a title that is not its first line, into canonical form.</summary>
    /// <param name="text">Any string.</param>
    /// <param name="title">Headline, or empty. One that the text does not begin with becomes its first line, a blank line after it.</param>
    public static string From(string text, string title = "")
    {
        var body = Nfc.Normalize(text.Contains('\r', StringComparison.Ordinal)
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : text);
        var headline = Headline(title);
        return headline.Length == 0 || FirstLine(body).SequenceEqual(headline) ? body : headline + "\n\n" + body;
    }

    /// <summary>SHA-256 of the text in UTF-8, lower-case hex, 64 characters. A lone surrogate counts as U+FFFD.</summary>
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A title on one line, NFC, without white space around it.</summary>
    public static string Headline(string title) =>
        Nfc.Normalize(title.Replace('\r', ' ').Replace('\n', ' ').Trim());

    private static ReadOnlySpan<char> FirstLine(string text)
    {
        var rest = text.AsSpan().TrimStart();
        var end = rest.IndexOf('\n');
        return (end < 0 ? rest : rest[..end]).TrimEnd();
    }
}
