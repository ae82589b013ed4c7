using Hearsay.Corpus.Letters;

namespace Hearsay.Corpus.Texts;

/// <summary>
/// The folded words of a running text up to a bound, sentence by sentence. As bytes: the version, then each sentence as its number of words and
/// three bytes a word, the lowest bit saying whether it is quoted.
/// </summary>
internal sealed class TextSketch
{
    public const int MostWords = 1_500;
    private const byte Version = 1;
    private const int WordBytes = 3, LongestSentence = 255;

    // Fewer own words than these tell nothing: then what is quoted counts too.
    private const int FewestOwnWords = 30;

    private TextSketch(List<RunningWord[]> sentences)
    {
        var own = sentences.Sum(sentence => sentence.Count(word => !word.Quoted));
        var all = own < FewestOwnWords;
        Sentences = sentences;
        Own = sentences.ConvertAll(sentence => Stretches(sentence, all));
    }

    public IReadOnlyList<RunningWord[]> Sentences { get; }

    /// <summary>Of each sentence the stretches that are the text's own: outside quotation marks.</summary>
    public IReadOnlyList<IReadOnlyList<int[]>> Own { get; }

    public static byte[] Write(RunningText text)
    {
        var bytes = new List<byte> { Version };
        var left = MostWords;
        foreach (var words in text.Sentences.SelectMany(sentence => sentence.Words.Chunk(LongestSentence)))
        {
            var taken = Math.Min(left, words.Length);
            if (taken == 0)
            {
                break;
            }

            bytes.Add((byte)taken);
            foreach (var word in words.Take(taken))
            {
                var value = (word.Hash << 1) | (word.Quoted ? 1 : 0);
                bytes.AddRange([(byte)(value >> 16), (byte)(value >> 8), (byte)value]);
            }

            left -= taken;
        }

        return [.. bytes];
    }

    /// <exception cref="ArgumentException">The bytes are no sketch of this version.</exception>
    public static TextSketch Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0 || bytes[0] != Version)
        {
            throw new ArgumentException("No sketch of a text, or one of another version.", nameof(bytes));
        }

        var sentences = new List<RunningWord[]>();
        for (var at = 1; at < bytes.Length;)
        {
            var words = new RunningWord[bytes[at++]];
            if (at + (words.Length * WordBytes) > bytes.Length)
            {
                throw new ArgumentException("A sketch of a text that breaks off.", nameof(bytes));
            }

            for (var i = 0; i < words.Length; i++, at += WordBytes)
            {
                var value = (bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2];
                words[i] = new RunningWord(value >> 1, (value & 1) == 1);
            }

            sentences.Add(words);
        }

        return new TextSketch(sentences);
    }

    /// <summary>Hashes of the rows of a number of words that follow each other outside quotation marks; those of small words alone are left out.</summary>
    public HashSet<ulong> Shingles(int length)
    {
        var shingles = new HashSet<ulong>();
        foreach (var stretch in Own.SelectMany(stretches => stretches))
        {
            for (var i = 0; i + length <= stretch.Length; i++)
            {
                var row = stretch.AsSpan(i, length);
                if (HasContent(row))
                {
                    shingles.Add(StableHash.Of(row, (ulong)length));
                }
            }
        }

        return shingles;
    }

    /// <summary>The words of each sentence that tell something and are not quoted, each once, sorted; the sentences with fewer than some are left out.</summary>
    public List<int[]> Contents(int fewest) =>
        [.. Own.Select(stretches => stretches.SelectMany(stretch => stretch).Where(word => !FoldedWords.IsSmall(word)).Distinct().Order().ToArray()).Where(words => words.Length >= fewest)];

    private static bool HasContent(ReadOnlySpan<int> row)
    {
        foreach (var word in row)
        {
            if (!FoldedWords.IsSmall(word))
            {
                return true;
            }
        }

        return false;
    }

    private static List<int[]> Stretches(RunningWord[] sentence, bool all)
    {
        var stretches = new List<int[]>();
        for (var i = 0; i < sentence.Length; i++)
        {
            var first = i;
            while (i < sentence.Length && (all || !sentence[i].Quoted))
            {
                i++;
            }

            if (i > first)
            {
                stretches.Add([.. sentence[first..i].Select(word => word.Hash)]);
            }
        }

        return stretches;
    }
}
