using System.Text;

namespace Hearsay.Articles.Canonical;

/// <summary>
/// Unicode normalisation form C. Our own because string.Normalize does nothing under InvariantGlobalization, and because stored
/// offsets must not depend on a machine's ICU. O(n log n) at worst, on any input; a lone surrogate passes as it is.
/// </summary>
internal static class Nfc
{
    private const int HangulS = 0xAC00, HangulL = 0x1100, HangulV = 0x1161, HangulT = 0x11A7;
    private const int LCount = 19, VCount = 21, TCount = 28, SCount = LCount * VCount * TCount;

    public static string Normalize(string text)
    {
        // Below U+0300 nothing combines: every such text is normalised already.
        var first = text.AsSpan().IndexOfAnyExceptInRange('\0', '\u02FF');
        if (first < 0)
        {
            return text;
        }

        var points = Decompose(text);
        Reorder(points);
        return Compose(points);
    }

    private static List<int> Decompose(string text)
    {
        var points = new List<int>(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            int point = text[i];
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                point = char.ConvertToUtf32(text[i], text[i + 1]);
                i++;
            }

            if (point is >= HangulS and < HangulS + SCount)
            {
                var s = point - HangulS;
                points.Add(HangulL + (s / (VCount * TCount)));
                points.Add(HangulV + (s % (VCount * TCount) / TCount));
                if (s % TCount != 0)
                {
                    points.Add(HangulT + (s % TCount));
                }
            }
            else if (NfcTable.Instance.SplitOf(point) is { } parts)
            {
                points.AddRange(parts);
            }
            else
            {
                points.Add(point);
            }
        }

        return points;
    }

    private static void Reorder(List<int> points)
    {
        var table = NfcTable.Instance;
        for (var i = 0; i < points.Count;)
        {
            if (table.ClassOf(points[i]) == 0)
            {
                i++;
                continue;
            }

            var end = i;
            while (end < points.Count && table.ClassOf(points[end]) != 0)
            {
                end++;
            }

            if (end - i > 1)
            {
                // OrderBy is stable, as canonical ordering must be.
                var run = points.GetRange(i, end - i).OrderBy(point => table.ClassOf(point)).ToArray();
                for (var k = 0; k < run.Length; k++)
                {
                    points[i + k] = run[k];
                }
            }

            i = end;
        }
    }

    private static string Compose(List<int> points)
    {
        var table = NfcTable.Instance;
        var kept = new List<int>(points.Count);
        var starter = -1;
        var lastClass = -1;
        foreach (var point in points)
        {
            var pointClass = table.ClassOf(point);
            if (starter >= 0 && (lastClass < pointClass || lastClass == -1) && Join(table, kept[starter], point) is var joined and >= 0)
            {
                kept[starter] = joined;
                continue;
            }

            kept.Add(point);
            if (pointClass == 0)
            {
                starter = kept.Count - 1;
                lastClass = -1;
            }
            else
            {
                lastClass = pointClass;
            }
        }

        var builder = new StringBuilder(kept.Count);
        foreach (var point in kept)
        {
            if (point is >= 0xD800 and <= 0xDFFF)
            {
                builder.Append((char)point);
            }
            else
            {
                builder.Append(new Rune(point).ToString());
            }
        }

        return builder.ToString();
    }

    private static int Join(NfcTable table, int first, int second)
    {
        if (first is >= HangulL and < HangulL + LCount && second is >= HangulV and < HangulV + VCount)
        {
            return HangulS + ((((first - HangulL) * VCount) + (second - HangulV)) * TCount);
        }

        if (first is >= HangulS and < HangulS + SCount && (first - HangulS) % TCount == 0 && second is > HangulT and < HangulT + TCount)
        {
            return first + (second - HangulT);
        }

        return table.JoinOf(first, second);
    }
}
