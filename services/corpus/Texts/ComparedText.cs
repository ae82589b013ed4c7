namespace Hearsay.Corpus.Texts;

/// <summary>A text as it is compared with many: what is reckoned from its words is reckoned when it is first asked for.</summary>
public sealed class ComparedText
{
    internal const int Row = 3;

    private const int FewestWords = 4;

    private readonly Lazy<TextSketch> _sketch;
    private readonly Lazy<HashSet<ulong>> _rows;
    private readonly Lazy<List<int[]>> _sentences;

    internal ComparedText(byte[] bytes)
    {
        Bytes = bytes;
        _sketch = new(() => TextSketch.Read(bytes), isThreadSafe: false);
        _rows = new(() => Sketch.Shingles(Row), isThreadSafe: false);
        _sentences = new(() => Sketch.Contents(FewestWords), isThreadSafe: false);
    }

    internal byte[] Bytes { get; }

    internal TextSketch Sketch => _sketch.Value;

    /// <summary>Hashes of its rows of three words.</summary>
    internal HashSet<ulong> Rows => _rows.Value;

    /// <summary>Words of its sentences.</summary>
    internal List<int[]> Sentences => _sentences.Value;
}
