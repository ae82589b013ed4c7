namespace Hearsay.Corpus.Revisions;

/// <summary>Which word of one text is which of another. What has no partner was changed, added or removed.</summary>
internal sealed class WordMap
{
    /// <summary>In place of a partner.</summary>
    public const int None = -1;

    private readonly int[] _toLater;
    private readonly int[] _toEarlier;

    private WordMap(int[] toLater, int[] toEarlier) => (_toLater, _toEarlier) = (toLater, toEarlier);

    /// <summary>Index of the partner in the later text, or <see cref="None"/>.</summary>
    public int ToLater(int earlier) => _toLater[earlier];

    /// <summary>Index of the partner in the earlier text, or <see cref="None"/>.</summary>
    public int ToEarlier(int later) => _toEarlier[later];

    /// <summary>The same seen from the other text.</summary>
    public WordMap Turned() => new(_toEarlier, _toLater);

    /// <summary>Aligns two texts: what stands in the same order first, then spellings at one place, then whole stretches that moved.</summary>
    public static WordMap Between(IReadOnlyList<RevisionWord> earlier, IReadOnlyList<RevisionWord> later, CancellationToken cancellationToken)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] IdsOf(IReadOnlyList<RevisionWord> words) => [.. words.Select(word => ids.TryGetValue(word.Key, out var id) ? id : ids[word.Key] = ids.Count)];
        var (a, b) = (IdsOf(earlier), IdsOf(later));
        var toLater = Enumerable.Repeat(None, a.Length).ToArray();
        var toEarlier = Enumerable.Repeat(None, b.Length).ToArray();
        new OrderedWords(a, b, at => earlier[at].Tells, toLater, toEarlier).Align(cancellationToken);
        DropStrays(earlier, toLater, toEarlier);
        new RespelledWords(earlier, later, toLater, toEarlier).Align();
        new MovedWords(a, b, toLater, toEarlier).Align();
        return new WordMap(toLater, toEarlier);
    }

    // A lone "the" between stretches that differ is no sign that they are one.
    private static void DropStrays(IReadOnlyList<RevisionWord> earlier, int[] toLater, int[] toEarlier)
    {
        for (var at = 0; at < toLater.Length;)
        {
            var end = at;
            while (end < toLater.Length && toLater[end] != None && (end == at || toLater[end] == toLater[end - 1] + 1))
            {
                end++;
            }

            if (end > at && IsStray(at, end))
            {
                for (var i = at; i < end; i++)
                {
                    toEarlier[toLater[i]] = None;
                    toLater[i] = None;
                }
            }

            at = Math.Max(end, at + 1);
        }

        bool IsStray(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                if (earlier[i].Tells)
                {
                    return false;
                }
            }

            var (first, last) = (toLater[from], toLater[to - 1]);
            return to - from <= 2
                && from > 0 && toLater[from - 1] == None && to < toLater.Length && toLater[to] == None
                && first > 0 && toEarlier[first - 1] == None && last + 1 < toEarlier.Length && toEarlier[last + 1] == None;
        }
    }
}
