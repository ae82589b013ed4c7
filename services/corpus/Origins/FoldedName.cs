using System.Text;

namespace Hearsay.Corpus.Origins;

/// <summary>Names as they are compared: small letters and digits, single spaces, without an article.</summary>
internal static class FoldedName
{
    private const int Longest = 400;

    public static string Of(string name)
    {
        var folded = new StringBuilder();
        foreach (var character in name.AsSpan(0, Math.Min(name.Length, Longest)))
        {
            if (char.IsLetterOrDigit(character))
            {
                folded.Append(char.ToLowerInvariant(character));
            }
            else if (character is not ('\'' or '\u2019' or '.') && folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        var text = folded.ToString().Trim();
        return text.StartsWith("the ", StringComparison.Ordinal) ? text[4..] : text;
    }
}
