using Hearsay.Engine.Cues;
using Hearsay.Engine.Lexicons;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Entities;

/// <summary>Names in what stands around an article: the author of a byline ("By Ada Quill"), the towns and the agency of a dateline ("PORT ILSA, Denmark (Quay Wire) -").</summary>
internal static class PublicationNames
{
    private const int LongestByline = 30, LongestName = 5;

    public static void Find(ReadText text, Sentence sentence, List<NameReading> names)
    {
        var clause = new Clause(text, sentence);
        if (clause.Lower(clause.First) is "by" or "from" && sentence.End - sentence.First <= LongestByline)
        {
            FindAuthors(clause, names);
        }
        else if (text.IsInlineDateline(sentence.Paragraph))
        {
            FindTowns(clause, names);
            FindAgency(clause, names);
        }
    }

    private static void FindAuthors(Clause clause, List<NameReading> names)
    {
        for (var at = clause.First + 1; at < clause.End;)
        {
            var end = at;
            while (end < clause.End && end - at < LongestName && (clause[end].IsCapital || (end > at && NameShapes.IsParticle(clause.Lower(end)))))
            {
                end++;
            }

            if (end - at < 2 || NameShapes.IsBodyName([.. Enumerable.Range(at, end - at).Select(clause.Lower)]) || RoleReader.IsRoleWord(clause.Lower(end - 1)))
            {
                return;
            }

            names.Add(new NameReading(clause.Range(at, end), NameKind.Person));
            if (!(clause.Lower(end) is "and" or "," or "&"))
            {
                return;
            }

            at = end + 1;
        }
    }

    private static void FindTowns(Clause clause, List<NameReading> names)
    {
        for (var at = clause.First; at < clause.End && clause[at].IsCapital && !IsDate(clause.Lower(at));)
        {
            var end = at;
            while (end < clause.End && clause[end].IsCapital && end - at < LongestName)
            {
                end++;
            }

            var listed = NameLexicon.Instance.Match(clause.Text.Tokens, at, end) is { Kind: NameKind.Outlet } outlet && outlet.Words.Length == end - at;
            names.Add(new NameReading(clause.Range(at, end), listed ? NameKind.Outlet : NameKind.Place));
            if (!clause.IsComma(end))
            {
                return;
            }

            at = end + 1;
        }
    }

    private static bool IsDate(string lower) => Times.TimeWords.IsDayOrMonth(lower) || lower.TrimEnd('.') is "jan" or "mar";

    private static void FindAgency(Clause clause, List<NameReading> names)
    {
        var open = clause.First;
        while (open < clause.End && clause.Lower(open) != "(")
        {
            open++;
        }

        var close = open;
        while (close < clause.End && clause.Lower(close) != ")")
        {
            close++;
        }

        if (close <= open + 1 || close > open + 1 + LongestName || close >= clause.End || !clause[open + 1].IsCapital)
        {
            return;
        }

        // Whatever stands in the brackets of a dateline is an agency, listed or not.
        names.Add(new NameReading(clause.Range(open + 1, close), NameKind.Outlet));
    }
}
