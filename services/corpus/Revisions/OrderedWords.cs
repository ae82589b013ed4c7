namespace Hearsay.Corpus.Revisions;

/// <summary>
/// Finds the words that stand in the same order in both texts: the longest such row, where words that tell weigh more. Stretches too long for a table are first
/// parted at rows of words that stand in each of them once.
/// </summary>
internal sealed class OrderedWords(int[] earlier, int[] later, Func<int, bool> tells, int[] toLater, int[] toEarlier)
{
    private const int MostCells = 250_000, DeepestParting = 24, Telling = 4, Other = 1;

    private static readonly int[] AnchorLengths = [4, 2, 1];

    public void Align(CancellationToken cancellationToken)
    {
        var open = new Stack<Stretch>();
        open.Push(new Stretch(0, earlier.Length, 0, later.Length, 0));
        while (open.TryPop(out var stretch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rest = Trim(stretch);
            if (rest.Rows == 0 || rest.Columns == 0)
            {
                continue;
            }

            if ((long)rest.Rows * rest.Columns <= MostCells)
            {
                Fill(rest);
            }
            else if (rest.Depth < DeepestParting)
            {
                Part(rest, open);
            }
        }
    }

    private Stretch Trim(Stretch stretch)
    {
        var (a, aEnd, b, bEnd, depth) = stretch;
        while (a < aEnd && b < bEnd && earlier[a] == later[b])
        {
            Pair(a++, b++);
        }

        while (a < aEnd && b < bEnd && earlier[aEnd - 1] == later[bEnd - 1])
        {
            Pair(--aEnd, --bEnd);
        }

        return new Stretch(a, aEnd, b, bEnd, depth);
    }

    private void Pair(int a, int b) => (toLater[a], toEarlier[b]) = (b, a);

    private void Fill(Stretch stretch)
    {
        int rows = stretch.Rows, columns = stretch.Columns, width = columns + 1;
        var best = new int[(rows + 1) * width];
        for (var i = rows - 1; i >= 0; i--)
        {
            var weight = tells(stretch.A + i) ? Telling : Other;
            for (var j = columns - 1; j >= 0; j--)
            {
                var without = Math.Max(best[((i + 1) * width) + j], best[(i * width) + j + 1]);
                var with = earlier[stretch.A + i] == later[stretch.B + j] ? best[((i + 1) * width) + j + 1] + weight : 0;
                best[(i * width) + j] = Math.Max(with, without);
            }
        }

        for (int i = 0, j = 0; i < rows && j < columns;)
        {
            var weight = tells(stretch.A + i) ? Telling : Other;
            if (earlier[stretch.A + i] == later[stretch.B + j] && best[(i * width) + j] == best[((i + 1) * width) + j + 1] + weight)
            {
                Pair(stretch.A + i++, stretch.B + j++);
            }
            else if (best[((i + 1) * width) + j] >= best[(i * width) + j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
    }

    private void Part(Stretch stretch, Stack<Stretch> open)
    {
        foreach (var length in AnchorLengths)
        {
            var anchors = Ascending(Anchors(stretch, length));
            if (anchors.Count == 0)
            {
                continue;
            }

            int a = stretch.A, b = stretch.B;
            foreach (var (nextA, nextB) in anchors)
            {
                open.Push(new Stretch(a, nextA, b, nextB, stretch.Depth + 1));
                Pair(nextA, nextB);
                (a, b) = (nextA + 1, nextB + 1);
            }

            open.Push(new Stretch(a, stretch.AEnd, b, stretch.BEnd, stretch.Depth + 1));
            return;
        }
    }

    // Where rows of words begin that stand once in either stretch.
    private List<(int A, int B)> Anchors(Stretch stretch, int length)
    {
        var once = Once(earlier, stretch.A, stretch.AEnd, length);
        return [.. Once(later, stretch.B, stretch.BEnd, length)
            .Where(pair => once.ContainsKey(pair.Key))
            .Select(pair => (A: once[pair.Key], B: pair.Value))
            .Where(pair => Enumerable.Range(0, length).All(i => earlier[pair.A + i] == later[pair.B + i]))
            .OrderBy(pair => pair.A)];
    }

    private static Dictionary<int, int> Once(int[] words, int from, int to, int length)
    {
        var places = new Dictionary<int, int>();
        var often = new HashSet<int>();
        for (var at = from; at + length <= to; at++)
        {
            var hash = RowHash.Of(words, at, length);
            if (!places.TryAdd(hash, at))
            {
                often.Add(hash);
            }
        }

        foreach (var hash in often)
        {
            places.Remove(hash);
        }

        return places;
    }

    // The longest row of pairs that ascend in both texts.
    private static List<(int A, int B)> Ascending(List<(int A, int B)> pairs)
    {
        var ends = new List<int>();
        var before = new int[pairs.Count];
        for (var i = 0; i < pairs.Count; i++)
        {
            int low = 0, high = ends.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = pairs[ends[middle]].B < pairs[i].B ? (middle + 1, high) : (low, middle);
            }

            before[i] = low > 0 ? ends[low - 1] : -1;
            if (low == ends.Count)
            {
                ends.Add(i);
            }
            else
            {
                ends[low] = i;
            }
        }

        var row = new List<(int A, int B)>();
        for (var at = ends.Count > 0 ? ends[^1] : -1; at >= 0; at = before[at])
        {
            row.Add(pairs[at]);
        }

        row.Reverse();
        return row;
    }

    private readonly record struct Stretch(int A, int AEnd, int B, int BEnd, int Depth)
    {
        public int Rows => AEnd - A;

        public int Columns => BEnd - B;
    }
}
