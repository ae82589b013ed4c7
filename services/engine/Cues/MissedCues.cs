using Hearsay.Engine.Text;

namespace Hearsay.Engine.Cues;

/// <summary>Adds to what a tagger found the reports that it missed and a rule is sure of, and puts in the rule's form those that it found in part: "is reported | to have dismissed Z".</summary>
internal static class MissedCues
{
    public static IReadOnlyList<CueReading> Add(ReadText text, IReadOnlyList<CueReading> cues, CancellationToken cancellationToken)
    {
        var gone = new HashSet<CueReading>(ReferenceEqualityComparer.Instance);
        var added = new List<CueReading>();
        foreach (var (sentence, known) in CueWalk.Sentences(text, cues, cancellationToken))
        {
            Read(new Clause(text, sentence), known, gone, added);
        }

        return [.. cues.Where(cue => !gone.Contains(cue)).Concat(added).OrderBy(Start)];
    }

    private static void Read(Clause clause, List<CueReading> known, HashSet<CueReading> gone, List<CueReading> added)
    {
        var candidates = CueForms.Find(clause);
        foreach (var candidate in Competition.Select(candidates, RuleTagger.Threshold))
        {
            var same = known.FindAll(cue => cue.Cue.Any(range => candidate.Cue.Exists(range.Overlaps)) && !gone.Contains(cue));
            if (same.Count > 0)
            {
                if ((IsForm(candidate) || IsRefusal(clause, candidate, same) || IsBy(candidate, same)) && !same.Exists(cue => Agrees(cue, candidate)))
                {
                    gone.UnionWith(same);
                    added.Add(RuleTagger.Reading(candidate) with { Confidence = Math.Max(candidate.Confidence, same.Max(cue => cue.Confidence)) });
                }
            }
            else if (IsSure(clause, candidate, known) && !known.Exists(cue => !gone.Contains(cue) && (Competition.IsIn(candidate.Cue, [.. cue.Content]) || Competition.IsIn(candidate.Cue, [.. cue.Source]) || SharesContent(cue, candidate))))
            {
                added.Add(RuleTagger.Reading(candidate));
            }
        }
    }

    // Two verb groups that report together, and silences.
    private static bool IsForm(Candidate candidate) => candidate.Frame.StartsWith("reported", StringComparison.Ordinal) || candidate.Frame.StartsWith("passed", StringComparison.Ordinal) || candidate.Frame.StartsWith("silent", StringComparison.Ordinal);

    // Verbs that are turned against a claim, figures that somebody gives, and "X, denying Z, said".
    private static bool IsOwnConstruction(Clause clause, Candidate candidate, List<CueReading> known) =>
        candidate.Frame is "figure:np" or "told:that" || candidate.Frame.StartsWith("rebuttal", StringComparison.Ordinal)
        || (candidate.Lemma == "deny" && candidate.Frame.StartsWith("P:", StringComparison.Ordinal) && candidate.Source.Count > 0 && clause.IsComma(First(clause, candidate) - 1) && known.Exists(cue => cue.Source.Any(range => candidate.Source.Exists(range.Overlaps))));

    // "declined | to comment on Z" rather than "declined to comment on | Z".
    private static bool IsRefusal(Clause clause, Candidate candidate, List<CueReading> same) =>
        candidate.Lemma == "decline" && candidate.Frame == "S:to" && clause.Lower(clause.Text.TokenAt(candidate.Content[0].Start) + 1) == "comment" && same.Exists(cue => cue.Cue[^1].End > candidate.Content[0].Start);

    // "was described as 'pure invention' | by the mayor": the agent was not seen.
    private static bool IsBy(Candidate candidate, List<CueReading> same) => candidate.Frame == "rebuttal:passive" && same.TrueForAll(cue => cue.Source.Count == 0);

    // What the rules alone find is more often wrong than right where the tagger saw nothing, but for these.
    private static bool IsSure(Clause clause, Candidate candidate, List<CueReading> known) =>
        IsForm(candidate)
        || IsOwnConstruction(clause, candidate, known)
        || (known.Count == 0 && candidate.Frame is "clause:end" or "clause-inverted:end" or "quoted:end" or "quoted-inverted:end" && CueLexicon.IsReporting(candidate.Lemma) && candidate.Source.Count > 0 && !candidate.IsFirstPerson)
        || (candidate.Lemma is "respond" or "reply" && candidate.Frame == "Sn:prep-to")
        || (candidate.Frame is "P:that" or "P:clause" or "P:quote" && CueLexicon.IsSaying(candidate.Lemma) && clause.IsComma(First(clause, candidate) - 1)
            && known.Exists(cue => cue.Source.Any(range => candidate.Source.Exists(range.Overlaps))));

    private static int First(Clause clause, Candidate candidate) => clause.Text.TokenAt(candidate.Cue[0].Start);

    private static bool Agrees(CueReading known, Candidate candidate) =>
        known.Source.Any(range => candidate.Source.Exists(range.Overlaps)) && Shared(known, candidate) * 10 > 8 * Math.Max(known.Content.Sum(range => range.Length), candidate.Content.Sum(range => range.Length));

    private static bool SharesContent(CueReading known, Candidate candidate) =>
        Shared(known, candidate) * 2 > Math.Min(known.Content.Sum(range => range.Length), candidate.Content.Sum(range => range.Length));

    private static int Shared(CueReading known, Candidate candidate)
    {
        var shared = 0;
        foreach (var range in known.Content)
        {
            shared += candidate.Content.Sum(other => Math.Max(0, Math.Min(range.End, other.End) - Math.Max(range.Start, other.Start)));
        }

        return shared;
    }

    private static int Start(CueReading cue) => cue.Cue.Count > 0 ? cue.Cue[0].Start : cue.Content.Count > 0 ? cue.Content[0].Start : 0;
}
