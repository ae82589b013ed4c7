using System.Collections.Frozen;

namespace Hearsay.Engine.Cues;

/// <summary>Which constructions report something even inside what somebody says, where most verbs are mere words.</summary>
internal static class NestedForms
{
    // What takes a clause: "said Z", "told X that Z", "said to her: Z".
    private static readonly FrozenSet<string> Clauses = Set("that clause quote np-that np-clause np-quote pp-that pp-colon np-colon");

    private static readonly FrozenSet<string> Beliefs = Set("believe think doubt reckon fear suspect expect feel worry assume");

    // "X hopes to Z": what somebody else wants is told by whoever says so.
    private static readonly FrozenSet<string> Wishes = Set("want hope");

    private static readonly FrozenSet<string> Requests = Set("tell ask warn urge order instruct advise");

    // Of his own words a speaker reports these; "I think", "I hope" are how he speaks.
    private static readonly FrozenSet<string> OwnWords = Set("say tell warn write ask promise inform assure insist explain reply answer predict");

    public static bool IsSure(Clause clause, Candidate candidate)
    {
        if (candidate.Frame.Split(':') is not [var side, var kind] || !IsActual(clause, candidate) || IsPointed(clause, candidate))
        {
            return false;
        }

        if (candidate.IsFirstPerson)
        {
            return IsToldByOneself(clause, candidate, kind);
        }

        if (side == ToldCue.Side)
        {
            return HasVerb(clause, candidate);
        }

        var bare = side.TrimStart('q');
        return candidate.Source.Count > 0 && kind switch
        {
            "end" or "source" => CueLexicon.IsSaying(candidate.Lemma),
            "to" => bare is "S" or "Ss" or "V" && Wishes.Contains(candidate.Lemma) && !IsObjectless(clause, candidate),
            "np-to" => bare is "S" or "Ss" && Requests.Contains(candidate.Lemma),
            _ => Clauses.Contains(kind) && (CueLexicon.IsSaying(candidate.Lemma) || Beliefs.Contains(candidate.Lemma) || AttitudeCue.IsAttitude(candidate.Lemma)) && HasVerb(clause, candidate),
        };
    }

    // "I told him that Z", "they said Z": in the past, as what people generally say is no report.
    private static bool IsToldByOneself(Clause clause, Candidate candidate, string kind) =>
        Clauses.Contains(kind) && OwnWords.Contains(candidate.Lemma) && clause.Tag(candidate.Token) is "VBD" or "VBN"
        && candidate.Source.Count > 0 && clause.Lower(clause.Text.TokenAt(candidate.Source[0].Start)) is "i" or "we" or "they" && HasVerb(clause, candidate);

    // Not what somebody would say, or is heard to say, and not a source that is a mere "who".
    private static bool IsActual(Clause clause, Candidate candidate)
    {
        var first = clause.Text.TokenAt(candidate.Cue[0].Start);
        return clause.Tag(first) != "MD" && !(clause.Tag(first) == "VB" && first == candidate.Token)
            && candidate.Source.TrueForAll(range => !(clause.Text.TokenAt(range.Start) is var at && clause[at].End == range.End && clause.Tag(at) is "WP" or "WDT" or "\""));
    }

    // "what she wants to have": what she wants stands elsewhere.
    private static bool IsObjectless(Clause clause, Candidate candidate) => clause.Tag(clause.Text.TokenAt(candidate.Source[0].Start) - 1) is "WP" or "WDT";

    // "said this, then that": the word stands for what was said, and tells nothing of it.
    private static bool IsPointed(Clause clause, Candidate candidate) =>
        clause.Text.TokenAt(candidate.Content[0].Start) is var at && clause.Lower(at) is "this" or "that" && clause.Tag(at + 1) is "," or "CC" or "." or "TO" or "";

    // "They said that to my face" has no clause behind the verb.
    private static bool HasVerb(Clause clause, Candidate candidate)
    {
        var range = candidate.Content[0];
        if (clause.QuoteFrom(clause.Text.TokenAt(range.Start)) >= 0)
        {
            return true;
        }

        for (var i = clause.Text.TokenAt(range.Start); i < clause.End && clause[i].Start < range.End; i++)
        {
            if (clause[i].IsFiniteVerb || clause.IsQuoteMark(i))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
