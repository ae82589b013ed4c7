using Hearsay.Engine.Cues;
using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>A name as its words: titles and a leading article left out, in lower case.</summary>
/// <param name="First">First token of the mention, titles included.</param>
/// <param name="End">One past its last token.</param>
/// <param name="Words">The words that count.</param>
internal sealed record NameForm(int First, int End, string[] Words)
{
    /// <summary>The words as one key.</summary>
    public string Key { get; } = string.Join(' ', Words);

    public static NameForm Of(ReadText text, TextRange range)
    {
        var first = text.TokenAt(range.Start);
        var end = first;
        var words = new List<string>();
        for (; end < text.Tokens.Count && text.Tokens[end].Start < range.End; end++)
        {
            var token = text.Tokens[end];
            var lower = token.End > range.End ? text.Value[token.Start..range.End].ToLowerInvariant() : token.Lower;
            if ((!NameLexicon.Instance.IsHonorific(lower) && !(lower == "the" && words.Count == 0)) || token.End >= range.End)
            {
                words.Add(lower);
            }
        }

        return new NameForm(first, end, [.. words]);
    }

    /// <summary>A spelling in capitals with small letters after the first of each word.</summary>
    public static string InSmallLetters(string spelling)
    {
        var letters = spelling.ToCharArray();
        for (var i = 1; i < letters.Length; i++)
        {
            letters[i] = char.IsLetter(letters[i - 1]) ? char.ToLowerInvariant(letters[i]) : letters[i];
        }

        return new string(letters);
    }
}
