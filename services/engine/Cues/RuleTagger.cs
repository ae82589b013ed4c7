using Hearsay.Engine.Entities;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine.Cues;

/// <summary>Finds cues by rule: constructions around reporting words, weighed by how often each was a report in annotated news.</summary>
public sealed class RuleTagger : ITagger
{
    // Below this a construction is more often no report.
    internal const double Threshold = 0.4;

    public EngineVersion Version => EngineVersion.Rules;

    public TaggerReading Read(ReadText text, CancellationToken cancellationToken) => Read(text, 0, cancellationToken);

    /// <summary>Reads the sentences that begin at an index or after it: what another tagger has left.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="from">UTF-16 index; at the end of the text or past it nothing is read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public TaggerReading Read(ReadText text, int from, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var all = new List<Candidate>();
        var follow = new FollowOn(text);
        foreach (var sentence in text.SentencesFrom(from))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!IsRead(text.Paragraphs[sentence.Paragraph].Kind))
            {
                continue;
            }

            var clause = new Clause(text, sentence);
            var kept = Competition.Select(CueForms.Find(clause), Threshold);
            Citations.Fold(clause, kept);
            follow.Attach(sentence, kept);
            all.AddRange(kept);
        }

        return new TaggerReading(Citations.Fold(text, [.. all.Select(Reading)], cancellationToken), NameFinder.Find(text, from, cancellationToken));
    }

    /// <summary>Whether statements are looked for in such a part.</summary>
    public static bool IsRead(BlockKind kind) => kind is not (BlockKind.Caption or BlockKind.Dateline or BlockKind.Boilerplate or BlockKind.Correction);

    internal static CueReading Reading(Candidate candidate) => new()
    {
        Cue = candidate.Cue,
        Source = candidate.Source,
        Content = candidate.Content,
        Addressee = candidate.Addressee,
        Relay = candidate.Relay,
        CitedSource = candidate.CitedSource,
        Lemma = candidate.Lemma,
        Frame = candidate.Frame,
        Rule = candidate.Frame.Length > 0 ? candidate.Frame : "cue",
        Confidence = candidate.Confidence,
    };
}
