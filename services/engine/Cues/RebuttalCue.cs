using System.Collections.Frozen;

namespace Hearsay.Engine.Cues;

/// <summary>"X poured cold water on reports that Z", "X shot down rumours of Z", "X contested the paper's account", "X maintains his innocence": verbs that report a denial only where a claim is their object.</summary>
internal static class RebuttalCue
{
    private const double Likely = 0.75;

    private static readonly FrozenSet<string> Verbs = Set("scotch quash debunk rubbish contest challenge rebuff repudiate ridicule ridicul rebut refute disown");

    private static readonly FrozenSet<string> Phrases = Set("shoot+down knock+down bat+away swat+away brush+aside brush+off laugh+off shrug+off wave+away hit+back push+back");

    private static readonly FrozenSet<string> Claims = Set("claim claims report reports rumour rumours rumor rumors suggestion suggestions speculation allegation allegations accusation accusations story stories account accounts version assertion assertions "
        + "talk notion figure figures");

    public static void Find(Clause clause, List<VerbGroup> groups, List<Candidate> found)
    {
        foreach (var group in groups)
        {
            if (ObjectCue.States(clause, group) && Object(clause, group) is { } from
                && SubjectFinder.Find(clause, group, clause.First) is { Kind: "S", IsNamed: true } subject)
            {
                ObjectCue.Add(clause, group, subject, from, "rebuttal:np", Likely, found);
            }
        }
    }

    // Where the claim begins that the verb is turned against; null where it is turned against anything else.
    private static int? Object(Clause clause, VerbGroup group)
    {
        var lemma = VerbLexicon.Lemma(clause.Lower(group.Head));
        lemma = lemma == "shot" ? "shoot" : lemma;
        var at = group.Head + 1;
        if (lemma is "maintain" or "protest" or "proclaim")
        {
            return clause.Tag(at) == "PRP$" && clause.Lower(at + 1) == "innocence" ? at : null;
        }

        if (lemma is "pour" or "throw" && clause.Lower(at) == "cold" && clause.Lower(at + 1) == "water" && clause.Lower(at + 2) is "on" or "over")
        {
            return IsClaim(clause, at + 3, out _) ? at + 3 : null;
        }

        if (Phrases.Contains(lemma + "+" + clause.Lower(at)))
        {
            at += clause.Lower(at + 1) is "at" or "against" or "on" ? 2 : 1;
            return IsClaim(clause, at, out _) ? at : null;
        }

        return Verbs.Contains(lemma) && IsClaim(clause, at, out _) ? at : null;
    }

    /// <summary>Whether a phrase is a claim: "the paper's account", of whom it is before the noun.</summary>
    /// <param name="clause">The sentence.</param>
    /// <param name="from">Where the phrase begins.</param>
    /// <param name="noun">The noun.</param>
    public static bool IsClaim(Clause clause, int from, out int noun)
    {
        noun = -1;
        for (var i = from; i < clause.End && i < from + 6; i++)
        {
            if (Claims.Contains(clause.Lower(i)) && clause[i].IsNoun)
            {
                noun = i;
                return clause.Lower(i) is not ("talk" or "figure" or "figures" or "story" or "stories" or "version" or "notion") || clause.Lower(i + 1) is "of" or "that" || clause.Tag(i - 1) == "POS";
            }

            // "contested that account"
            if (i == from && clause.Lower(i) is "that" or "this")
            {
                continue;
            }

            if (clause[i].IsVerb || clause.IsComma(i) || clause.IsStop(i) || clause.Tag(i) is "IN" or "TO" or "CC")
            {
                return false;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
