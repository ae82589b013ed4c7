namespace Hearsay.Corpus.Revisions;

/// <summary>
/// Pairs words that stand at one place and differ in spelling alone: forms, British and American, slips, and words written as one or as two ("co-operate").
/// </summary>
internal sealed class RespelledWords(IReadOnlyList<RevisionWord> earlier, IReadOnlyList<RevisionWord> later, int[] toLater, int[] toEarlier)
{
    // A longer gap is another text.
    private const int LongestGap = 60;

    public void Align()
    {
        for (int a = 0, b = 0; a < toLater.Length || b < toEarlier.Length;)
        {
            int aEnd = a, bEnd = b;
            while (aEnd < toLater.Length && toLater[aEnd] == WordMap.None)
            {
                aEnd++;
            }

            while (bEnd < toEarlier.Length && toEarlier[bEnd] == WordMap.None)
            {
                bEnd++;
            }

            if (aEnd > a && bEnd > b && aEnd - a <= LongestGap && bEnd - b <= LongestGap)
            {
                Join(a, aEnd, b, bEnd);
                Pair(a, aEnd, b, bEnd);
            }

            // Pairs so far are in order: behind both gaps stands one.
            (a, b) = (aEnd + 1, bEnd + 1);
        }
    }

    private void Join(int a, int aEnd, int b, int bEnd)
    {
        for (var i = a; i < aEnd; i++)
        {
            for (var j = b; j < bEnd; j++)
            {
                if (toLater[i] != WordMap.None || toEarlier[j] != WordMap.None)
                {
                    continue;
                }

                if (i + 1 < aEnd && toLater[i + 1] == WordMap.None && IsWhole(earlier[i].Key, earlier[i + 1].Key, later[j].Key))
                {
                    (toLater[i], toLater[i + 1], toEarlier[j]) = (j, j, i);
                }
                else if (j + 1 < bEnd && toEarlier[j + 1] == WordMap.None && IsWhole(later[j].Key, later[j + 1].Key, earlier[i].Key))
                {
                    (toEarlier[j], toEarlier[j + 1], toLater[i]) = (i, i, j);
                }
            }
        }
    }

    private static bool IsWhole(string first, string second, string whole) =>
        whole.Length == first.Length + second.Length && whole.StartsWith(first, StringComparison.Ordinal) && whole.EndsWith(second, StringComparison.Ordinal);

    // The first free one that fits, in order.
    private void Pair(int a, int aEnd, int b, int bEnd)
    {
        var from = b;
        for (var i = a; i < aEnd; i++)
        {
            if (toLater[i] != WordMap.None)
            {
                continue;
            }

            for (var j = from; j < bEnd; j++)
            {
                if (toEarlier[j] == WordMap.None && SameWord.Is(earlier[i].Key, later[j].Key))
                {
                    (toLater[i], toEarlier[j]) = (j, i);
                    from = j + 1;
                    break;
                }
            }
        }
    }
}
