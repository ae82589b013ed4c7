namespace Hearsay.Corpus.Texts;

/// <summary>Which letters of a paragraph stand in quotation marks; a mark that fits nowhere is left out of account.</summary>
internal static class QuotedStretches
{
    // How far a single mark looks for its other side.
    private const int LongestSingle = 1500;

    public static bool[] Of(ReadOnlySpan<char> paragraph)
    {
        var quoted = new bool[paragraph.Length];
        var open = -1;
        for (var i = 0; i < paragraph.Length; i++)
        {
            if (paragraph[i] is '“' or '„' or '«' || (paragraph[i] == '"' && open < 0))
            {
                open = i;
            }
            else if (open >= 0 && paragraph[i] is '”' or '"' or '»')
            {
                quoted.AsSpan(open, i - open).Fill(true);
                open = -1;
            }
            else if (open < 0 && OpensSingle(paragraph, i) && CloseOfSingle(paragraph, i) is var close and > 0)
            {
                quoted.AsSpan(i, close - i).Fill(true);
                i = close;
            }
        }

        // A quotation that goes on in the next paragraph has no closing mark.
        if (open == 0)
        {
            quoted.AsSpan().Fill(true);
        }

        return quoted;
    }

    private static bool OpensSingle(ReadOnlySpan<char> paragraph, int at) =>
        paragraph[at] is '‘' or '\'' && at + 1 < paragraph.Length && char.IsLetterOrDigit(paragraph[at + 1]) && (at == 0 || !char.IsLetterOrDigit(paragraph[at - 1]));

    // The last mark before a blank that is no possessive of a plural: one with a stop before it, else the first that ends a word.
    private static int CloseOfSingle(ReadOnlySpan<char> paragraph, int open)
    {
        var end = Math.Min(paragraph.Length, open + LongestSingle);
        var first = -1;
        for (var i = open + 2; i < end; i++)
        {
            if (!(paragraph[i] is '’' or '\'') || (i + 1 < paragraph.Length && char.IsLetterOrDigit(paragraph[i + 1])))
            {
                continue;
            }

            if (!char.IsLetterOrDigit(paragraph[i - 1]))
            {
                return i;
            }

            first = first < 0 || paragraph[first - 1] == 's' ? i : first;
        }

        return first;
    }
}
