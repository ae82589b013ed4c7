using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Statements;

/// <summary>The words of a stretch in lower case, marks left out: what patterns of a few words are looked for in.</summary>
internal sealed class SpokenWords
{
    private readonly List<string> _words = [];

    /// <param name="text">The text.</param>
    /// <param name="ranges">Stretches of it.</param>
    /// <param name="most">How many words are taken from the beginning.</param>
    public SpokenWords(ReadText text, IEnumerable<TextRange> ranges, int most)
    {
        foreach (var range in ranges)
        {
            for (var i = text.TokenAt(range.Start); i < text.Tokens.Count && text.Tokens[i].Start < range.End && _words.Count < most; i++)
            {
                // "no." at the end of a sentence looks like the abbreviation.
                var word = text.Tokens[i].Lower == "no." ? "no" : text.Tokens[i].Lower;
                if (char.IsLetterOrDigit(word[^1]))
                {
                    _words.Add(word);
                }
            }
        }
    }

    public int Count => _words.Count;

    public string this[int at] => at >= 0 && at < _words.Count ? _words[at] : "";

    public bool Has(string word) => _words.Contains(word);

    public bool HasAny(IReadOnlySet<string> words) => _words.Exists(words.Contains);

    public bool IsNegated => _words.Exists(word => word is "not" or "n't" or "never");

    /// <summary>Index of the first word of a row of words, or -1.</summary>
    public int Find(params ReadOnlySpan<string> row)
    {
        for (var i = 0; i + row.Length <= _words.Count; i++)
        {
            var at = 0;
            while (at < row.Length && _words[i + at] == row[at])
            {
                at++;
            }

            if (at == row.Length)
            {
                return i;
            }
        }

        return -1;
    }

    public bool StartsWith(params ReadOnlySpan<string> row) => Find(row) == 0;
}
