namespace Hearsay.Articles.Blocks;

/// <summary>A part of the text before it has a kind; UTF-16 indices, without white space at the ends.</summary>
internal readonly record struct Part(int Start, int End)
{
    public ReadOnlySpan<char> Of(string text) => text.AsSpan(Start, End - Start);
}

/// <summary>
/// Cuts a text into parts: at blank lines, and at single line ends too where the lines are not the wrapped lines of one paragraph.
/// </summary>
internal static class BlockSplitter
{
    // A wrapped paragraph has lines of much the same length, near the width at which mail and terminals wrap.
    private const int WrapMinimum = 45, WrapMaximum = 100;

    public static List<Part> Split(string text)
    {
        var parts = new List<Part>();
        var chunk = new List<Part>();
        foreach (var line in Lines(text))
        {
            if (line.Start == line.End)
            {
                Flush(text, chunk, parts);
            }
            else
            {
                chunk.Add(line);
            }
        }

        Flush(text, chunk, parts);
        return parts;
    }

    private static List<Part> Lines(string text)
    {
        var lines = new List<Part>();
        var start = 0;
        while (start <= text.Length)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            int from = start, to = end;
            while (from < to && char.IsWhiteSpace(text[from]))
            {
                from++;
            }

            while (to > from && char.IsWhiteSpace(text[to - 1]))
            {
                to--;
            }

            lines.Add(new Part(from, to));
            start = end + 1;
        }

        return lines;
    }

    private static void Flush(string text, List<Part> chunk, List<Part> parts)
    {
        if (chunk.Count == 0)
        {
            return;
        }

        if (IsWrapped(text, chunk) || chunk.TrueForAll(line => BlockShapes.IsListItem(line.Of(text)))
            || chunk.TrueForAll(line => text[line.Start] == '>'))
        {
            parts.Add(new Part(chunk[0].Start, chunk[^1].End));
        }
        else
        {
            parts.AddRange(chunk);
        }

        chunk.Clear();
    }

    private static bool IsWrapped(string text, List<Part> chunk)
    {
        if (chunk.Count < 2)
        {
            return true;
        }

        var endsInSentence = 0;
        for (var i = 0; i < chunk.Count - 1; i++)
        {
            var length = chunk[i].End - chunk[i].Start;
            if (length is < WrapMinimum or > WrapMaximum)
            {
                return false;
            }

            endsInSentence += text[chunk[i].End - 1] is '.' or '!' or '?' or '"' or '\u201D' ? 0 : 1;
        }

        // Some line must break off in mid sentence, else these are short paragraphs.
        return endsInSentence * 2 >= chunk.Count - 1;
    }
}
