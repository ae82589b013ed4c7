using System.Globalization;

namespace Hearsay.Tagger.Pieces;

/// <summary>Greedy longest-match word pieces of a word that is folded to lower case without accents. The training does the same with the same two files.</summary>
internal static class WordPieces
{
    /// <summary>Longer words, in code points, are unknown as a whole.</summary>
    public const int LongestWord = 60;

    private static readonly Dictionary<char, string> Folds = ReadFolds();
    private static readonly (Dictionary<string, int> First, Dictionary<string, int> Next, int Longest) Vocabulary = ReadVocabulary();
    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> First = Vocabulary.First.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Next = Vocabulary.Next.GetAlternateLookup<ReadOnlySpan<char>>();

    public static readonly int Begin = Vocabulary.First["[CLS]"];
    public static readonly int End = Vocabulary.First["[SEP]"];
    public static readonly int Unknown = Vocabulary.First["[UNK]"];

    /// <summary>UTF-16 code units, and so pieces, that a word can have once it is folded.</summary>
    public static readonly int Room = LongestWord * Math.Max(2, Folds.Values.Max(folded => folded.Length));

    /// <summary>Writes the ids of a word's pieces, at most <see cref="Room"/>, and tells how many there are: at least one.</summary>
    public static int Split(ReadOnlySpan<char> word, Span<int> ids)
    {
        Span<char> folded = stackalloc char[Room];
        var length = Fold(word, folded);
        if (length <= 0)
        {
            ids[0] = Unknown;
            return 1;
        }

        int count = 0, at = 0;
        while (at < length)
        {
            var end = Math.Min(length, at + Vocabulary.Longest);
            var id = 0;
            while (end > at && !(at == 0 ? First : Next).TryGetValue(folded[at..end], out id))
            {
                end--;
            }

            if (end == at)
            {
                ids[0] = Unknown;
                return 1;
            }

            ids[count++] = id;
            at = end;
        }

        return count;
    }

    // -1 where the word is too long.
    private static int Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        int length = 0, points = 0;
        foreach (var c in word)
        {
            points += char.IsLowSurrogate(c) && length > 0 && char.IsHighSurrogate(folded[length - 1]) ? 0 : 1;
            if (points > LongestWord)
            {
                return -1;
            }

            if (Folds.TryGetValue(c, out var plain))
            {
                plain.CopyTo(folded[length..]);
                length += plain.Length;
            }
            else
            {
                folded[length++] = c;
            }
        }

        return length;
    }

    private static Dictionary<char, string> ReadFolds() =>
        EmbeddedFile.Lines("folds.tsv").Where(line => line.Length > 0).Select(line => line.Split('\t')).ToDictionary(
            row => (char)int.Parse(row[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), row => row[1]);

    private static (Dictionary<string, int> First, Dictionary<string, int> Next, int Longest) ReadVocabulary()
    {
        var lines = EmbeddedFile.Lines("vocab.txt");
        var first = new Dictionary<string, int>(lines.Length, StringComparer.Ordinal);
        var next = new Dictionary<string, int>(StringComparer.Ordinal);
        var longest = 0;
        for (var id = 0; id < lines.Length; id++)
        {
            var isNext = lines[id].StartsWith("##", StringComparison.Ordinal) && lines[id].Length > 2;
            var piece = isNext ? lines[id][2..] : lines[id];
            longest = Math.Max(longest, piece.Length);
            if (piece.Length > 0)
            {
                (isNext ? next : first)[piece] = id;
            }
        }

        return (first, next, longest);
    }
}
