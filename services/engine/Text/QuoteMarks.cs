namespace Hearsay.Engine.Text;

/// <summary>
/// Finds quotations, paragraph by paragraph. A mark's side ("curly open") is only one vote among the spacing around it and what is open;
/// a mark that fits nowhere is left out, so that no odd mark can swallow the rest of the text. Linear; never throws.
/// </summary>
internal static class QuoteMarks
{
    // How far a single opening mark looks for its closing one.
    private const int LongestSingle = 1500;

    /// <summary>The quotations of all paragraphs, by start.</summary>
    public static List<Quote> Find(string text, IReadOnlyList<Paragraph> paragraphs)
    {
        var quotes = new List<Quote>();
        var leftOpen = false;
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var next = i + 1 < paragraphs.Count ? paragraphs[i + 1] : default;
            var reopens = next.End > next.Start && DoubleAt(text, next.Start, next.End) > 0 && next.Kind == paragraphs[i].Kind;
            var from = quotes.Count;
            leftOpen = FindDoubles(text, paragraphs[i], leftOpen, reopens, quotes);
            FindSingles(text, paragraphs[i], from, quotes);
        }

        return quotes;
    }

    public static bool IsDouble(char c) => c is '"' or '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u00AB' or '\u00BB';

    /// <summary>Length of the double mark at an index, 0 where there is none. Two single marks or two graves are one double mark.</summary>
    public static int DoubleAt(string text, int at, int end)
    {
        if (IsDouble(text[at]))
        {
            return 1;
        }

        return at + 1 < end && text[at] is '\'' or '`' or '\u2019' or '\u2018' && text[at + 1] == text[at] ? 2 : 0;
    }

    // Returns whether a quotation goes on in the next paragraph.
    private static bool FindDoubles(string text, Paragraph paragraph, bool continues, bool reopens, List<Quote> quotes)
    {
        var open = -1;
        var first = quotes.Count;
        for (var i = paragraph.Start; i < paragraph.End; i++)
        {
            var length = DoubleAt(text, i, paragraph.End);
            if (length == 0)
            {
                continue;
            }

            if (open < 0)
            {
                open = Opens(text, paragraph, i, length, isOpen: false) ? i : -1;
            }
            else if (Opens(text, paragraph, i, length, isOpen: true))
            {
                // The earlier mark was never closed: it is dropped.
                open = i;
            }
            else
            {
                quotes.Add(new Quote(open, i + length, -1, continues && open == paragraph.Start && quotes.Count == first, false));
                open = -1;
            }

            i += length - 1;
        }

        if (open < 0 || !reopens)
        {
            return false;
        }

        quotes.Add(new Quote(open, paragraph.End, -1, continues && open == paragraph.Start, true));
        return true;
    }

    private static bool Opens(string text, Paragraph paragraph, int at, int length, bool isOpen)
    {
        var before = at > paragraph.Start ? text[at - 1] : ' ';
        var after = at + length < paragraph.End ? text[at + length] : ' ';
        var votes = isOpen ? -1 : 1;
        votes += text[at] switch { '\u201C' or '\u201E' or '\u00AB' => 2, '\u201D' or '\u00BB' => -2, _ => 0 };
        votes += char.IsWhiteSpace(before) || before is '(' or '[' or '\u2014' or '\u2013' or '-' or '/' or '\u2018' ? 2 : -2;
        votes += char.IsLetterOrDigit(after) || after is '$' or '\u2018' or '[' or '(' or '\u2026' or '.' ? 1 : char.IsWhiteSpace(after) ? -2 : -1;
        return votes > 0;
    }

    private static void FindSingles(string text, Paragraph paragraph, int from, List<Quote> quotes)
    {
        var doubles = quotes.Count;
        var outer = from;
        var searchedTo = -1;
        for (var i = paragraph.Start; i < paragraph.End; i++)
        {
            while (outer < doubles && quotes[outer].End <= i)
            {
                outer++;
            }

            if (DoubleAt(text, i, paragraph.End) is var length and > 0)
            {
                i += length - 1;
                continue;
            }

            if (!IsSingle(text[i]) || !OpensSingle(text, paragraph, i) || i < searchedTo)
            {
                continue;
            }

            var inside = outer < doubles && quotes[outer].Start < i;
            var limit = Math.Min(inside ? quotes[outer].End - 1 : outer < doubles ? quotes[outer].Start : paragraph.End, i + LongestSingle);
            var close = ClosingSingle(text, i + 1, limit);
            if (close > 0)
            {
                quotes.Add(new Quote(i, close + 1, inside ? outer : -1, false, false));
                i = close;
            }
            else
            {
                // Nothing closes before the limit, for later marks neither.
                searchedTo = limit;
            }
        }

        if (quotes.Count > doubles)
        {
            Merge(quotes, from);
        }
    }

    // Puts singles among doubles by start; outer indices move with them.
    private static void Merge(List<Quote> quotes, int from)
    {
        var part = quotes.GetRange(from, quotes.Count - from);
        var order = Enumerable.Range(0, part.Count).OrderBy(i => part[i].Start).ToArray();
        var place = new int[part.Count];
        for (var i = 0; i < order.Length; i++)
        {
            place[order[i]] = i;
        }

        for (var i = 0; i < order.Length; i++)
        {
            var quote = part[order[i]];
            quotes[from + i] = quote.Outer < 0 ? quote : quote with { Outer = from + place[quote.Outer - from] };
        }
    }

    private static bool IsSingle(char c) => c is '\'' or '\u2018' or '\u2019' or '\u201A';

    private static bool OpensSingle(string text, Paragraph paragraph, int at)
    {
        var before = at > paragraph.Start ? text[at - 1] : ' ';
        var after = at + 1 < paragraph.End ? text[at + 1] : ' ';
        if (!(char.IsWhiteSpace(before) || before is '(' or '[' or '\u2014' or '\u2013' || IsDouble(before)) || !(char.IsLetter(after) || IsDouble(after)))
        {
            return false;
        }

        // 'em, 'til, 'tis and the like leave letters out.
        var rest = text.AsSpan(at + 1, Math.Min(5, paragraph.End - at - 1));
        return !(rest.StartsWith("em ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("til ", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("tis ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("cause", StringComparison.OrdinalIgnoreCase));
    }

    // The first mark that can close and is no apostrophe; a plural's possessive only where nothing better follows.
    private static int ClosingSingle(string text, int from, int limit)
    {
        var possessive = -1;
        for (var i = from; i < limit; i++)
        {
            if (DoubleAt(text, i, limit) is var length and > 0)
            {
                i += length - 1;
                continue;
            }

            if (!IsSingle(text[i]) || text[i] == '\u2018')
            {
                continue;
            }

            var after = i + 1 < limit ? text[i + 1] : ' ';
            if (char.IsLetterOrDigit(after) || char.IsWhiteSpace(text[i - 1]))
            {
                continue;
            }

            if (text[i - 1] is not ('s' or 'S') || !char.IsWhiteSpace(after))
            {
                return i;
            }

            possessive = possessive < 0 ? i : possessive;
        }

        return possessive;
    }
}
