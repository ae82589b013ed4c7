using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;

namespace Hearsay.Tagger.Inference;

/// <summary>What the model says of one window; positions are pieces of the window. Holds native memory until disposed.</summary>
internal sealed class WindowScores : IDisposable
{
    private readonly IDisposableReadOnlyCollection<OrtValue> _outputs;
    private readonly ModelSettings _settings;

    // The outputs are in the order of ModelOutput.
    internal WindowScores(IDisposableReadOnlyCollection<OrtValue> outputs, ModelSettings settings, int length)
    {
        _outputs = outputs;
        _settings = settings;
        Length = length;
    }

    public int Length { get; }

    /// <summary>Logits [piece, 3]: outside, begin, inside of a cue.</summary>
    public ReadOnlySpan<float> Cue => Output(ModelOutput.Cue);

    /// <summary>Logits [piece, 9]: outside, then begin and inside of persons, organizations, places and other names.</summary>
    public ReadOnlySpan<float> Name => Output(ModelOutput.Name);

    /// <summary>The roles that every piece has to the cue that begins with a piece.</summary>
    public RoleScores Roles(int anchor)
    {
        var scores = new float[Length * Labels.RoleCount];
        ReadOnlySpan<float> keys = Output(ModelOutput.RoleKey), unary = Output(ModelOutput.RoleUnary), queries = Queries(ModelOutput.RoleQuery, anchor);
        var (width, root) = (_settings.Projection, MathF.Sqrt(_settings.Projection));
        for (var piece = 0; piece < Length; piece++)
        {
            var key = keys.Slice(piece * width, width);
            var (own, distance) = (piece * Labels.RoleCount, DistanceBuckets.Of(piece - anchor) * Labels.RoleCount);
            for (var label = 0; label < Labels.RoleCount; label++)
            {
                scores[own + label] = (TensorPrimitives.Dot(queries.Slice(label * width, width), key) / root) + unary[own + label] + _settings.RoleDistance[distance + label];
            }
        }

        return new RoleScores(scores);
    }

    /// <summary>Where the spans of the cue that begins with a piece begin and end.</summary>
    public PointerScores Pointers(int anchor)
    {
        var scores = new float[Labels.PointerCount * (Length + 1)];
        ReadOnlySpan<float> keys = Output(ModelOutput.PointerKey), unary = Output(ModelOutput.PointerUnary), queries = Queries(ModelOutput.PointerQuery, anchor);
        var (width, root) = (_settings.Projection, MathF.Sqrt(_settings.Projection));
        for (var piece = 0; piece < Length; piece++)
        {
            var key = keys.Slice(piece * width, width);
            var (own, distance) = (piece * Labels.PointerCount, DistanceBuckets.Of(piece - anchor) * Labels.PointerCount);
            for (var pointer = 0; pointer < Labels.PointerCount; pointer++)
            {
                scores[(pointer * (Length + 1)) + piece] =
                    (TensorPrimitives.Dot(queries.Slice(pointer * width, width), key) / root) + unary[own + pointer] + _settings.PointerDistance[distance + pointer];
            }
        }

        var none = Output(ModelOutput.PointerNone).Slice(anchor * Labels.PointerCount, Labels.PointerCount);
        for (var pointer = 0; pointer < Labels.PointerCount; pointer++)
        {
            scores[(pointer * (Length + 1)) + Length] = none[pointer];
        }

        return new PointerScores(scores);
    }

    public void Dispose() => _outputs.Dispose();

    // Asks the runtime for the output's shape: not to be called for every piece.
    private ReadOnlySpan<float> Output(ModelOutput output) => _outputs[(int)output].GetTensorDataAsSpan<float>();

    // One row a label; there are as many pointers as roles.
    private ReadOnlySpan<float> Queries(ModelOutput queries, int anchor) =>
        Output(queries).Slice(anchor * Labels.RoleCount * _settings.Projection, Labels.RoleCount * _settings.Projection);
}
