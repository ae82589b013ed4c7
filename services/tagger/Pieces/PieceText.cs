namespace Hearsay.Tagger.Pieces;

/// <summary>A text as the encoder reads it. Every list has one value a piece; starts and ends are those of the piece's word, in UTF-16 indices of the text.</summary>
public sealed class PieceText
{
    private int[] _ids;
    private int[] _starts;
    private int[] _ends;
    private WordShape[] _shapes;
    private bool[] _quoted;
    private bool[] _opensParagraph;

    internal PieceText(string text)
    {
        Text = text;
        var room = (text.Length / 4) + 16;
        (_ids, _starts, _ends) = (new int[room], new int[room], new int[room]);
        (_shapes, _quoted, _opensParagraph) = (new WordShape[room], new bool[room], new bool[room]);
    }

    public string Text { get; }

    public int Count { get; private set; }

    /// <summary>Rows of the vocabulary.</summary>
    public ReadOnlySpan<int> Ids => _ids.AsSpan(0, Count);

    public ReadOnlySpan<WordShape> Shapes => _shapes.AsSpan(0, Count);

    /// <summary>Whether the piece stands inside double quotation marks or is one.</summary>
    public ReadOnlySpan<bool> Quoted => _quoted.AsSpan(0, Count);

    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, Count);

    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, Count);

    /// <summary>Whether the piece is the first after a line feed, or of the text.</summary>
    public ReadOnlySpan<bool> OpensParagraph => _opensParagraph.AsSpan(0, Count);

    /// <summary>The first piece of the word that a piece belongs to; the number of pieces is its own.</summary>
    public int WordStart(int piece)
    {
        while (piece > 0 && piece < Count && _starts[piece] == _starts[piece - 1])
        {
            piece--;
        }

        return piece;
    }

    internal void AddWord(ReadOnlySpan<int> ids, WordShape shape, bool quoted, (int Start, int End) range, bool opensParagraph)
    {
        if (Count + ids.Length > _ids.Length)
        {
            Grow(Math.Max(Count + ids.Length, _ids.Length * 2));
        }

        for (var k = 0; k < ids.Length; k++)
        {
            _ids[Count] = ids[k];
            _shapes[Count] = k == 0 ? shape : WordShape.Continuation;
            _quoted[Count] = quoted;
            (_starts[Count], _ends[Count]) = range;
            _opensParagraph[Count++] = opensParagraph && k == 0;
        }
    }

    private void Grow(int room)
    {
        Array.Resize(ref _ids, room);
        Array.Resize(ref _starts, room);
        Array.Resize(ref _ends, room);
        Array.Resize(ref _shapes, room);
        Array.Resize(ref _quoted, room);
        Array.Resize(ref _opensParagraph, room);
    }
}
