using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Statements;

/// <summary>
/// A negated main clause denies what the text has claimed before: another source's statement, a question, or the publisher's own sentence just before
/// has the word that is negated, and something that it is said of, without a negation.
/// </summary>
internal static class Echoes
{
    // How many statements and tokens of each are looked at, how far apart the words that are shared may stand.
    private const int MostStatements = 12, MostTokens = 60, Nearest = 12;

    public static bool Denies(ReadText text, IReadOnlyList<StatementDraft> drafts, int index)
    {
        var draft = drafts[index];
        if (draft.Stance != Stance.Affirms || draft.Kind == StatementKind.Belief || !CueLexicon.IsSaying(draft.Reading.Lemma) || Denials.IsOwning(draft.Reading.Lemma))
        {
            return false;
        }

        // "Asked whether he had met her, he said he had not": what is left out was said before.
        var words = new SpokenWords(text, draft.Reading.Content, 5);
        var at = words[0] == "that" ? 1 : 0;
        if (words.Count - at == 3 && words[at] is "he" or "she" or "it" or "they" or "i" or "we" or "there" && words[at + 1] is "had" or "has" or "have" or "did" or "does" or "do" or "was" or "were" or "is" or "are"
            && words[at + 2] is "not" or "n't" or "never")
        {
            return true;
        }

        foreach (var (clause, isFirst) in MainClause.Of(text, draft.Reading.Content))
        {
            if (isFirst && Negation.Of(clause) is { } negation)
            {
                return IsClaimed(text, drafts, index, negation);
            }
        }

        return false;
    }

    private static bool IsClaimed(ReadText text, IReadOnlyList<StatementDraft> drafts, int index, Negation negation)
    {
        var draft = drafts[index];
        for (var i = index - 1; i >= 0 && i >= index - MostStatements; i--)
        {
            var other = drafts[i];
            var range = new TextRange(other.Reading.Content[0].Start, other.Reading.Content[^1].End);
            if (other.Stance is Stance.Affirms or Stance.Questions && other != draft.Parent && range.End <= draft.Extent.Start && !IsSameSource(text, other.Reading, draft.Reading)
                && Holds(text, text.TokenAt(range.Start), range.End, negation))
            {
                return true;
            }
        }

        // The sentence just before where nobody is said to say it.
        var at = text.TokenAt(draft.Extent.Start);
        var sentence = at < text.Tokens.Count ? text.SentenceOfToken[at] - 1 : -1;
        if (sentence < 0)
        {
            return false;
        }

        var (first, end) = (text.Sentences[sentence].First, text.Sentences[sentence].End);
        var stretch = new TextRange(text.Tokens[first].Start, text.Tokens[end - 1].End);
        for (var i = index - 1; i >= 0 && i >= index - MostStatements; i--)
        {
            if (drafts[i].Extent.Overlaps(stretch))
            {
                return false;
            }
        }

        return Holds(text, first, stretch.End, negation);
    }

    private static bool IsSameSource(ReadText text, CueReading one, CueReading other)
    {
        if (one.Source.Count == 0 || other.Source.Count == 0)
        {
            return true;
        }

        var (first, second) = (new SpokenWords(text, one.Source, 12), new SpokenWords(text, other.Source, 12));
        return first.Count > 0 && second.Count > 0 && first[first.Count - 1] == second[second.Count - 1];
    }

    private static bool Holds(ReadText text, int first, int end, Negation negation)
    {
        int key = -1, said = -1;
        for (var i = first; i < text.Tokens.Count && i < first + MostTokens && text.Tokens[i].Start < end; i++)
        {
            var word = text.Tokens[i].Lower;
            if (word is "not" or "n't" or "never" or "no" or "nobody" or "none" or "nothing" or "neither" or "without" or "must" or "should" or "ought" or "if")
            {
                return false;
            }

            key = key < 0 && Negation.IsSame(word, negation.Key) ? i : key;
            said = said < 0 && negation.SaidOf.Exists(other => Negation.IsSame(word, other)) ? i : said;
        }

        return key >= 0 && said >= 0 && Math.Abs(key - said) <= Nearest && (!negation.IsFuture || IsFuture(text, key));
    }

    private static bool IsFuture(ReadText text, int key)
    {
        for (var i = Math.Max(0, key - 4); i < key; i++)
        {
            if (text.Tokens[i].Lower is "will" or "would" or "going" or "plans" or "planned" or "planning" or "plan" or "about" or "intends" or "intended")
            {
                return true;
            }
        }

        return false;
    }
}
