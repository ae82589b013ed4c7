using System.Collections.Frozen;
using Hearsay.Engine.Lexicons;

namespace Hearsay.Engine.Cues;

/// <summary>"X is confident that Z", "X was reluctant to Z": an adjective after "be" that tells what somebody thinks.</summary>
internal static class AttitudeCue
{
    private static readonly FrozenSet<string> Adjectives = LexiconFile.Rows("attitudes.tsv").Select(row => row[0]).ToFrozenSet(StringComparer.Ordinal);

    public static bool IsAttitude(string word) => Adjectives.Contains(word);

    /// <summary>The attitude that follows a form of "be", adverbs between; -1 where there is none.</summary>
    public static int AdjectiveAfter(Clause clause, int be)
    {
        for (var i = be + 1; i < clause.End && i < be + 4; i++)
        {
            if (Adjectives.Contains(clause.Lower(i)))
            {
                return i;
            }

            if (clause.Tag(i) != "RB")
            {
                break;
            }
        }

        return -1;
    }

    public static Candidate? Find(Clause clause, VerbGroup group, Subject subject, string lemma)
    {
        var adjective = lemma is "be" or "remain" or "feel" or "become" ? AdjectiveAfter(clause, group.Head) : -1;
        var isParticiple = adjective < 0 && Adjectives.Contains(clause.Lower(group.Head));
        adjective = isParticiple ? group.Head : adjective;
        if (adjective < 0 || subject.Kind[0] is not ('S' or 'R' or 'V') || (isParticiple && !group.Passive))
        {
            return null;
        }

        var at = adjective + 1;
        if (!(clause.Lower(at) is "that" || clause.Tag(at) is "IN" or "TO" || RightContext.StartsClause(clause, at)) || at >= clause.End - 1)
        {
            return null;
        }

        var kind = clause.Lower(at) == "that" ? "that" : clause.Tag(at) is "IN" ? "prep" : clause.Tag(at) is "TO" ? "to" : "clause";
        var end = ContentBounds.EndOf(clause, at, kind);
        return end <= at ? null : new Candidate
        {
            Cue = [clause.Range(group.First, adjective + 1)],
            Source = subject.IsNamed ? [clause.Range(subject.First, subject.End)] : [],
            Content = [clause.Range(at, end)],
            Lemma = clause.Lower(adjective),
            Frame = subject.Kind + "a" + (group.Negated ? "n" : "") + ":" + kind,
            Token = adjective,
        };
    }
}
