using Hearsay.Articles;
using Hearsay.Articles.Canonical;

namespace Hearsay.Answers.Quality.Tests.Data;

/// <summary>A stretch of a text in code points.</summary>
internal readonly record struct Stretch(int Start, int End)
{
    public int Length => End - Start;

    /// <summary>Code points that both have.</summary>
    public int With(Stretch other) => Math.Max(0, Math.Min(End, other.End) - Math.Max(Start, other.Start));
}

/// <summary>A canonical text in which words are looked up.</summary>
internal sealed class QuotedText(string text)
{
    private readonly CodePointIndex _index = new(text);

    /// <summary>The text itself.</summary>
    public string Value => text;

    /// <summary>Everywhere that these words stand, in the order of the text.</summary>
    public IReadOnlyList<Stretch> Find(string words)
    {
        var found = new List<Stretch>();
        var wanted = CanonicalText.From(words);
        for (var at = text.IndexOf(wanted, StringComparison.Ordinal); at >= 0 && wanted.Length > 0; at = text.IndexOf(wanted, at + 1, StringComparison.Ordinal))
        {
            found.Add(new Stretch(_index.ToCodePoint(at), _index.ToCodePoint(at + wanted.Length)));
        }

        return found;
    }
}
