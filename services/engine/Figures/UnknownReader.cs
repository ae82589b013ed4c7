using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Figures;

/// <summary>Finds what the publisher itself says it does not know.</summary>
internal static class UnknownReader
{
    public static List<TextRange> Read(ReadText text, CancellationToken cancellationToken)
    {
        var found = new List<TextRange>();
        foreach (var sentence in text.Sentences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!RuleTagger.IsRead(text.Paragraphs[sentence.Paragraph].Kind))
            {
                continue;
            }

            var clause = new Clause(text, sentence);
            for (var i = clause.First; i < clause.End; i++)
            {
                if (clause.OuterQuote(i) < 0 && Starts(clause, i))
                {
                    found.Add(clause.Range(i, ContentBounds.TrimEnd(clause, i, clause.End)));
                    break;
                }
            }
        }

        return found;
    }

    private static bool Starts(Clause clause, int at)
    {
        if (clause.Lower(at) == "it")
        {
            return IsUnclear(clause, at + 1);
        }

        if (clause.Lower(at) == "there" && VerbLexicon.IsBe(clause.Lower(at + 1)) || (clause.Lower(at) == "there" && clause.Lower(at + 1) == "remains"))
        {
            for (var i = at + 2; i < clause.End && i < at + 5; i++)
            {
                if (clause.Lower(i) is "uncertainty" or "confusion" || (clause.Lower(i) is "clarity" or "word" or "indication" or "sign" && clause.Lower(i - 1) == "no"))
                {
                    return true;
                }
            }
        }

        // "whether the talks go on remains unclear"
        return at == clause.First && clause.Lower(at) is "whether" or "what" or "how" or "who" or "why" && EndsUnclear(clause);
    }

    // "isn't clear", "is not yet known", "remains unclear", "was not immediately clear"
    private static bool IsUnclear(Clause clause, int at)
    {
        if (!(VerbLexicon.IsBe(clause.Lower(at)) || clause.Lower(at) is "remains" or "remained"))
        {
            return false;
        }

        var negated = false;
        for (var i = at + 1; i < clause.End && i < at + 6; i++)
        {
            var word = clause.Lower(i);
            negated |= word is "not" or "n't";
            if (word is "unclear" or "unknown" or "uncertain" || (negated && word is "clear" or "known" or "certain"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsUnclear(Clause clause)
    {
        var last = ContentBounds.TrimEnd(clause, clause.First, clause.End) - 1;
        return clause.Lower(last) is "unclear" or "unknown" or "uncertain" || (clause.Lower(last) is "clear" or "known" && clause.Lower(last - 1) is "not" or "n't" or "yet" or "immediately");
    }
}
