namespace Hearsay.Articles;

/// <summary>
/// Converts between UTF-16 indices, which .NET strings use, and Unicode code points, which every offset outside a process uses.
/// Both directions take O(log n) in the number of characters beyond the Basic Multilingual Plane. A lone surrogate counts as one code point.
/// </summary>
public sealed class CodePointIndex
{
    private readonly int[] _pairs;

    public CodePointIndex(string text)
    {
        Text = text;
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

    /// <summary>The text that is indexed.</summary>
    public string Text { get; }

    /// <summary>Length of the text in code points.</summary>
    public int Length => Text.Length - _pairs.Length;

    /// <summary>Code points before a UTF-16 index; an index between the halves of a pair counts the pair.</summary>
    public int ToCodePoint(int utf16)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(utf16);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(utf16, Text.Length);
        var before = Array.BinarySearch(_pairs, utf16);
        before = before < 0 ? ~before : before;
        // The pair just before may be cut by this index.
        return before > 0 && _pairs[before - 1] + 1 == utf16 ? utf16 - before + 1 : utf16 - before;
    }

    /// <summary>UTF-16 index at which a code point begins.</summary>
    public int ToUtf16(int codePoint)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(codePoint);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(codePoint, Length);
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

        return codePoint + low;
    }

    /// <summary>The characters [start, end), given in code points.</summary>
    public string Slice(int start, int end) => Text[ToUtf16(start)..ToUtf16(end)];
}
