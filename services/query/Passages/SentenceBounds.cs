namespace Hearsay.Query;

/// <summary>
/// Finds the sentences around a stretch of text, for items that the engine gives no sentence with. A sentence ends at a line
/// end, or at a stop (closing marks included) that white space and no lower-case letter follows, unless the stop is that of
/// an abbreviation. All indices are of UTF-16.
/// </summary>
internal sealed class SentenceBounds(string text)
{
    /// <summary>Longest look to either side: what goes on for longer is cut there.</summary>
    private const int Farthest = 2000;

    private const int WidestGap = 64;

    private static readonly HashSet<string> Abbreviations = new(StringComparer.Ordinal)
    {
        "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Col", "Lt", "Capt", "Sgt", "Sen", "Rep", "Gov", "Rev", "Hon", "Jr", "Sr",
        "No", "vs", "Inc", "Ltd", "Co", "Corp", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
    };

    /// <summary>The sentences that hold [start, end), within [least, most).</summary>
    public (int Start, int End) Around(int start, int end, int least, int most)
    {
        least = OffPair(Math.Max(least, start - Farthest));
        most = OffPair(Math.Min(most, end + Farthest));
        var first = start;
        while (first > least && !IsBoundary(first, least))
        {
            first--;
        }

        var last = end;
        while (last < most && !IsBoundary(last, least))
        {
            last++;
        }

        while (first < start && char.IsWhiteSpace(text[first]))
        {
            first++;
        }

        while (last > end && char.IsWhiteSpace(text[last - 1]))
        {
            last--;
        }

        return (first, last);
    }

    /// <summary>Whether a sentence ends just before this index.</summary>
    private bool IsBoundary(int index, int least)
    {
        if (index >= text.Length || text[index] == '\n')
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[index]) || NextLetterIsLower(index))
        {
            return index > least && text[index - 1] == '\n';
        }

        var stop = index - 1;
        while (stop >= least && text[stop] is '"' or '\'' or '\u201D' or '\u2019' or ')' or ']' or '\u00BB')
        {
            stop--;
        }

        return stop >= least && (text[stop] is '!' or '?' or '\u2026' || (text[stop] == '.' && !IsAbbreviation(stop, least)));
    }

    private bool NextLetterIsLower(int index)
    {
        var end = Math.Min(text.Length, index + WidestGap);
        while (index < end && char.IsWhiteSpace(text[index]) && text[index] != '\n')
        {
            index++;
        }

        return index < end && char.IsLower(text[index]);
    }

    private bool IsAbbreviation(int stop, int least)
    {
        var first = stop;
        while (first > least && stop - first <= 5 && (char.IsLetter(text[first - 1]) || text[first - 1] == '.'))
        {
            first--;
        }

        var word = text[first..stop];
        // An initial ("J."), letters with stops between ("U.S."), or a known short form.
        return (word.Length == 1 && char.IsUpper(word[0])) || word.Contains('.', StringComparison.Ordinal) || Abbreviations.Contains(word);
    }

    private int OffPair(int index) =>
        index > 0 && index < text.Length && char.IsSurrogatePair(text[index - 1], text[index]) ? index - 1 : index;
}
