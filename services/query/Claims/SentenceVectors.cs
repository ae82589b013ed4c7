using System.Collections.Concurrent;
using Hearsay.Tagger.Sentences;

namespace Hearsay.Query;

/// <summary>
/// Vectors of sentences. Those of the last texts are kept: copies and later revisions repeat most sentences of a document, and encoding is most
/// of what a projection costs.
/// </summary>
internal sealed class SentenceVectors(SentenceEncoder encoder)
{
    // A vector takes 1.5 KiB.
    private const int MostKept = 10_000;

    private const int LongestKept = 1_000;

    private readonly ConcurrentDictionary<string, float[]> _kept = new(StringComparer.Ordinal);

    /// <summary>The vector of each text, in their order; a vector depends on its text alone.</summary>
    public float[][] Of(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var known = texts.Distinct(StringComparer.Ordinal).ToDictionary(text => text, text => _kept.GetValueOrDefault(text), StringComparer.Ordinal);
        var missing = known.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList();
        foreach (var (text, vector) in missing.Zip(encoder.Encode(missing, cancellationToken)))
        {
            known[text] = vector;
            Keep(text, vector);
        }

        return [.. texts.Select(text => known[text]!)];
    }

    private void Keep(string text, float[] vector)
    {
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        if (text.Length <= LongestKept)
        {
            _kept[text] = vector;
        }
    }
}
