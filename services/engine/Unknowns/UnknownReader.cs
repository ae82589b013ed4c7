using Hearsay.Engine.Cues;
using Hearsay.Engine.Statements;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Unknowns;

/// <summary>Finds what the publisher itself says it does not know; what a source says is unknown is the source's statement.</summary>
internal static class UnknownReader
{
    // Items of a list under "What we don't know".
    private const int MostItems = 12;

    public static List<TextRange> Read(ReadText text, IReadOnlyList<StatementDraft> statements, CancellationToken cancellationToken)
    {
        var found = new List<TextRange>();
        var list = new UnknownList(text, MostItems);
        foreach (var sentence in text.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!RuleTagger.IsRead(text.Paragraphs[sentence.Paragraph].Kind))
            {
                continue;
            }

            var clause = new Clause(text, sentence);
            if (list.Takes(clause, sentence) is { } item)
            {
                found.Add(item);
                continue;
            }

            Read(clause, found);
        }

        return Outside(text, found, statements);
    }

    private static void Read(Clause clause, List<TextRange> found)
    {
        // Where the last one begins, to end where the next begins: "no account could be verified, and it was unclear who ..."
        var (open, close) = UnknownForms.AtStart(clause) is { } length ? (clause.First, length) : (-1, clause.End);
        for (var i = clause.First; i < clause.End; i++)
        {
            if (clause.OuterQuote(i) >= 0 || !UnknownForms.Starts(clause, i))
            {
                continue;
            }

            if (open >= 0 && i > open)
            {
                if (!(clause.Tag(i - 1) == "CC" && clause.IsComma(i - 2)))
                {
                    continue;
                }

                found.Add(clause.Range(open, ContentBounds.TrimEnd(clause, open, Math.Min(close, i - 2))));
            }

            (open, close) = (i, clause.End);
        }

        if (open >= 0)
        {
            found.Add(clause.Range(open, ContentBounds.TrimEnd(clause, open, close)));
        }
    }

    // Both are in the order of the text, so that one walk meets all contents that begin before.
    private static List<TextRange> Outside(ReadText text, List<TextRange> found, IReadOnlyList<StatementDraft> statements)
    {
        var contents = statements.Where(draft => draft.Reading.Source.Count > 0).SelectMany(draft => draft.Reading.Content.Where(range => IsWithCue(text, draft, range))).OrderBy(range => range.Start).ToList();
        var (next, reached) = (0, 0);
        var kept = new List<TextRange>();
        foreach (var range in found)
        {
            for (; next < contents.Count && contents[next].Start <= range.Start; next++)
            {
                reached = Math.Max(reached, contents[next].End);
            }

            // "..., but it is not clear": a report that seems to run on has ended.
            var first = text.TokenAt(range.Start);
            if (reached <= range.Start || (first > 1 && text.Tokens[first - 1].Lower == "but" && text.Tokens[first - 2].Lower == ","))
            {
                kept.Add(range);
            }
        }

        return kept;
    }

    private static bool IsWithCue(ReadText text, StatementDraft draft, TextRange range) =>
        text.SentenceOfToken[text.TokenAt(draft.Position)] == text.SentenceOfToken[text.TokenAt(range.Start)];
}
