using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Statements;

/// <summary>A main clause of what is said: the subject and its finite verbs.</summary>
/// <param name="Clause">The sentence inside the content.</param>
/// <param name="Subject">A noun phrase, a pronoun or "there".</param>
/// <param name="Verb">The verbs that it goes with.</param>
internal readonly record struct MainClause(Clause Clause, Subject Subject, VerbGroup Verb)
{
    // Further sentences of a long quotation say other things.
    private const int MostSentences = 2, LongestSentence = 60;

    /// <summary>The first clause of each of the first sentences; a sentence without subject and finite verb gives none.</summary>
    public static IEnumerable<(MainClause Clause, bool IsFirst)> Of(ReadText text, IReadOnlyList<TextRange> content)
    {
        foreach (var (sentence, isFirst) in Sentences(text, content))
        {
            if (Read(sentence) is { } clause)
            {
                yield return (clause, isFirst);
            }
        }
    }

    /// <summary>All main clauses of the first sentences: "there is no buyer", "and there has been no meeting".</summary>
    public static IEnumerable<MainClause> AllOf(ReadText text, IReadOnlyList<TextRange> content)
    {
        foreach (var (sentence, _) in Sentences(text, content))
        {
            if (Read(sentence) is not { } first)
            {
                continue;
            }

            yield return first;
            foreach (var group in sentence.VerbGroups())
            {
                if (group.First > first.Verb.Head && IsFinite(sentence, group) && SubjectFinder.Find(sentence, group, first.Verb.Head + 1) is { Kind: "S", IsNamed: true } subject && Joined(sentence, subject) is { } own)
                {
                    yield return new MainClause(sentence, own, group);
                }
                else if (group.First > first.Verb.Head + 2 && sentence.Lower(group.First - 2) is "but" or "and" && sentence.Lower(group.First - 1) is "that" or "this" && Pointing(sentence, group, group.First - 1) is { } pointing)
                {
                    yield return pointing;
                }
            }
        }
    }

    private static IEnumerable<(Clause Sentence, bool IsFirst)> Sentences(ReadText text, IReadOnlyList<TextRange> content)
    {
        var read = 0;
        foreach (var range in content)
        {
            for (var at = text.TokenAt(range.Start); at < text.Tokens.Count && text.Tokens[at].Start < range.End && read < MostSentences; read++)
            {
                while (at + 1 < text.Tokens.Count && (text.Tokens[at].Is("\"") || text.Tokens[at].Lower is ":" or "," || (text.Tokens[at].Lower == "that" && !IsSubject(text, at))))
                {
                    at++;
                }

                var end = at;
                while (end < text.Tokens.Count && text.Tokens[end].Start < range.End && end < at + LongestSentence && !text.Tokens[end].Is("."))
                {
                    end++;
                }

                if (end > at)
                {
                    yield return (new Clause(text, new Sentence(at, end, 0)), read == 0);
                }

                at = end + 1;
            }
        }
    }

    // "That is not true"
    private static bool IsSubject(ReadText text, int at) => at + 1 < text.Tokens.Count && (VerbLexicon.IsBe(text.Tokens[at + 1].Lower) || text.Tokens[at + 1].Is("RB"));

    // "If you think ..., ...": what a condition says is not said.
    private static MainClause? Read(Clause clause)
    {
        if (clause.Lower(clause.First) is "if" or "when" or "while" or "although" or "though" or "because" or "unless" or "maybe" or "perhaps")
        {
            return null;
        }

        var isAnnounced = false;
        foreach (var group in clause.VerbGroups())
        {
            // "That's a lie": no pronoun that relates.
            if (clause.Lower(clause.First) is "that" or "this" && Pointing(clause, group, clause.First) is { } pointing)
            {
                return pointing;
            }

            if (IsFinite(clause, group) && SubjectFinder.Find(clause, group, clause.First) is { Kind: "S" or "Ss", IsNamed: true } subject && (subject.Kind == "S" || isAnnounced))
            {
                if (isAnnounced || !Announces(clause, subject, group))
                {
                    return new MainClause(clause, subject, group);
                }

                isAnnounced = true;
            }
        }

        return null;
    }

    // "that was not the case", "that never happened"
    private static MainClause? Pointing(Clause clause, VerbGroup group, int at)
    {
        var hasHappened = VerbLexicon.Lemma(clause.Lower(group.Head)) is "happen" or "occur";
        return (group.First == at + 1 && (VerbLexicon.IsBe(clause.Lower(group.First)) || hasHappened)) || (group.First == at + 2 && hasHappened && clause.Lower(at + 1) == "never")
            ? new MainClause(clause, new Subject("S", at, at + 1, at), group)
            : null;
    }

    // "I can tell you that ...", "let me be clear: ...", "the truth is that ...": what is said comes behind it.
    private static bool Announces(Clause clause, Subject subject, VerbGroup group)
    {
        if (clause.Lower(subject.End - 1) is "truth" or "fact" or "reality" && VerbLexicon.IsBe(clause.Lower(group.Head)))
        {
            return true;
        }

        if (clause.Lower(subject.First) is not ("i" or "we" or "me" or "us"))
        {
            return false;
        }

        for (var i = group.First; i < clause.End && i < group.First + 6; i++)
        {
            if (clause.Lower(i) is "tell" or "assure" or "repeat" or "clear" or "stress" or "say" or "promise" or "swear" or "emphasise" or "emphasize")
            {
                // Something must be said behind it, and not be negated itself.
                return clause.Lower(i + 1) is ":" or "that" or "you" or "," or "again" or "there" or "we" or "i" or "the" or "this" or "-" or "–" or "—" && !group.Negated;
            }
        }

        return false;
    }

    // "he never raised his voice": without an auxiliary a participle is a past tense.
    private static bool IsFinite(Clause clause, VerbGroup group) =>
        !group.Infinitive && (clause[group.First].IsFiniteVerb || (clause.Tag(group.First) == "VBN" && group.First == group.Head && clause.Lower(group.First - 1) is "never" or "neither"));

    // "all week and no water was released": what stands before the joint belongs to the clause before.
    private static Subject? Joined(Clause clause, Subject subject)
    {
        for (var i = subject.First + 1; i < subject.End; i++)
        {
            if (clause.Lower(i - 1) is "and" or "but" && clause.Lower(i) is "no" or "nobody" or "none" or "nothing")
            {
                return subject with { First = i, Outer = i };
            }
        }

        return clause.Lower(subject.First - 1) is "and" or "but" or "nor" or ";" or "," or "-" or "–" or "—" ? subject : null;
    }

    /// <summary>First word after the verbs, marks and adverbs left out; the clause's end where there is none.</summary>
    public int Predicate
    {
        get
        {
            var at = Verb.Head + 1;
            while (at < Clause.End && (Clause.Tag(at) is "RB" || Clause.IsQuoteMark(at)) && Clause.Lower(at) is not "nowhere")
            {
                at++;
            }

            return at;
        }
    }

    /// <summary>Whether "not" or "never" stands with the verbs, also behind a mark: was 'not holding talks'.</summary>
    public bool Negated
    {
        get
        {
            // "she never actually altered it", "neither sent nor received it"
            for (var at = Math.Max(Subject.End, Verb.First - 2); at < Verb.First; at++)
            {
                if (Clause.Lower(at) is "never" or "neither")
                {
                    return true;
                }
            }

            // "had opted not to join" negates what follows.
            for (var at = Verb.First; at < (VerbLexicon.IsBe(Head) ? Predicate : Verb.Head); at++)
            {
                if (Clause.Lower(at) is "not" or "n't" or "never" or "neither")
                {
                    return true;
                }
            }

            // "had neither seen nor signed it"
            return Clause.Lower(Verb.Head + 1) == "neither";
        }
    }

    /// <summary>What there is none of, "there is no second offer", "the firm had no such plan": the head of the phrase; null where nothing of the kind is said.</summary>
    public string? AbsentNoun
    {
        get
        {
            var isThere = SubjectWord == "there" && VerbLexicon.IsBe(Head);
            var at = Predicate;
            if (!(isThere || VerbLexicon.IsHave(Head) || Head is "have" or "play" or "played") || !(Clause.Lower(at) == "no" || (Negated && Clause.Lower(at) is "any" or "a" or "an") || (isThere && Negated)))
            {
                return null;
            }

            for (var i = at; i < Clause.End && i < at + 5; i++)
            {
                if (Clause[i].IsNoun && !(i + 1 < Clause.End && Clause[i + 1].IsNoun))
                {
                    return Clause.Lower(i);
                }
            }

            return null;
        }
    }

    public bool IsQuestion => Clause.Text.Tokens is var tokens && ((Clause.End < tokens.Count && tokens[Clause.End].Lower == "?") || tokens[Clause.End - 1].Lower == "?" || (Clause.End > Clause.First + 1 && tokens[Clause.End - 2].Lower == "?"));

    public string Head => Clause.Lower(Verb.Head);

    public string First => Clause.Lower(Verb.First);

    public string SubjectWord => Clause.Lower(Subject.First);

    public string SubjectNoun => Clause.Lower(Subject.End - 1);
}
