using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Statements;

/// <summary>A negated main clause denies what the text claims elsewhere, if it takes up the matter: shared words, or the speaker himself of whom it was claimed.</summary>
internal static class Echoes
{
    public static bool Denies(ReadText text, IReadOnlyList<StatementDraft> drafts, int index)
    {
        var draft = drafts[index];
        if (draft.Stance != Stance.Affirms || draft.Kind == StatementKind.Belief || !Denials.IsTold(draft.Reading.Lemma) || draft.Reading.Source.Count == 0 || Denials.IsOwning(draft.Reading.Lemma) || new SpokenWords(text, draft.Reading.Cue, 20).IsNegated)
        {
            return false;
        }

        if (draft.Reading.Lemma == "point")
        {
            return false;
        }

        if (IsElliptic(new SpokenWords(text, draft.Reading.Content, 6)) || No.Answers(text, drafts, index))
        {
            return true;
        }

        var source = new SpokenWords(text, draft.Reading.Source, 20);
        var answers = new List<Answer>();
        foreach (var clause in MainClause.AllOf(text, draft.Reading.Content))
        {
            if (Negation.Of(clause) is { } negation)
            {
                answers.Add(new Answer(text, clause, negation, source, OwnSide.Has(text, draft.Reading, clause)));
            }
        }

        if (answers.Count == 0)
        {
            return false;
        }

        if (IsContrary(text, draft))
        {
            return true;
        }

        if (GoesOn(text, drafts, index) && answers.Exists(answer => answer.IsWhole))
        {
            return true;
        }

        foreach (var claim in Claims.Around(text, drafts, index))
        {
            if (answers.Exists(answer => answer.Meets(claim)))
            {
                return true;
            }
        }

        return false;
    }

    // Who has just denied, says on what he denies: "... denied it. 'We have not stopped anything,' she said."
    private static bool GoesOn(ReadText text, IReadOnlyList<StatementDraft> drafts, int index)
    {
        var (draft, before) = (drafts[index], index > 0 ? drafts[index - 1] : null);
        if (before is null || before.Stance != Stance.Denies || !StanceReader.IsDenying(before.Reading.Lemma) || before.Parent != draft.Parent || before.Reading.Source.Count == 0 || draft.Reading.Source.Count == 0)
        {
            return false;
        }

        var (first, last) = (text.TokenAt(draft.Extent.Start), text.TokenAt(before.Extent.End - 1));
        if (first >= text.Tokens.Count || last >= text.Tokens.Count || text.SentenceOfToken[first] - text.SentenceOfToken[last] is < 0 or > 1)
        {
            return false;
        }

        var (source, other) = (new SpokenWords(text, draft.Reading.Source, 12), new SpokenWords(text, before.Reading.Source, 12));
        return source.Count > 0 && (source[0] is "he" or "she" or "it" or "they" || source[source.Count - 1] == other[other.Count - 1]);
    }

    // "Contrary to the coach's claims, the club says it never paid him"
    private static bool IsContrary(ReadText text, StatementDraft draft)
    {
        var at = text.TokenAt(draft.Extent.Start);
        var last = text.TokenAt(draft.Extent.End - 1);
        for (var i = last + 1; i + 2 < text.Tokens.Count && i < last + 4 && text.SentenceOfToken[i] == text.SentenceOfToken[last]; i++)
        {
            // "..., contrary to reports"
            if (text.Tokens[i].Lower == "contrary" && text.Tokens[i + 1].Lower == "to")
            {
                return Enumerable.Range(i + 2, Math.Min(5, text.Tokens.Count - i - 2)).Any(word => Denials.IsReport(text.Tokens[word].Lower));
            }
        }

        for (var i = at - 3; i >= 0 && i > at - 9 && text.SentenceOfToken[i] == text.SentenceOfToken[at]; i--)
        {
            if (text.Tokens[i].Lower == "contrary" && text.Tokens[i + 1].Lower == "to")
            {
                return Enumerable.Range(i + 2, at - i - 2).Any(word => Denials.IsReport(text.Tokens[word].Lower));
            }
        }

        return false;
    }

    // "Asked whether he had met her, he said he had not", "No, it isn't": what is left out was said before.
    private static bool IsElliptic(SpokenWords words)
    {
        var at = words[0] is "that" or "no" ? 1 : 0;
        return (words.Count - at == 3 || words[at + 3] is "and" or "but") && words[at] is "he" or "she" or "it" or "they" or "i" or "we" or "there" && words[at + 1] is "had" or "has" or "have" or "did" or "does" or "do" or "was" or "were" or "is" or "are"
            && words[at + 2] is "not" or "n't" or "never";
    }
}
