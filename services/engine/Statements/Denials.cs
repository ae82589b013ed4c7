using System.Collections.Frozen;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Statements;

/// <summary>
/// Denials without a verb that denies: the content itself says that something is not so which has been or could be held against the
/// speaker's side. A mere "not" is none: "the talks will not be easy" foresees, "the market is not calm" describes.
/// </summary>
internal static class Denials
{
    private static readonly FrozenSet<string> Reports = Set("claim claims allegation allegations accusation accusations report reports account accounts story stories rumour rumours rumor rumors charge charges suggestion suggestions "
        + "assertion assertions article reporting information description descriptions characterisation characterization portrayal narrative version statement statements notion idea figures quote quotes it that this these those they minutes document documents letter");

    private static readonly FrozenSet<string> SurelyFalse = Set("untrue baseless unfounded groundless forged fabricated fabrication fabrications forgery forgeries concocted doctored fictitious defamatory libellous libelous non-existent nonexistent");

    private static readonly FrozenSet<string> False = Set("false inaccurate incorrect nonsense rubbish lie lies fiction invention invented propaganda disinformation misinformation garbage bogus exaggerated overblown fake hoax slander smear wrong erroneous fanciful mistaken fantasy malarkey misleading");

    // What somebody can be said to have, to do or to hide: "there is no deal". "There is no doubt" or "no solution" denies nothing.
    private static readonly FrozenSet<string> Held = Set("deal deals offer offers plan plans talk talks negotiations discussions channel channels contact contacts list lists letter letters link links connection connections relationship affair wrongdoing "
        + "intention intent conspiracy collusion order orders pressure payment payments contract contracts involvement conflict bias secret secrets rift split dispute feud meeting meetings memo memos ban cover-up coverup corruption fraud breach violation "
        + "violations abuse torture leak leaks danger condition conditions concession concessions truce ultimatum demand demands arrangement pact quid coordination interference discrimination mistreatment attack attacks presence troops weapons attempt attempts");

    // "No decision has been made", "no arrests were made": nobody has said so.
    private static readonly FrozenSet<string> Unsaid = Set("injuries casualties arrests deaths decision decisions date dates details suspects motive survivors fatalities winner progress agreement consensus charges");

    // "No one was injured", "no arrests were made": nobody has said so.
    private static readonly FrozenSet<string> Unclaimed = Set("injured hurt harmed wounded killed arrested reported identified known expected needed required allowed permitted taken found spared seen heard left arranged scheduled immune exempt safe born said");

    private static readonly FrozenSet<string> NotYet = Set("decided ruled reached recovered determined forgotten given received heard finished finalised finalized completed begun started arrived improved set come worked changed expected had been seen voted known felt done spoken checked thought considered experienced discussed become learned learnt found identified chosen named picked selected appointed scheduled");

    private static readonly FrozenSet<string> Mental = Set("want think feel expect understand believe like need care mind agree realise realize get have see look mean seem appear matter work help happen say give elaborate rule know wish go come become "
        + "remember recall hear ask sleep eat cry stop rise fall grow change condone tolerate recognise recognize hesitate deny dispute exclude vote choose train watch enjoy hold support back favour favor mention discuss matter succeed win lose finish blame envy resent regret trust doubt like dislike love");

    private static readonly FrozenSet<string> Passives = Set("told informed consulted warned asked paid involved linked connected invited contacted notified charged made aware offered approached authorised authorized sold used");

    private static readonly FrozenSet<string> Statuses = Set("involved responsible aware guilty behind connected linked affiliated complicit");

    private static readonly FrozenSet<string> Places = Set("in+contact in+touch in+talks in+negotiations in+discussions in+breach in+default in+possession in+custody in+league in+control part+of under+investigation under+arrest under+pressure at+war at+fault at+odds");

    // What is admitted, complained of or warned of is meant as it is said.
    private static readonly FrozenSet<string> Owning = Set("admit acknowledge concede complain regret lament apologize apologise warn confess worry note conclude find suggest recommend show reveal discover estimate report");

    // Cues that report like "say", though they seldom take a clause in annotated news.
    private static readonly FrozenSet<string> Telling = Set("according clarify comment assure answer attest quote cite swear protest speak affirm publish express underscore read");

    /// <summary>Whether what stands behind such a cue is said; a cue without a verb is a mark or a phrase.</summary>
    public static bool IsTold(string lemma) => CueLexicon.IsSaying(lemma) || Telling.Contains(lemma) || lemma.Length == 0;

    public static bool InContent(ReadText text, CueReading reading)
    {
        if (Owning.Contains(reading.Lemma))
        {
            return false;
        }

        var source = new SpokenWords(text, reading.Source, 20);
        var isObserved = OwnSide.IsObserver(source);
        if (new SpokenWords(text, reading.Content, 14) is var said && !isObserved && (DenialFrames.AreIn(said) || Protests.AreIn(said)))
        {
            return true;
        }

        foreach (var (clause, isFirst) in MainClause.Of(text, reading.Content))
        {
            var own = OwnSide.Has(text, reading, clause);
            if (isFirst && (DenialFrames.IsDenied(clause, own) || IsWithout(clause, own, isObserved) || (!isObserved && DenialFrames.IsBlameless(clause)) || Insistence.Denies(reading, clause, own)))
            {
                return true;
            }

            if (isFirst ? Disclaimers.Are(clause, own, isObserved) || (!isObserved && Protests.Are(clause, own)) || IsFalse(clause) || IsAbsent(clause) || IsNone(clause, own) || IsUndone(clause, own) || IsOtherwise(clause, own) : clause.SubjectWord is "i" or "we" && clause.Head != "been" && IsUndone(clause, own))
            {
                return true;
            }
        }

        return IsNever(text, reading.Content[0]) || IsInJoined(text, reading, isObserved);
    }

    // "the gates stayed closed, and no water was released"
    private static bool IsInJoined(ReadText text, CueReading reading, bool isObserved)
    {
        foreach (var clause in MainClause.AllOf(text, reading.Content).Skip(1))
        {
            if (!isObserved && !clause.IsQuestion && (Disclaimers.Are(clause, OwnSide.Has(text, reading, clause), false) || IsFalse(clause) || IsAbsent(clause) || IsNone(clause, OwnSide.Has(text, reading, clause)) || (clause.SubjectWord is "i" or "we" && IsOtherwise(clause, own: true))))
            {
                return true;
            }
        }

        return false;
    }

    // "the account is inaccurate", "it is not true"
    private static bool IsFalse(MainClause clause)
    {
        if (!VerbLexicon.IsBe(clause.Head) && !(clause.Verb.Passive && SurelyFalse.Contains(clause.Head)))
        {
            return false;
        }

        if (clause.Negated)
        {
            return clause.Clause.Lower(clause.Predicate) is "true" or "correct" or "accurate" || (clause.Clause.Lower(clause.Predicate) is "the" && clause.Clause.Lower(clause.Predicate + 1) is "case");
        }

        var from = DenialFrames.NounOf(clause);
        for (var i = from; i < clause.Clause.End && i < from + 7; i++)
        {
            var word = clause.Clause.Lower(i);
            if (SurelyFalse.Contains(word) || (False.Contains(word) && IsOfReport(clause, word)))
            {
                return true;
            }

            if (i > from && (clause.Clause.Lower(i) == "the" || clause.Clause.Tag(i) is "IN" or "TO" or "CC" or "WP" or "WDT" || clause.Clause[i].IsVerb))
            {
                return false;
            }
        }

        return false;
    }

    // "It is wrong" judges; "the claims in the paper are wrong" denies.
    private static bool IsOfReport(MainClause clause, string word)
    {
        for (var i = clause.Subject.First; i < clause.Subject.End; i++)
        {
            if (Reports.Contains(clause.Clause.Lower(i)) && (word is not ("wrong" or "mistaken") || clause.Clause[i].IsNoun))
            {
                return true;
            }
        }

        return false;
    }

    // "there is no channel", "there had been no second offer"
    private static bool IsAbsent(MainClause clause)
    {
        if (clause.SubjectWord != "there" || !VerbLexicon.IsBe(clause.Head))
        {
            return false;
        }

        return clause.AbsentNoun is { } noun && (Held.Contains(noun) || noun is "truth" or "substance" or "basis");
    }

    // "the crane had played no role", "he had no knowledge of it": whoever says it of whom; "the firm had no plans to": the speaker's side of itself.
    private static bool IsWithout(MainClause clause, bool own, bool isObserved) =>
        clause.SubjectWord != "there" && clause.AbsentNoun is { } noun
        && (noun is "role" or "part" or "bearing" or "influence" ? !isObserved && !HasYet(clause)
            : own && (noun is "knowledge" or "idea" ? VerbLexicon.IsHave(clause.Head) && clause.Clause.Lower(clause.Predicate + 2) is "of" or "that" or "about" : clause.Clause.Lower(clause.Predicate) == "no" && (Held.Contains(noun) || noun is "involvement" or "role")));

    // "nobody had been authorised", "no such memo exists", "none of them was stolen"
    private static bool IsNone(MainClause clause, bool own)
    {
        if (clause.SubjectWord is not ("nobody" or "none" or "no") || clause.Negated || Unsaid.Contains(clause.SubjectNoun) || Unclaimed.Contains(clause.Head) || HasYet(clause))
        {
            return false;
        }

        var isCounted = clause.SubjectWord == "no" && clause.SubjectNoun != "one";
        // "nobody at the ministry had spoken to the paper", "none of our staff did so"
        var isOurs = own && clause.SubjectWord != "no" && clause.Subject.End > clause.Subject.First + 2 && VerbLexicon.IsHave(clause.First) && clause.Verb.Head > clause.Verb.First;
        return clause.Verb.Passive || isOurs
            || (isCounted && VerbLexicon.Lemma(clause.Head) == "exist")
            || (isCounted && VerbLexicon.IsHave(clause.First) && clause.Clause.Tag(clause.Verb.Head) == "VBN" && clause.Head is not ("been" or "come" or "arrived"))
            || (isCounted && VerbLexicon.IsBe(clause.Head) && clause.Clause.Tag(clause.Predicate) == "IN");
    }

    // "we have not blocked anything", "he did not take the money", "she knows nothing about it"
    private static bool IsUndone(MainClause clause, bool own)
    {
        var head = VerbLexicon.Lemma(clause.Head);
        if (Nothing(clause, head))
        {
            return own;
        }

        if (!clause.Negated || clause.Clause.Tag(clause.Verb.First) == "MD")
        {
            return false;
        }

        if (VerbLexicon.IsHave(clause.First) && clause.Clause.Tag(clause.Verb.Head) is "VBN" or "VBD" && clause.Verb.Head > clause.Verb.First)
        {
            return own && !Disclaimers.IsSince(clause) && (HasAny(clause) || (clause.Verb.Passive ? Passives.Contains(clause.Head) : !NotYet.Contains(clause.Head))) && !HasYet(clause);
        }

        return clause.First switch
        {
            "did" => own && (!Mental.Contains(head) || (head == "know" && clause.Clause.Lower(clause.Predicate) is "about" or "of" or "anything")) && !HasYet(clause),
            "do" or "does" => own && clause.SubjectWord != "it" && HasAny(clause) && (head is "have" || !Mental.Contains(head)),
            _ => own && clause.Verb.First == clause.Verb.Head && clause.Clause.Tag(clause.Verb.Head) is "VBD" or "VBN" && !VerbLexicon.IsBe(clause.Head) && !Mental.Contains(head) && !HasYet(clause),
        };
    }

    private static bool Nothing(MainClause clause, string head)
    {
        var at = clause.Predicate;
        if (clause.Negated || clause.Clause.Lower(at) != "nothing")
        {
            return false;
        }

        return head switch
        {
            "know" => clause.Clause.Lower(at + 1) is "about" or "of",
            "have" => Disclaimers.IsNothingToDo(clause),
            "do" => clause.Clause.Lower(at + 1) is "wrong" or "illegal" or "improper" or "inappropriate" or "untoward",
            _ => false,
        };
    }

    // "is not in contact", "was 'not holding talks'", "were nowhere near"
    private static bool IsOtherwise(MainClause clause, bool own)
    {
        var (at, isBe) = (clause.Predicate, VerbLexicon.IsBe(clause.Head));
        if (isBe && clause.Clause.Lower(at) == "nowhere")
        {
            return own && clause.Clause.Lower(at + 1) == "near";
        }

        if (!own || !clause.Negated || clause.Clause.Tag(clause.Verb.First) == "MD" || HasYet(clause))
        {
            return false;
        }

        if (isBe)
        {
            return clause.Clause.Tag(at) == "VBG" || (clause.Head == "been" && clause.Clause.Lower(at).EndsWith("ing", StringComparison.Ordinal)) ? IsDoing(clause, at) : Statuses.Contains(clause.Clause.Lower(at)) || Places.Contains(clause.Clause.Lower(at) + "+" + clause.Clause.Lower(at + 1));
        }

        return clause.Clause.Tag(clause.Verb.Head) == "VBG" ? IsDoing(clause, clause.Verb.Head) : clause.Verb.Passive && !Disclaimers.IsSince(clause) && (Passives.Contains(clause.Head) || Statuses.Contains(clause.Head));
    }

    private static bool IsDoing(MainClause clause, int at) => clause.Clause.Lower(at) is not ("going" or "working" or "winning" or "losing" or "paying" or "getting" or "happening" or "doing" or "giving" or "commenting" or "asking" or "looking" or "coming" or "telling" or "speaking" or "saying" or "ruling" or "expecting")
        && (clause.Clause.Lower(at) != "talking" || (clause.Clause.Lower(at + 1) is "to" or "with" && !Disclaimers.IsPress(clause.Clause.Lower(at + 2), clause.Clause.Lower(at + 3))));

    // "I never touched it", "we never so much as called"
    private static bool IsNever(ReadText text, TextRange content)
    {
        var words = new SpokenWords(text, [content], 4);
        return words[0] is "i" or "we" && words[1] is "never" && words[2] is not ("thought" or "expected" or "imagined" or "wanted" or "felt" or "knew" or "saw" or "seen" or "heard" or "had" or "give" or "gave" or "lost" or "say" or "know" or "stop");
    }

    private static bool HasAny(MainClause clause)
    {
        for (var i = clause.Verb.Head + 1; i < clause.Clause.End && i < clause.Verb.Head + 6; i++)
        {
            if (clause.Clause.Lower(i) is "any" or "anything" or "anyone" or "anybody" or "ever" or "anywhere")
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsMental(string head) => Mental.Contains(VerbLexicon.Lemma(head));

    /// <summary>What is so often not so that saying it answers nobody: "no arrests", "no decision".</summary>
    public static bool IsUnsaid(string noun) => Unsaid.Contains(noun);

    public static bool IsNotYet(string participle) => NotYet.Contains(participle);

    /// <summary>A word for what somebody has claimed, or a pronoun that stands for it.</summary>
    public static bool IsReport(string word) => Reports.Contains(word);

    public static bool IsFalse(string word) => SurelyFalse.Contains(word) || False.Contains(word);

    /// <summary>Words that say of any report that it is not true; others, such as "nonsense", may also scorn a plan.</summary>
    public static bool IsSurelyFalse(string word) => SurelyFalse.Contains(word) || word is "false" or "inaccurate" or "incorrect";

    public static bool IsOwning(string lemma) => Owning.Contains(lemma);

    /// <summary>Not yet, not only, not enough: not a whole negation.</summary>
    public static bool IsReserved(MainClause clause) => HasYet(clause);

    private static bool HasYet(MainClause clause)
    {
        for (var i = clause.Verb.First; i < clause.Clause.End && i < clause.Verb.First + 14; i++)
        {
            if (clause.Clause.Lower(i) is "yet" or "able" or "enough" or "only" or "just" or "until" or "because" or "far" or "fully" or "always" or "necessarily" or "even" or "much" or "long" or "well" || (clause.Clause.Lower(i) is "before" or "so" && DenialFrames.HasNever(clause)))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
