namespace Hearsay.Tagger.Decoding;

/// <summary>Turns the signs of an attribution into a probability: logistic, fitted on the development data.</summary>
/// <param name="Bias">Of an attribution whose signs are all 0.</param>
/// <param name="Weights">One a sign, in their order.</param>
internal sealed record Confidence(double Bias, IReadOnlyList<double> Weights)
{
    /// <summary>For a model that brings no parameters.</summary>
    public static readonly Confidence Plain = new(0, [0.5, 0.5, 0, 0, 0, 0]);

    /// <summary>0 to 1 in steps of 0.01: the signs are not more exact, and coarse figures are the same on every processor.</summary>
    public double Of(ConfidenceSigns signs)
    {
        var sum = Bias;
        var values = signs.Values;
        for (var i = 0; i < values.Length; i++)
        {
            sum += Weights[i] * values[i];
        }

        return Math.Round(1 / (1 + Math.Exp(-sum)), 2);
    }
}
