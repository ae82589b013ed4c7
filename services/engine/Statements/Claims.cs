using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Statements;

/// <summary>A stretch of the text in which a matter is told that a statement may answer.</summary>
/// <param name="First">First token.</param>
/// <param name="End">One past the last.</param>
/// <param name="Weight">How plainly it calls for an answer.</param>
/// <param name="IsNear">Whether the statement stands right behind it, so that few shared words are enough.</param>
/// <param name="MayBeOwn">Whether it may be the speaker's own claim, who is only a pronoun: then only naming it again answers it.</param>
internal readonly record struct Claim(int First, int End, ClaimWeight Weight, bool IsNear, bool MayBeOwn = false);

/// <summary>How plainly a claim calls for an answer.</summary>
internal enum ClaimWeight
{
    /// <summary>The publisher tells it.</summary>
    Told,

    /// <summary>Another source says so.</summary>
    Said,

    /// <summary>It is alleged, rumoured or asked.</summary>
    Charged,
}

/// <summary>What the text claims around a statement.</summary>
internal static class Claims
{
    // How many statements and sentences before it, how many tokens of each are looked at.
    private const int MostStatements = 12, MostSentences = 3, MostTokens = 60, Near = 2;

    private static readonly FrozenSet<string> Charging = Set("accuse allege claim charge suggest speculate ask question rumor rumour insinuate imply");

    // What is hoped, wanted or foreseen is not claimed to be so.
    private static readonly FrozenSet<string> Wishing = Set("hope expect want wish plan intend urge demand call fear worry propose recommend seek promise predict warn threaten ask");

    /// <summary>Claims of others before the statement, nearest first, then of the publisher.</summary>
    public static IEnumerable<Claim> Around(ReadText text, IReadOnlyList<StatementDraft> drafts, int index)
    {
        for (var i = index - 1; i >= 0 && i >= index - MostStatements; i--)
        {
            if (Of(text, drafts, index, i) is { } claim)
            {
                yield return claim;
            }
        }

        foreach (var told in Told(text, drafts, index))
        {
            yield return told;
        }
    }

    private static Claim? Of(ReadText text, IReadOnlyList<StatementDraft> drafts, int index, int at)
    {
        var (draft, other) = (drafts[index], drafts[at]);
        var isQuestion = other.Stance == Stance.Questions;
        var range = new TextRange(other.Reading.Content[0].Start, other.Reading.Content[^1].End);

        // "Asked whether he was paid, he said ..." is read as one question.
        range = isQuestion && range.Start < draft.Extent.Start && range.Overlaps(draft.Extent) ? range with { End = draft.Extent.Start } : range;
        if (!(other.Stance == Stance.Affirms || isQuestion) || (other == draft.Parent && !isQuestion) || other.Parent == draft || range.Overlaps(draft.Extent) || IsSameSource(text, other.Reading, draft.Reading)
            || (Wishing.Contains(other.Reading.Lemma) && !isQuestion))
        {
            return null;
        }

        var weight = isQuestion || other.Certainty == Certainty.Hedged || Charging.Contains(other.Reading.Lemma) ? ClaimWeight.Charged : ClaimWeight.Said;
        var first = text.TokenAt(range.Start);
        return new Claim(first, EndOf(text, first, range.End), weight, IsNear(text, text.TokenAt(Math.Max(range.Start, range.End - 1)), draft), !isQuestion && GoesOn(text, drafts, index, at));
    }

    // Sentences before it in which nobody is said to say anything.
    private static IEnumerable<Claim> Told(ReadText text, IReadOnlyList<StatementDraft> drafts, int index)
    {
        var at = text.TokenAt(drafts[index].Extent.Start);
        var sentence = at < text.Tokens.Count ? text.SentenceOfToken[at] : 0;
        for (var s = sentence - 1; s >= 0 && s >= sentence - MostSentences; s--)
        {
            var (first, end) = (text.Sentences[s].First, text.Sentences[s].End);
            if (end > first && !IsSaid(drafts, index, new TextRange(text.Tokens[first].Start, text.Tokens[end - 1].End)))
            {
                yield return new Claim(first, EndOf(text, first, text.Tokens[end - 1].End), Charges(text, first, end) ? ClaimWeight.Charged : ClaimWeight.Told, s >= sentence - Near);
            }
        }
    }

    private static bool IsNear(ReadText text, int last, StatementDraft draft)
    {
        var first = text.TokenAt(draft.Extent.Start);
        return last < text.Tokens.Count && first < text.Tokens.Count && text.SentenceOfToken[first] - text.SentenceOfToken[last] <= Near;
    }

    // "Mr Vane said ... He said ...": who is only a pronoun has most often spoken right before.
    private static bool GoesOn(ReadText text, IReadOnlyList<StatementDraft> drafts, int index, int at)
    {
        if (!IsPronoun(text, drafts[index]) || Charging.Contains(drafts[at].Reading.Lemma))
        {
            return false;
        }

        for (var i = index - 1; i > at; i--)
        {
            if (!IsPronoun(text, drafts[i]) && drafts[i].Reading.Source.Count > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPronoun(ReadText text, StatementDraft draft) =>
        draft.Reading.Source.Count > 0 && new SpokenWords(text, draft.Reading.Source, 2) is { Count: 1 } words && words[0] is "he" or "she";

    private static bool IsSaid(IReadOnlyList<StatementDraft> drafts, int index, TextRange stretch)
    {
        for (var i = index - 1; i >= 0 && i >= index - MostStatements; i--)
        {
            if (drafts[i].Extent.Overlaps(stretch))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Charges(ReadText text, int first, int end)
    {
        for (var i = first; i < end && i < first + MostTokens; i++)
        {
            // "It was reported that he had left."
            if (i > first && text.Tokens[i].Lower is "reported" or "said" or "rumoured" or "rumored" && VerbLexicon.IsBe(text.Tokens[i - 1].Lower))
            {
                return true;
            }

            if ((text.Tokens[i].IsVerb || text.Tokens[i].Lower is "allege" or "accuse") && Charging.Contains(VerbLexicon.Lemma(text.Tokens[i].Lower)))
            {
                return true;
            }
        }

        return false;
    }

    private static int EndOf(ReadText text, int first, int end)
    {
        var at = first;
        while (at < text.Tokens.Count && at < first + MostTokens && text.Tokens[at].Start < end)
        {
            at++;
        }

        return at;
    }

    private static bool IsSameSource(ReadText text, CueReading one, CueReading other)
    {
        if (one.Source.Count == 0 || other.Source.Count == 0)
        {
            // Who asks or reports is often left out: "asked whether he had met her", "it was reported that".
            return one.Source.Count > 0 || one.Cue.Count == 0 || !(Charging.Contains(one.Lemma) || one.Lemma is "report" or "say" or "believe" or "understand" or "think");
        }

        var (first, second) = (new SpokenWords(text, one.Source, 12), new SpokenWords(text, other.Source, 12));
        return first.Count > 0 && second.Count > 0 && first[first.Count - 1] == second[second.Count - 1];
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
