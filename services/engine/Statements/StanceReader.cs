using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Statements;

/// <summary>How the speaker stands to what is said: the cue's verb and its negation first, then what the content itself says.</summary>
internal static class StanceReader
{
    private static readonly FrozenSet<string> Denying = Set("deny refute rebut contradict disavow disclaim dispute");

    private static readonly FrozenSet<string> Rejecting = Set("reject dismiss oppose condemn criticize criticise denounce refuse rebuff object protest slam blast decry deride rebuke decline resist rail assail lambast lambaste "
        + "mock chide scoff disapprove rubbish ridicule repudiate disown contest");

    // Verbs that reject together with the word behind them.
    private static readonly FrozenSet<string> Phrases = Set("rule+out turn+down turns+down turned+down ruled+out rules+out ruling+out turning+down brushed+aside brushed+off brushes+aside shrugged+off pushed+back pushing+back hit+back hits+back "
        + "lashed+out threw+out voted+against");

    private static readonly FrozenSet<string> Asking = Set("ask question doubt wonder query");

    private static readonly FrozenSet<string> Naming = Set("call deem describe label brand dub characterize characterise");

    private static readonly FrozenSet<string> Reports = Set("claim claims allegation allegations accusation accusations report reports account story rumour rumours rumor rumors charge charges suggestion suggestions statement statements comment comments remark remarks version it them this that");

    private static readonly FrozenSet<string> Invented = Set("lie lies fairy nonsense false baseless absurd ridiculous invention fiction fabrication fabrications fake hoax untrue unfounded groundless rubbish smear slander fantasy inaccurate preposterous");

    // What can be forged or faked.
    private static readonly FrozenSet<string> Papers = Set("video recording tape letter letters document documents photograph photographs picture pictures image images footage email emails e-mail e-mails minutes signature memo");

    private static readonly FrozenSet<string> Scorned = Set("rumours rumors gossip wishful speculation laughable ludicrous outrageous");

    public static bool IsDenying(string lemma) => Denying.Contains(lemma);

    public static Stance Of(ReadText text, CueReading reading, StatementKind kind)
    {
        if (NoComments.Is(text, reading))
        {
            return Stance.NoComment;
        }

        var cue = new SpokenWords(text, reading.Cue, 20);
        var content = new SpokenWords(text, reading.Content, 16);
        if (((Denying.Contains(reading.Lemma) || cue.Has("refuted")) && !IsKept(content) && (reading.Lemma != "contradict" || IsOfReport(content))) || DeniesToHave(cue, content, Denying))
        {
            return cue.IsNegated ? Stance.Affirms : Stance.Denies;
        }

        if ((reading.Lemma == "plead" && (content.Find("not", "guilty") is 0 or 1 || cue.Find("not", "guilty") >= 0)) || (Insistence.IsStrong(reading.Lemma) && Denials.InContent(text, reading)))
        {
            return Stance.Denies;
        }

        // "maintains his innocence"
        var isInnocent = reading.Lemma is "maintain" or "protest" or "proclaim" or "assert" or "insist" && (content[0] == "innocence" || content[1] == "innocence" || content[2] == "innocence");
        if (!cue.IsNegated && (isInnocent || CallsFalse(text, reading) || (Rebuttals.IsIn(reading, cue) && Rebuttals.Deny(reading, cue, content))))
        {
            return Stance.Denies;
        }

        if (Rejecting.Contains(reading.Lemma) || HasPhrase(cue) || DeniesToHave(cue, content, Rejecting))
        {
            return cue.IsNegated ? Stance.Affirms : Stance.Rejects;
        }

        if (Naming.Contains(reading.Lemma) && Names(text, reading, content) is { } named)
        {
            return named;
        }

        if (Asks(text, reading, cue, content))
        {
            return Stance.Questions;
        }

        // "claimed not to have read either"
        if (reading.Lemma is "claim" or "insist" or "swear" or "say" && content[0] is "not" or "never" && content[1] == "to" && content[2] is "have" or "be")
        {
            return Stance.Denies;
        }

        return (CueLexicon.IsSaying(reading.Lemma) || (Denials.IsTold(reading.Lemma) && reading.Source.Count > 0)) && kind != StatementKind.Belief && !cue.IsNegated && Denials.InContent(text, reading) ? Stance.Denies : Stance.Affirms;
    }

    // "is reported | to have dismissed Z"
    private static bool DeniesToHave(SpokenWords cue, SpokenWords content, FrozenSet<string> verbs)
    {
        var at = content.Find("to", "have");
        if (at != 0 || !(cue.Has("reported") || cue.Has("said") || cue.Has("believed") || cue.Has("understood") || cue.Has("thought") || cue.Has("alleged")))
        {
            return false;
        }

        return verbs.Contains(VerbLexicon.Lemma(content[2])) || (verbs == Rejecting && Phrases.Contains(content[2] + "+" + content[3]));
    }

    // "denied them entry": kept it from them.
    private static bool IsKept(SpokenWords content) => content[0] is "them" or "him" or "me" or "us" && content.Count is > 1 and < 8;

    private static bool IsOfReport(SpokenWords content) =>
        content[0] == "what" || Reports.Contains(content[0]) || Reports.Contains(content[1]) || Reports.Contains(content[2]) || Reports.Contains(content[3]);

    private static bool HasPhrase(SpokenWords cue)
    {
        for (var i = 0; i + 1 < cue.Count; i++)
        {
            if (Phrases.Contains(cue[i] + "+" + cue[i + 1]))
            {
                return true;
            }
        }

        return false;
    }

    // "dismissed as untrue a report that", "rejected the claims as baseless"; a plan is not untrue, only nonsense.
    private static bool CallsFalse(ReadText text, CueReading reading)
    {
        if (reading.Cue.Count == 0 || !(Rejecting.Contains(reading.Lemma) || Naming.Contains(reading.Lemma) || reading.Lemma is "rubbish" or "brush" or "wave" or "shrug"))
        {
            return false;
        }

        // "The claim was dismissed as nonsense": the content may stand before its cue.
        var start = Math.Min(reading.Cue[0].Start, reading.Content[0].Start);
        var words = new SpokenWords(text, [new TextRange(start, Math.Max(reading.Cue[^1].End, reading.Content[^1].End))], 30);
        var isOfReport = false;
        for (var i = 0; i < words.Count; i++)
        {
            isOfReport |= Reports.Contains(words[i]) && words[i] is not "that";
            if (words[i] != "as")
            {
                continue;
            }

            for (var at = i + 1; at <= i + 4 && words[at] is not ("the" or "he" or "she" or "it" or "they"); at++)
            {
                if (Denials.IsSurelyFalse(words[at]) || (words[at] == "without" && words[at + 1] is "foundation" or "merit" or "basis" or "substance") || (isOfReport && Denials.IsFalse(words[at])))
                {
                    return true;
                }
            }
        }

        return isOfReport && reading.Lemma == "rubbish";
    }

    // "called the claim 'a fairy tale'", "the claim, which it called 'a fairy tale'"
    private static Stance? Names(ReadText text, CueReading reading, SpokenWords content)
    {
        var at = 0;
        if (!(content[0] == "which" && Reports.Contains(WordBefore(text, reading.Content[0]))))
        {
            while (at < 6 && !Reports.Contains(content[at]) && !Papers.Contains(content[at]))
            {
                at++;
            }
        }

        if (at == 6)
        {
            return null;
        }

        for (var i = at + 1; i < content.Count; i++)
        {
            if (Invented.Contains(content[i]) || Scorned.Contains(content[i]))
            {
                return Invented.Contains(content[i]) ? Stance.Denies : Stance.Rejects;
            }
        }

        return null;
    }

    private static string WordBefore(ReadText text, TextRange range)
    {
        var at = text.TokenAt(range.Start) - 1;
        at = at > 0 && text.Tokens[at].Lower == "," ? at - 1 : at;
        return at >= 0 ? text.Tokens[at].Lower : "";
    }

    // To ask for something or somebody to do something is no question.
    private static bool Asks(ReadText text, CueReading reading, SpokenWords cue, SpokenWords content)
    {
        if (Asking.Contains(reading.Lemma))
        {
            return reading.Lemma != "ask" || !(content[0] is "to" or "for" or "not" || cue.Has("for") || cue[cue.Count - 1] == "to" || IsRequest(reading, content));
        }

        var last = reading.Content[^1];
        return text.Value.AsSpan(last.Start, last.Length).TrimEnd("\"\u201D'\u2019").EndsWith("?");
    }

    // "asked members to leave", "asked that it be kept": what is asked for has no question word.
    private static bool IsRequest(CueReading reading, SpokenWords content) =>
        reading.Addressee is null && content.Find("to") is > 0 and < 5 && !(content[0] is "how" or "what" or "who" or "whom" or "when" or "where" or "which" or "whether" or "if" or "why");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
