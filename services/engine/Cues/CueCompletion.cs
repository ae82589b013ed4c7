using Hearsay.Engine.Text;

namespace Hearsay.Engine.Cues;

/// <summary>
/// Makes whole what a tagger that finds spans only has found: edges and forms by rule, reports that it missed and that a rule is sure of,
/// the details that the later stages need, statements inside statements.
/// </summary>
public static class CueCompletion
{
    /// <summary>The cues in the order of the text.</summary>
    /// <param name="text">The text that the cues were found in.</param>
    /// <param name="cues">Cues with their spans, in the order of the text.</param>
    /// <param name="cancellationToken">Looked at in every sentence.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<CueReading> Complete(ReadText text, IReadOnlyList<CueReading> cues, CancellationToken cancellationToken)
    {
        var whole = MissedCues.Add(text, CueRepair.Mend(text, cues, cancellationToken), cancellationToken);
        return NestedCues.Add(text, CueDetails.Fill(text, whole, cancellationToken), cancellationToken);
    }
}
