using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Statements;

/// <summary>"No" as an answer: to a question, or to what another has just said. To a request it refuses.</summary>
internal static class No
{
    // How far before the answer its question may begin, in tokens.
    private const int Farthest = 40;

    public static bool Answers(ReadText text, IReadOnlyList<StatementDraft> drafts, int index)
    {
        var words = new SpokenWords(text, drafts[index].Reading.Content, 8);
        if (IsFlat(words))
        {
            var from = text.TokenAt(drafts[index].Extent.Start);
            return IsAsked(text, from) || IsAskedBehind(text, drafts[index]);
        }

        if (words[0] != "no")
        {
            return false;
        }

        var at = text.TokenAt(drafts[index].Reading.Content[0].Start);
        at = at < text.Tokens.Count && text.Tokens[at].Lower != "no" ? at + 1 : at;
        if (IsOnly(words))
        {
            return IsAsked(text, text.TokenAt(drafts[index].Extent.Start)) || IsAskedBehind(text, drafts[index]);
        }

        // "No party has" counts, "No, he meant it" answers.
        return at + 1 < text.Tokens.Count && text.Tokens[at + 1].Lower == "," && words[1] is "i" or "it" or "he" or "she" or "they" or "we" or "that" or "this" or "there" or "no" or "not"
            && (IsAsked(text, text.TokenAt(drafts[index].Extent.Start)) || Follows(text, drafts, index));
    }

    // "Never", "absolutely not", "not at all": no more than that.
    private static bool IsFlat(SpokenWords words) =>
        (words.Count == 1 && words[0] == "never")
        || (words.Count == 2 && words[1] == "not" && words[0] is "absolutely" or "certainly" or "definitely" or "obviously")
        || (words.Count == 3 && ((words[0] == "of" && words[1] == "course" && words[2] == "not") || (words[0] == "not" && words[1] == "at" && words[2] == "all")));

    // "..., he said when asked whether he had been paid": the question stands behind the answer.
    private static bool IsAskedBehind(ReadText text, StatementDraft draft)
    {
        var last = text.TokenAt(draft.Extent.End - 1);
        for (var i = last + 1; i + 1 < text.Tokens.Count && i < last + 8 && text.SentenceOfToken[i] == text.SentenceOfToken[last]; i++)
        {
            if (text.Tokens[i].Lower == "asked" && text.Tokens[i + 1].Lower is "if" or "whether")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOnly(SpokenWords words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] != "no")
            {
                return false;
            }
        }

        return true;
    }

    // "Asked whether he had been bullied", or a question right before it.
    private static bool IsAsked(ReadText text, int at)
    {
        for (var i = at - 1; i >= 0 && i > at - Farthest && text.SentenceOfToken[i] >= text.SentenceOfToken[at] - 1; i--)
        {
            if ((text.Tokens[i].Lower == "asked" && text.Tokens[i + 1].Lower is "if" or "whether") || (text.Tokens[i].Lower == "?" && text.SentenceOfToken[i] < text.SentenceOfToken[at]))
            {
                return true;
            }
        }

        return false;
    }

    // Another has just said something.
    private static bool Follows(ReadText text, IReadOnlyList<StatementDraft> drafts, int index)
    {
        if (index == 0 || drafts[index - 1] is not { Stance: Stance.Affirms or Stance.Questions } before || drafts[index].Parent == before || before.Reading.Source.Count == 0 || drafts[index].Reading.Source.Count == 0)
        {
            return false;
        }

        var (first, last) = (text.TokenAt(drafts[index].Extent.Start), text.TokenAt(before.Extent.End - 1));
        var (one, other) = (new SpokenWords(text, drafts[index].Reading.Source, 12), new SpokenWords(text, before.Reading.Source, 12));
        return first < text.Tokens.Count && last < text.Tokens.Count && text.SentenceOfToken[first] - text.SentenceOfToken[last] == 1 && one[0] is not ("he" or "she") && one[one.Count - 1] != other[other.Count - 1];
    }
}
