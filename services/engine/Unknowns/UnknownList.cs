using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Unknowns;

/// <summary>The items under "What we don't know": questions, one a paragraph.</summary>
internal sealed class UnknownList(ReadText text, int most)
{
    private int _left;
    private int _paragraph = -1;

    /// <summary>Looks at the next sentence; gives the item that it is, if it is one.</summary>
    public TextRange? Takes(Clause clause, Sentence sentence)
    {
        if (sentence.Paragraph == _paragraph)
        {
            return null;
        }

        _paragraph = sentence.Paragraph;
        if (IsHeading(clause))
        {
            _left = most;
            return null;
        }

        if (_left == 0)
        {
            return null;
        }

        var at = clause.First;
        while (at < clause.End && !char.IsLetterOrDigit(text.Value[text.Tokens[at].Start]))
        {
            at++;
        }

        _left = clause.Lower(at) is "who" or "what" or "when" or "where" or "why" or "how" or "whether" or "if" or "which" ? _left - 1 : 0;
        return _left > 0 || clause.Lower(at) is "who" or "what" or "when" or "where" or "why" or "how" or "whether" or "if" or "which" ? clause.Range(at, ContentBounds.TrimEnd(clause, at, clause.End)) : null;
    }

    // "What we don't know yet", "What is not known", "What remains unclear"
    private static bool IsHeading(Clause clause)
    {
        if (clause.Lower(clause.First) != "what" || clause.End - clause.First > 9)
        {
            return false;
        }

        var negated = false;
        for (var i = clause.First + 1; i < clause.End; i++)
        {
            negated |= clause.Lower(i) is "not" or "n't";
            if (clause.Lower(i) is "unclear" or "unknown" || (negated && clause.Lower(i) is "know" or "known" or "clear"))
            {
                return i >= clause.End - 3;
            }
        }

        return false;
    }
}
