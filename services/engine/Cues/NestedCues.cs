using Hearsay.Engine.Text;

namespace Hearsay.Engine.Cues;

/// <summary>
/// Adds the statements inside what is said ("X said Y believes Z") to those of a tagger that finds the outermost ones only. They are
/// found by rule, and only plain sayings and beliefs of somebody named are: a quotation is full of verbs that report nothing.
/// </summary>
public static class NestedCues
{
    /// <summary>The cues given and those inside their contents, in the order of the text.</summary>
    /// <param name="text">The text that the cues were found in.</param>
    /// <param name="cues">Cues with their spans, in the order of the text.</param>
    /// <param name="cancellationToken">Looked at in every sentence.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<CueReading> Add(ReadText text, IReadOnlyList<CueReading> cues, CancellationToken cancellationToken)
    {
        var all = new List<CueReading>(cues);
        foreach (var (sentence, known) in CueWalk.Sentences(text, cues, cancellationToken))
        {
            var kept = new List<Candidate>();
            foreach (var (first, end) in Insides(text, sentence, known))
            {
                Select(new Clause(text, new Sentence(first, end, sentence.Paragraph)), known, kept);
            }

            all.AddRange(kept.OrderBy(candidate => candidate.Token).Select(candidate => RuleTagger.Reading(candidate) with { Confidence = Likelihood(candidate) }));
        }

        return [.. all.OrderBy(cue => Start(cue))];
    }

    // The sentences inside the contents, those of contents inside others left out: a quotation of several sentences is one to the text.
    private static IEnumerable<(int First, int End)> Insides(ReadText text, Sentence sentence, List<CueReading> known)
    {
        var contents = known.SelectMany(cue => cue.Content).Distinct().ToList();
        foreach (var content in contents.Where(range => !contents.Exists(other => other != range && other.Holds(range))))
        {
            var first = Math.Max(sentence.First, text.TokenAt(content.Start));
            var end = Math.Min(sentence.End, text.TokenAt(content.End - 1) + 1);
            for (var i = first; i < end; i++)
            {
                if (text.Tokens[i].Tag == "." && i > first)
                {
                    yield return (first, i + 1);
                    first = i + 1;
                }
                else if (i == first && text.Tokens[i].Tag is "." or "\"")
                {
                    first = i + 1;
                }
            }

            if (first < end)
            {
                yield return (first, end);
            }
        }
    }

    private static void Select(Clause clause, List<CueReading> known, List<Candidate> all)
    {
        var kept = new List<Candidate>();
        var candidates = CueFinder.Find(clause);
        ToldCue.Find(clause, clause.VerbGroups(), candidates);
        foreach (var candidate in candidates.Where(item => Likelihood(item) >= RuleTagger.Threshold && NestedForms.IsSure(clause, item)).OrderByDescending(Likelihood).ThenBy(item => item.Token))
        {
            if (!known.Exists(cue => IsSame(cue, candidate)) && kept.TrueForAll(other => !Competition.Rivals(candidate, other)) && all.TrueForAll(other => !Competition.Rivals(candidate, other)))
            {
                kept.Add(candidate);
            }
        }

        Citations.Fold(clause, kept);
        all.AddRange(kept);
    }

    // Those that are told apart by their construction alone have no likelihood but their own.
    private static double Likelihood(Candidate candidate) => Math.Max(candidate.Confidence, candidate.PlainConfidence);

    // A cue that is known, or a content that has its cue elsewhere.
    private static bool IsSame(CueReading known, Candidate candidate) =>
        known.Cue.Any(range => candidate.Cue.Exists(range.Overlaps)) || (!Competition.IsIn(candidate.Cue, [.. known.Content]) && SharesContent(known, candidate));

    private static bool SharesContent(CueReading known, Candidate candidate)
    {
        var shared = 0;
        foreach (var range in known.Content)
        {
            shared += candidate.Content.Sum(other => Math.Max(0, Math.Min(range.End, other.End) - Math.Max(range.Start, other.Start)));
        }

        return shared * 2 > Math.Min(known.Content.Sum(range => range.Length), candidate.Content.Sum(range => range.Length));
    }

    private static int Start(CueReading cue) => cue.Cue.Count > 0 ? cue.Cue[0].Start : cue.Content.Count > 0 ? cue.Content[0].Start : 0;
}
