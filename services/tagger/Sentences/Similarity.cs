using System.Numerics.Tensors;

namespace Hearsay.Tagger.Sentences;

/// <summary>How close two vectors lie.</summary>
public static class Similarity
{
    /// <summary>The cosine of the angle between two vectors, -1 to 1; 0 where one has no length.</summary>
    /// <exception cref="ArgumentException">They are not of the same width.</exception>
    public static float Cosine(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        if (one.Length != other.Length)
        {
            throw new ArgumentException($"Vectors of {one.Length} and {other.Length} numbers cannot be compared.", nameof(other));
        }

        var cosine = one.IsEmpty ? 0 : TensorPrimitives.CosineSimilarity(one, other);
        return float.IsNaN(cosine) ? 0 : Math.Clamp(cosine, -1, 1);
    }
}
