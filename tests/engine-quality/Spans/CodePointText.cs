using System.Text;

namespace Hearsay.Engine.Quality.Tests.Spans;

/// <summary>A text by code points: what is a letter or digit, and the words of a span.</summary>
internal sealed class CodePointText
{
    private readonly Rune[] _runes;

    // A lone surrogate becomes one replacement character, so that it counts as one code point.
    public CodePointText(string text) => _runes = [.. text.EnumerateRunes()];

    public int Length => _runes.Length;

    public bool IsLetterOrDigit(int at) => Rune.IsLetterOrDigit(_runes[at]);

    public string Of(IEnumerable<TextSpan> spans) =>
        string.Join(' ', spans.Select(span => string.Concat(_runes[span.Start..span.End].Select(rune => rune.ToString()))));

    /// <summary>Each fragment without what is no letter or digit at its two ends; a fragment without any is dropped.</summary>
    public IReadOnlyList<TextSpan> Trimmed(IReadOnlyList<TextSpan> spans)
    {
        var trimmed = new List<TextSpan>();
        foreach (var span in spans)
        {
            var (start, end) = (span.Start, span.End);
            while (start < end && !IsLetterOrDigit(start))
            {
                start++;
            }

            while (end > start && !IsLetterOrDigit(end - 1))
            {
                end--;
            }

            if (start < end)
            {
                trimmed.Add(new TextSpan(start, end));
            }
        }

        return trimmed;
    }

    /// <summary>Whether two lists hold the same letters and digits; lists that hold none (a colon as cue) are the same where they share a character.</summary>
    public bool SameLetters(IReadOnlyList<TextSpan> a, IReadOnlyList<TextSpan> b)
    {
        var letters = Letters(a);
        return letters.Count == 0 ? Letters(b).Count == 0 && SpanLists.Overlap(a, b) > 0 : letters.SequenceEqual(Letters(b));
    }

    private List<int> Letters(IReadOnlyList<TextSpan> spans) =>
        [.. spans.SelectMany(span => Enumerable.Range(span.Start, span.Length)).Where(IsLetterOrDigit)];
}
