namespace Hearsay.Tagger.Pieces;

/// <summary>Cuts a text into word pieces, each tied to the place of its word in the text. Any string is accepted; linear. Mirrors training/hearsay_tagger/text.py.</summary>
public static class PieceReader
{
    // Words between two looks at the token.
    private const int Stride = 4096;

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PieceText Read(string text, CancellationToken cancellationToken) => Read(text, [], cancellationToken);

    /// <summary>The same, with a full stop read in the place of a space.</summary>
    /// <param name="text">The text.</param>
    /// <param name="stops">UTF-16 indices of white space in ascending order where something ends that has no stop, such as a headline.</param>
    /// <param name="cancellationToken">Looked at every few thousand words.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PieceText Read(string text, IReadOnlyList<int> stops, CancellationToken cancellationToken)
    {
        var pieces = new PieceText(text);
        Span<int> ids = stackalloc int[WordPieces.Room];
        bool quoted = false, opensParagraph = true;
        var (words, stop) = (0, 0);
        for (var i = 0; i < text.Length;)
        {
            if (Character.IsSpace(text[i]))
            {
                if (stop < stops.Count && stops[stop] == i)
                {
                    pieces.AddWord(ids[..WordPieces.Split(".", ids)], WordShapes.Of("."), false, (i, i + 1), false);
                    stop++;
                }

                var isLineEnd = text[i++] == '\n';
                quoted &= !isLineEnd;
                opensParagraph |= isLineEnd;
                continue;
            }

            if (words++ % Stride == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var end = WordEnd(text, i);
            var word = text.AsSpan(i, end - i);
            var isQuotationMark = text[i] is '\u201C' or '\u00AB' or '\u201D' or '\u00BB' or '"';
            quoted = text[i] switch { '\u201C' or '\u00AB' => true, '\u201D' or '\u00BB' => false, '"' => !quoted, _ => quoted };
            pieces.AddWord(ids[..WordPieces.Split(word, ids)], WordShapes.Of(word), quoted || isQuotationMark, (i, end), opensParagraph);
            opensParagraph = false;
            i = end;
        }

        return pieces;
    }

    // A run of letters, marks, digits and low lines, or one other character.
    private static int WordEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length)
        {
            var character = Character.At(text, end);
            if (!character.IsWord && text[end] != '_')
            {
                return end == start ? end + character.Length : end;
            }

            end += character.Length;
        }

        return end;
    }
}
