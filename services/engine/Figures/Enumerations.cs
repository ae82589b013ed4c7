using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Figures;

/// <summary>Lists the things that a figure counts, where the text names them.</summary>
internal static class Enumerations
{
    private const int MostItems = 50;

    public static List<TextRange> After(Clause clause, int end, Quantity read, int sentence)
    {
        if (read.Number is < 2 or > MostItems || read.High is not null || !(read.Rule is "figure:counted" or "figure:some-of" or "figure:compound"))
        {
            return [];
        }

        if (ColonAfter(clause, end) is { } colon)
        {
            return colon + 1 < clause.End ? List(clause, colon + 1) : Bullets(clause.Text, sentence);
        }

        if (Apposed(clause, end, (int)read.Number) is { Count: > 0 } apposed)
        {
            return apposed;
        }

        var text = clause.Text;
        if (sentence + 1 >= text.Sentences.Count)
        {
            return [];
        }

        var next = new Clause(text, text.Sentences[sentence + 1]);
        if (text.Paragraphs[text.Sentences[sentence + 1].Paragraph].Kind == BlockKind.List)
        {
            return Bullets(text, sentence);
        }

        return text.Sentences[sentence + 1].Paragraph == text.Sentences[sentence].Paragraph && next.Lower(next.First) is "these" or "they" && next.Lower(next.First + 1) is "are" or "include" or "were"
            ? Counted(List(next, next.First + 2), (int)read.Number) : [];
    }

    // "four sections: ...", "four sections, it said: ..."; not far, and nothing else may end between.
    private static int? ColonAfter(Clause clause, int end)
    {
        for (var i = end; i < clause.End && i < end + 6; i++)
        {
            if (clause.Lower(i) == ":")
            {
                return i;
            }

            if (clause.IsStop(i) || clause.IsQuoteMark(i))
            {
                break;
            }
        }

        return null;
    }

    // "two ports, Mill Quay and Upper Sarne,": as many capitalised names as were counted.
    private static List<TextRange> Apposed(Clause clause, int end, int count)
    {
        // "Two of the hospitals, A and B"
        var comma = end;
        while (comma < clause.End && comma < end + 5 && !clause.IsComma(comma) && !clause[comma].IsVerb)
        {
            comma++;
        }

        return clause.IsComma(comma) && comma + 1 < clause.End && clause[comma + 1].IsCapital && List(clause, comma + 1) is var items && items.Count == count && items.TrueForAll(item => char.IsUpper(clause.Text.Value[item.Start])) ? items : [];
    }

    private static List<TextRange> Counted(List<TextRange> items, int count) => items.Count == count ? items : [];

    private static List<TextRange> Bullets(ReadText text, int sentence)
    {
        var items = new List<TextRange>();
        for (var s = sentence + 1; s < text.Sentences.Count && items.Count < MostItems; s++)
        {
            var paragraph = text.Paragraphs[text.Sentences[s].Paragraph];
            if (paragraph.Kind != BlockKind.List)
            {
                break;
            }

            var item = new Clause(text, text.Sentences[s]);
            var first = item.First;
            while (first < item.End && item.Tag(first) is ":" or "\"" && !char.IsLetterOrDigit(text.Value[item[first].Start]))
            {
                first++;
            }

            var last = ContentBounds.TrimEnd(item, first, item.End);
            if (last > first)
            {
                items.Add(item.Range(first, last));
            }
        }

        return items.Count > 1 ? items : [];
    }

    private static List<TextRange> List(Clause clause, int first)
    {
        var items = new List<TextRange>();
        var start = first;
        for (var i = first; i <= clause.End && items.Count < MostItems; i++)
        {
            var stops = i == clause.End || clause.IsStop(i) || (i > first && clause[i].IsFiniteVerb) || clause.IsQuoteMark(i);
            var ends = stops || clause.IsComma(i) || clause.Lower(i) == ";" || (clause.Lower(i) is "and" or "or" && (items.Count > 0 || i > start));
            if (!ends)
            {
                continue;
            }

            if (i > start)
            {
                items.Add(clause.Range(start, i));
            }

            start = i + 1;
            if (stops || (items.Count > 1 && clause.IsComma(i) && clause.Lower(items.Count > 0 ? clause.Text.TokenAt(items[^1].Start) - 1 : i) is "and" or "or"))
            {
                break;
            }
        }

        return items.Count > 1 ? items : [];
    }
}
