using System.Text;
using Hearsay.Articles.Canonical;

namespace Hearsay.Query;

/// <summary>Text as it is compared: in canonical form, lower case, straight quotation marks and apostrophes.</summary>
internal static class FoldedText
{
    /// <summary>Stands between names and between stretches, so that no word is found across two of them.</summary>
    private const char Separator = '\n';

    public static string Of(string text)
    {
        var folded = new StringBuilder(CanonicalText.From(text).ToLowerInvariant());
        folded.Replace('\u2018', '\'').Replace('\u2019', '\'').Replace('\u201C', '"').Replace('\u201D', '"');
        return Storable(folded.ToString());
    }

    /// <summary>The text without NUL, which PostgreSQL does not keep; a name of an outlet may come with one.</summary>
    public static string Storable(string text) => text.Replace('\0', ' ');

    public static string Of(IEnumerable<string> texts) => Of(string.Join(Separator, texts));

    /// <summary>The first code points of a folded text, for keys that must stay short.</summary>
    public static string Beginning(string folded, int codePoints)
    {
        var end = 0;
        for (var taken = 0; taken < codePoints && end < folded.Length; taken++)
        {
            end += end + 1 < folded.Length && char.IsSurrogatePair(folded[end], folded[end + 1]) ? 2 : 1;
        }

        return folded[..end];
    }
}
