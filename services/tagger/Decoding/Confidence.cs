namespace Hearsay.Tagger.Decoding;

/// <summary>Turns the margins of an attribution into a probability: logistic, fitted on the development data.</summary>
internal sealed record Confidence(double Bias, double Cue, double Content)
{
    /// <summary>For a model that brings no parameters.</summary>
    public static readonly Confidence Plain = new(0, 0.5, 0.5);

    /// <summary>0 to 1 in steps of 0.01: the margins are not more exact, and coarse figures are the same on every processor.</summary>
    public double Of(PieceAttribution attribution) =>
        Math.Round(1 / (1 + Math.Exp(-(Bias + (Cue * attribution.CueMargin) + (Content * attribution.ContentMargin)))), 2);
}
