namespace Hearsay.Tagger.Decoding;

/// <summary>Somebody is reported as saying something; positions are pieces of one window.</summary>
/// <param name="Anchor">First piece of the cue as the cue head sees it.</param>
/// <param name="Cue">The words that report; they hold the anchor.</param>
/// <param name="Source">The words that name who said it, or none.</param>
/// <param name="Contents">What was said: one stretch at least, in order and apart.</param>
/// <param name="CueMargin">Log odds that there is a cue.</param>
/// <param name="ContentMargin">Log odds of the surest content, mean of its pieces.</param>
internal sealed record PieceAttribution(int Anchor, PieceSpan Cue, PieceSpan? Source, List<PieceSpan> Contents, double CueMargin, double ContentMargin);
