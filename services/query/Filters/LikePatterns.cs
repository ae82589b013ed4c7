using System.Text;

namespace Hearsay.Query;

/// <summary>Patterns for LIKE that words make.</summary>
internal static class LikePatterns
{
    private static readonly char[] Specials = ['\\', '%', '_'];

    /// <summary>One a word: text in which it stands.</summary>
    public static string[] Of(string[] words) => Array.ConvertAll(words, word => $"%{Escaped(word)}%");

    private static string Escaped(string word)
    {
        if (word.IndexOfAny(Specials) < 0)
        {
            return word;
        }

        var escaped = new StringBuilder(word.Length + 8);
        foreach (var letter in word)
        {
            if (Specials.Contains(letter))
            {
                escaped.Append('\\');
            }

            escaped.Append(letter);
        }

        return escaped.ToString();
    }
}
