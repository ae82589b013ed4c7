using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Statements;

/// <summary>Kind and certainty, from the words alone; stance by <see cref="StanceReader"/>.</summary>
internal static class Classifier
{
    private static readonly FrozenSet<string> Beliefs = Set("believe think hope fear expect want feel know doubt consider suspect worry wish intend plan prefer assume presume imagine envision foresee favor favour like love hate "
        + "dislike desire seek aim regard view wonder understand guess anticipate");

    private static readonly FrozenSet<string> Hedges = Set("reportedly allegedly apparently purportedly supposedly rumoured rumored");

    // All the words of a source that nobody can look up: "a report", "several local media reports".
    private static readonly FrozenSet<string> VagueReports = Set("a an one some several many two three few multiple various other earlier recent new media news press local foreign online social unconfirmed unverified conflicting report reports rumour "
        + "rumours rumor rumors");

    public static void Classify(ReadText text, StatementDraft draft)
    {
        var outer = OuterQuote(text, draft);
        var (quoted, plain) = Quoted(text, draft, outer);
        var reading = draft.Reading;
        draft.Kind = quoted && !plain ? StatementKind.Direct
            : quoted && !Beliefs.Contains(reading.Lemma) ? StatementKind.Mixed
            : Beliefs.Contains(reading.Lemma) || (AttitudeCue.IsAttitude(reading.Lemma) && !quoted) ? StatementKind.Belief
            : StatementKind.Indirect;
        draft.Certainty = IsHedged(text, draft) ? Certainty.Hedged : Certainty.Asserted;
        draft.Stance = StanceReader.Of(text, reading, draft.Kind);
    }

    // A nested statement stands in quotation marks anyway; only marks inside its parent's count.
    private static int OuterQuote(ReadText text, StatementDraft draft)
    {
        var at = text.TokenAt(draft.Position);
        return draft.Parent is null || at >= text.Tokens.Count ? -1 : text.Tokens[at].Quote;
    }

    private static (bool Quoted, bool Plain) Quoted(ReadText text, StatementDraft draft, int outer)
    {
        bool quoted = false, plain = false;
        foreach (var range in draft.Reading.Content)
        {
            for (var i = text.TokenAt(range.Start); i < text.Tokens.Count && text.Tokens[i].Start < range.End; i++)
            {
                var inside = text.Tokens[i].Quote >= 0 && text.Tokens[i].Quote != outer && (outer < 0 || text.Quotes[text.Tokens[i].Quote].Start >= text.Quotes[outer].Start);
                quoted |= inside;
                plain |= !inside && char.IsLetterOrDigit(text.Value[text.Tokens[i].Start]);
            }
        }

        return (quoted, plain);
    }

    private static bool IsHedged(ReadText text, StatementDraft draft)
    {
        var reading = draft.Reading;
        if (reading.Lemma is "allege" or "rumor" or "rumour" or "speculate")
        {
            return true;
        }

        // In or just before the cue, or at the head of the content.
        if (reading.Cue.Count > 0)
        {
            var cue = reading.Cue[0];
            var first = text.TokenAt(cue.Start);
            for (var i = Math.Max(0, first - 2); i < text.Tokens.Count && text.Tokens[i].Start < cue.End; i++)
            {
                if (Hedges.Contains(text.Tokens[i].Lower) || (i >= first && text.Tokens[i].Lower is "reported" or "said" or "believed" or "alleged" or "understood" or "thought" && i > first && VerbLexicon.IsBe(text.Tokens[i - 1].Lower)))
                {
                    return true;
                }
            }
        }

        var from = text.TokenAt(reading.Content[0].Start);
        for (var i = from; i < text.Tokens.Count && i < from + 8 && text.Tokens[i].Start < reading.Content[0].End; i++)
        {
            if (Hedges.Contains(text.Tokens[i].Lower))
            {
                return true;
            }
        }

        return IsVagueReport(text, reading);
    }

    // "a report", "reports", "unconfirmed reports": a paper that nobody names.
    private static bool IsVagueReport(ReadText text, CueReading reading)
    {
        if (reading.Source.Count == 0)
        {
            return false;
        }

        var last = "";
        for (var i = text.TokenAt(reading.Source[0].Start); i < text.Tokens.Count && text.Tokens[i].Start < reading.Source[0].End; i++)
        {
            last = text.Tokens[i].Lower;
            if (!VagueReports.Contains(last))
            {
                return false;
            }
        }

        return last is "report" or "reports" or "rumour" or "rumours" or "rumor" or "rumors";
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
