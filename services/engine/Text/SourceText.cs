using Hearsay.Engine.Model;

namespace Hearsay.Engine.Text;

/// <summary>The text with its code-point offsets. Inside the engine all indices are UTF-16; spans are made here and nowhere else.</summary>
internal sealed class SourceText
{
    private readonly int[] _pairs;

    public SourceText(string text)
    {
        Value = text;
        var pairs = new List<int>();
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && char.IsLowSurrogate(text[i + 1]))
            {
                pairs.Add(i++);
            }
        }

        _pairs = [.. pairs];
    }

    public string Value { get; }

    /// <summary>The span [start, end), given in UTF-16 indices; a cut through a pair takes the whole pair.</summary>
    public Span Span(int start, int end)
    {
        start = IsInsidePair(start) ? start - 1 : start;
        end = IsInsidePair(end) ? end + 1 : end;
        return new Span(start - PairsBefore(start), end - PairsBefore(end), Value[start..end]);
    }

    /// <summary>UTF-16 index of a code point; past the end gives the end.</summary>
    public int ToUtf16(int codePoint)
    {
        int low = 0, high = _pairs.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_pairs[middle] - middle < codePoint)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return Math.Clamp(codePoint + low, 0, Value.Length);
    }

    private bool IsInsidePair(int at) => at > 0 && Array.BinarySearch(_pairs, at - 1) >= 0;

    private int PairsBefore(int at)
    {
        var found = Array.BinarySearch(_pairs, at);
        return found < 0 ? ~found : found;
    }
}
