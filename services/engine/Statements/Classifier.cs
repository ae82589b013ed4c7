using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Statements;

/// <summary>Kind, stance and certainty, from the words alone.</summary>
internal static class Classifier
{
    private static readonly FrozenSet<string> Beliefs = Set("believe think hope fear expect want feel know doubt consider suspect worry wish intend plan prefer assume presume imagine envision foresee favor favour like love hate "
        + "dislike desire seek aim regard view wonder understand guess anticipate");

    private static readonly FrozenSet<string> Denials = Set("deny refute rebut contradict disavow disclaim dispute");

    private static readonly FrozenSet<string> Rejections = Set("reject dismiss oppose condemn criticize criticise denounce refuse rebuff object protest slam blast decry deride rebuke decline resist rail assail lambast lambaste "
        + "mock chide scoff disapprove");

    private static readonly FrozenSet<string> Questions = Set("ask question doubt wonder query");

    private static readonly FrozenSet<string> Hedges = Set("reportedly allegedly apparently purportedly supposedly rumoured rumored");

    private static readonly string[] NoComments =
    [
        "to comment", "to discuss", "to say", "to elaborate", "to answer", "to respond", "to provide details", "to give details", "to speak", "to reveal", "to disclose",
    ];

    private static readonly string[] NoCommentWords =
    [
        "no comment", "could not comment", "couldn't comment", "cannot comment", "can't comment", "would not comment",
        "wouldn't comment", "will not comment", "won't comment", "not comment on", "could not discuss", "not going to comment",
    ];

    // All the words of a source that nobody can look up: "a report", "several local media reports".
    private static readonly FrozenSet<string> VagueReports = Set("a an one some several many two three few multiple various other earlier recent new media news press local foreign online social unconfirmed unverified conflicting report reports rumour "
        + "rumours rumor rumors");

    private static readonly string[] Open = ["how ", "what ", "who ", "whom ", "when ", "where ", "which ", "whether ", "if ", "why "];

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
        draft.Stance = StanceOf(text, draft);
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

    private static Stance StanceOf(ReadText text, StatementDraft draft)
    {
        var reading = draft.Reading;
        var cue = reading.Cue.Count > 0 ? text.Value[reading.Cue[0].Start..reading.Cue[0].End].ToLowerInvariant() : "";
        var content = text.Value[reading.Content[0].Start..reading.Content[0].End].ToLowerInvariant();
        if (IsNoComment(reading.Lemma, cue, content) || SaysNothing(text, reading.Content[0]) || (NoneReplies(text, reading) && reading.Lemma is "respond" or "reply" or "answer" or "comment"))
        {
            return Stance.NoComment;
        }

        var negated = cue.Contains(" not ", StringComparison.Ordinal) || cue.Contains("n't", StringComparison.Ordinal) || cue.Contains("n\u2019t", StringComparison.Ordinal) || cue.Contains("never", StringComparison.Ordinal);
        if (Denials.Contains(reading.Lemma))
        {
            return negated ? Stance.Affirms : Stance.Denies;
        }

        if (Rejections.Contains(reading.Lemma) || (reading.Lemma == "rule" && cue.EndsWith("out", StringComparison.Ordinal)))
        {
            return negated ? Stance.Affirms : Stance.Rejects;
        }

        if (Questions.Contains(reading.Lemma) && !content.StartsWith("to ", StringComparison.Ordinal) || content.TrimEnd('"', '\u201D', '\'', '\u2019').EndsWith('?'))
        {
            return Stance.Questions;
        }

        return CueLexicon.IsSaying(reading.Lemma) && !Beliefs.Contains(reading.Lemma) && !negated && IsNegative(text, reading.Content[0]) ? Stance.Denies : Stance.Affirms;
    }

    private static bool IsNoComment(string lemma, string cue, string content)
    {
        if (lemma is "decline" or "refuse" && Array.Exists(NoComments, words => content.StartsWith(words, StringComparison.Ordinal) || cue.EndsWith(words, StringComparison.Ordinal)))
        {
            return true;
        }

        // "would not say how many": one who says nothing; "would not say that" says something.
        if (IsRefusal(cue) && (lemma is "discuss" or "disclose" or "reveal" or "elaborate" or "specify" || (lemma is "say" && !content.StartsWith("that ", StringComparison.Ordinal) && Array.Exists(Open, word => content.StartsWith(word, StringComparison.Ordinal)))))
        {
            return true;
        }

        if (lemma is "respond" or "reply" or "return" or "answer" or "comment" && (cue.Contains("not", StringComparison.Ordinal) || cue.Contains("n't", StringComparison.Ordinal) || cue.Contains("n\u2019t", StringComparison.Ordinal)))
        {
            return true;
        }

        var start = content.Length > 120 ? content[..120] : content;
        return Array.Exists(NoCommentWords, words => start.Contains(words, StringComparison.Ordinal));
    }

    private static bool IsRefusal(string cue) =>
        (cue.StartsWith("wo", StringComparison.Ordinal) || cue.StartsWith("could", StringComparison.Ordinal) || cue.StartsWith("will", StringComparison.Ordinal) || cue.StartsWith("ca", StringComparison.Ordinal))
        && (cue.Contains(" not ", StringComparison.Ordinal) || cue.Contains("n't ", StringComparison.Ordinal) || cue.Contains("n\u2019t ", StringComparison.Ordinal) || cue.StartsWith("cannot ", StringComparison.Ordinal));

    // "there was nothing she could say", "had nothing further to add"
    private static bool SaysNothing(ReadText text, TextRange content)
    {
        var first = text.TokenAt(content.Start);
        for (var i = first; i < text.Tokens.Count && i < first + 12 && text.Tokens[i].End <= content.End; i++)
        {
            if (text.Tokens[i].Lower is not ("nothing" or "little"))
            {
                continue;
            }

            var at = i + 1;
            while (at < text.Tokens.Count && at < i + 6 && text.Tokens[at].End <= content.End && (text.Tokens[at].Tag is "PRP" or "MD" or "TO" || text.Tokens[at].Lower is "more" or "further" or "else" or "new"))
            {
                at++;
            }

            return at > i + 1 && at < text.Tokens.Count && text.Tokens[at].End <= content.End && text.Tokens[at].Lower is "say" or "add" or "disclose" or "reveal";
        }

        return false;
    }

    // "Neither X nor Y replied", "nobody at the port commented"
    private static bool NoneReplies(ReadText text, CueReading reading) =>
        reading.Source.Count > 0 && text.Tokens[text.TokenAt(reading.Source[0].Start)].Lower is "neither" or "nobody" or "none" or "no";

    // "X is not in contact with Y": the first verb of the content is denied. "will not", "would not" refuse, they deny nothing.
    private static bool IsNegative(ReadText text, TextRange content)
    {
        var from = text.TokenAt(content.Start);
        for (var i = from; i < text.Tokens.Count && i < from + 14 && text.Tokens[i].End <= content.End; i++)
        {
            var token = text.Tokens[i];
            if (!token.IsFiniteVerb)
            {
                continue;
            }

            var next = i + 1 < text.Tokens.Count ? text.Tokens[i + 1].Lower : "";
            // "I don't know" denies nothing either.
            return !token.Is("MD") && next is "not" or "n't" or "never" && !(i + 2 < text.Tokens.Count && text.Tokens[i + 2].Lower is "know" or "remember" or "recall");
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
