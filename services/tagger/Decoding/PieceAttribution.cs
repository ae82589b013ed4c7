namespace Hearsay.Tagger.Decoding;

/// <summary>Somebody is reported as saying something; positions are pieces of one window.</summary>
/// <param name="Anchor">First piece of the cue.</param>
/// <param name="Cue">The words that report.</param>
/// <param name="Source">The words that name who said it, or none.</param>
/// <param name="Contents">What was said: one stretch at least, in order and apart.</param>
/// <param name="Signs">What its confidence is read from.</param>
internal sealed record PieceAttribution(int Anchor, PieceSpan Cue, PieceSpan? Source, List<PieceSpan> Contents, ConfidenceSigns Signs);

/// <summary>How sure the model is of an attribution's parts.</summary>
/// <param name="Cue">Log odds that there is a cue.</param>
/// <param name="Content">Log odds of the surest content, mean of its pieces.</param>
/// <param name="ContentEnds">Log probabilities of the first content's ends, summed.</param>
/// <param name="SourceEnds">The same of the source's, or that there is none.</param>
/// <param name="NoSource">1 where there is no source, 0 where there is one.</param>
/// <param name="CueEnd">Log probability of the cue's end.</param>
internal readonly record struct ConfidenceSigns(double Cue, double Content, double ContentEnds, double SourceEnds, double NoSource, double CueEnd)
{
    public const int Count = 6;

    public double[] Values => [Cue, Content, ContentEnds, SourceEnds, NoSource, CueEnd];
}
