using Hearsay.Engine.Lexicons;

namespace Hearsay.Corpus.Claims;

/// <summary>How much a word tells, by how seldom news has it. Fixed counts, not those of the corpus: what two wordings are to each other must not change with what else is there.</summary>
internal static class WordWeights
{
    private const double Steepness = 20;

    /// <summary>1 for the most frequent words, about 200 for those that were never counted.</summary>
    public static byte Of(string lower)
    {
        var count = Math.Max(1, WordForms.CountOf(lower));
        return (byte)Math.Clamp(Math.Round(Steepness * Math.Log((double)WordForms.Total / count / 100)), 1, 255);
    }
}
