using Hearsay.Corpus.Letters;
using Hearsay.Corpus.Linking;

namespace Hearsay.Corpus.Texts;

/// <summary>
/// Documents that carry one text. Only words outside quotation marks are weighed: two reporters at one press conference quote the same words.
/// Reports of their own on one event share names and figures, seldom rows of words; copies share both rows and whole sentences, even where a
/// third of them are reworded.
/// </summary>
public sealed class TextKind : UnitKind<ComparedText>
{
    public const string Identical = "IDENTICAL", Copy = "COPY", Rewrite = "REWRITE";

    // Own sentences that the shorter text shares, those that the longer does, and rows of three words.
    private const double LeastOfShorter = 0.45, LeastOfLonger = 0.25, LeastRows = 0.15, EnoughRows = 0.35, RowsOfCopy = 0.65;
    private const double LeastOfSentence = 0.45;
    private const int LongRow = 4, ShortRow = ComparedText.Row, LongKeys = 12, ShortKeys = 12, SentenceKeys = 8, FewestForKey = 6;

    // A text with fewer rows of words is a sentence or two: one fact told twice makes half of it.
    private const int FewestRows = 30;
    private const ulong SentenceSeed = 99;

    public override short Number => 3;

    protected override ComparedText Read(byte[] bytes) => new(bytes);

    /// <summary>The smallest hashes of rows of words and of sentences: texts that share a tenth of them most likely have one in common.</summary>
    protected override IReadOnlyList<long> KeysOf(ComparedText unit)
    {
        var sketch = unit.Sketch;
        var sentences = sketch.Contents(FewestForKey).Select(words => StableHash.Of(words, SentenceSeed));
        return [.. Smallest(sketch.Shingles(LongRow), LongKeys).Concat(Smallest(sketch.Shingles(ShortRow), ShortKeys)).Concat(Smallest(sentences, SentenceKeys)).Select(key => (long)key).Distinct()];
    }

    protected override Likeness CompareRead(ComparedText one, ComparedText other)
    {
        if (one.Bytes.AsSpan().SequenceEqual(other.Bytes))
        {
            return new Likeness(Relation.Same, 1, Identical, []);
        }

        HashSet<ulong> leftRows = one.Rows, rightRows = other.Rows;
        var rows = SharedRows(leftRows, rightRows);
        if (rows < LeastRows || (rows < RowsOfCopy && Math.Min(leftRows.Count, rightRows.Count) < FewestRows))
        {
            return Likeness.Unrelated;
        }

        List<int[]> leftWords = one.Sentences, rightWords = other.Sentences;
        double ofLeft = SharedSentences(leftWords, rightWords), ofRight = SharedSentences(rightWords, leftWords);
        var (most, least) = (Math.Max(ofLeft, ofRight), Math.Min(ofLeft, ofRight));
        if (least < LeastOfLonger || (most < LeastOfShorter && rows < EnoughRows))
        {
            return Likeness.Unrelated;
        }

        return new Likeness(Relation.Same, Math.Round(Math.Max(rows, (most + least) / 2), 2), rows >= RowsOfCopy ? Copy : Rewrite, []);
    }

    private static IEnumerable<ulong> Smallest(IEnumerable<ulong> hashes, int count) => hashes.Order().Take(count);

    // Of the text that has fewer.
    private static double SharedRows(HashSet<ulong> one, HashSet<ulong> other)
    {
        var (fewer, more) = one.Count <= other.Count ? (one, other) : (other, one);
        return fewer.Count == 0 ? 0 : (double)fewer.Count(more.Contains) / fewer.Count;
    }

    /// <summary>How much of the sentences of one text stands in a sentence each of the other, by words that tell something.</summary>
    private static double SharedSentences(List<int[]> of, List<int[]> among)
    {
        double shared = 0;
        var all = 0;
        foreach (var words in of)
        {
            var best = among.Count == 0 ? 0 : among.Max(other => 2.0 * Common(words, other) / (words.Length + other.Length));
            shared += best >= LeastOfSentence ? words.Length * best : 0;
            all += words.Length;
        }

        return all == 0 ? 0 : shared / all;
    }

    private static int Common(int[] one, int[] other)
    {
        int i = 0, j = 0, common = 0;
        while (i < one.Length && j < other.Length)
        {
            common += one[i] == other[j] ? 1 : 0;
            (i, j) = one[i] == other[j] ? (i + 1, j + 1) : one[i] < other[j] ? (i + 1, j) : (i, j + 1);
        }

        return common;
    }
}
