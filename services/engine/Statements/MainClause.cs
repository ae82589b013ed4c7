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

                if (end > at && Read(new Clause(text, new Sentence(at, end, 0))) is { } clause)
                {
                    yield return (clause, read == 0);
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

        foreach (var group in clause.VerbGroups())
        {
            if (!group.Infinitive && clause[group.First].IsFiniteVerb && SubjectFinder.Find(clause, group, clause.First) is { Kind: "S", IsNamed: true } subject)
            {
                return new MainClause(clause, subject, group);
            }
        }

        return null;
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
            // "she never altered it"
            if (Clause.Lower(Verb.First - 1) == "never" && Verb.First > Clause.First)
            {
                return true;
            }

            // "had opted not to join" negates what follows.
            for (var at = Verb.First; at < (VerbLexicon.IsBe(Head) ? Predicate : Verb.Head); at++)
            {
                if (Clause.Lower(at) is "not" or "n't" or "never" or "neither")
                {
                    return true;
                }
            }

            return false;
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

    public string Head => Clause.Lower(Verb.Head);

    public string First => Clause.Lower(Verb.First);

    public string SubjectWord => Clause.Lower(Subject.First);

    public string SubjectNoun => Clause.Lower(Subject.End - 1);
}
