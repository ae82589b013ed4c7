using System.Numerics.Tensors;

namespace Hearsay.Tagger.Inference;

/// <summary>How well each piece of a window fits each role of one cue: logits [piece, <see cref="RoleLabel"/>].</summary>
internal sealed class RoleScores(float[] values)
{
    public int Length => values.Length / Labels.RoleCount;

    public ReadOnlySpan<float> Values => values;

    public float this[int piece, RoleLabel label] => values[(piece * Labels.RoleCount) + (int)label];
}

/// <summary>How well each piece of a window fits each end of one cue's spans: logits [<see cref="Pointer"/>, piece], with one more column at the end for "there is none".</summary>
internal sealed class PointerScores(float[] values)
{
    /// <summary>Pieces of the window.</summary>
    public int Length => (values.Length / Labels.PointerCount) - 1;

    public ReadOnlySpan<float> Of(Pointer pointer) => values.AsSpan((int)pointer * (Length + 1), Length + 1);

    /// <summary>Log probability that a pointer points at a piece; at <see cref="Length"/> that there is none.</summary>
    public double LogProbability(Pointer pointer, int piece)
    {
        var scores = Of(pointer);
        var highest = TensorPrimitives.Max(scores);
        var sum = 0.0;
        foreach (var score in scores)
        {
            sum += Math.Exp(score - highest);
        }

        return scores[piece] - highest - Math.Log(sum);
    }
}
