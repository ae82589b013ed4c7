using Spectre.Console;

namespace Hearsay.Cli.Output;

/// <summary>Text on its way to a page, parts of which stand out.</summary>
internal sealed class StyledText
{
    private readonly List<(string Text, Style Tone)> _pieces = [];

    public StyledText()
    {
    }

    public StyledText(string text, Style tone) => Add(text, tone);

    public StyledText Add(string text, Style tone)
    {
        _pieces.Add((text, tone));
        return this;
    }

    public StyledText Add(StyledText other)
    {
        _pieces.AddRange(other._pieces);
        return this;
    }

    /// <summary>Its words, each in the pieces that look alike; white space only parts them.</summary>
    public IReadOnlyList<Word> Words()
    {
        var words = new List<Word>();
        var word = new List<(string Text, Style Tone)>();
        foreach (var (text, tone) in _pieces)
        {
            var parts = text.Split([' ', '\n', '\r', '\t']);
            for (var at = 0; at < parts.Length; at++)
            {
                if (at > 0)
                {
                    End();
                }

                if (parts[at].Length > 0)
                {
                    word.Add((VisibleText.Of(parts[at]), tone));
                }
            }
        }

        End();
        return words;

        void End()
        {
            if (word.Count > 0)
            {
                words.Add(new Word([.. word]));
                word.Clear();
            }
        }
    }

    /// <summary>Words in a line, in as few pieces as look alike, so that a terminal is not told a tone twice.</summary>
    public static IReadOnlyList<(string Text, Style Tone)> Joined(IEnumerable<Word> words)
    {
        var joined = new List<(string Text, Style Tone)>();
        foreach (var word in words)
        {
            for (var at = 0; at < word.Pieces.Count; at++)
            {
                var (text, tone) = word.Pieces[at];
                var space = at == 0 && joined.Count > 0 ? " " : string.Empty;
                if (joined.Count > 0 && joined[^1].Tone.Equals(tone))
                {
                    joined[^1] = ($"{joined[^1].Text}{space}{text}", tone);
                }
                else
                {
                    // The space before words that stand out does not.
                    joined.AddRange(space.Length > 0 ? [(space, Tones.Plain), (text, tone)] : [(text, tone)]);
                }
            }
        }

        return joined;
    }

    /// <summary>One word, with nothing harmful in it.</summary>
    internal sealed record Word(IReadOnlyList<(string Text, Style Tone)> Pieces)
    {
        public string Text => string.Concat(Pieces.Select(piece => piece.Text));
    }
}
