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
        var unary = Output(ModelOutput.RoleUnary);
        for (var label = 0; label < Labels.RoleCount; label++)
        {
            var query = Query(ModelOutput.RoleQuery, anchor, label);
            for (var piece = 0; piece < Length; piece++)
            {
                scores[(piece * Labels.RoleCount) + label] = Product(query, ModelOutput.RoleKey, piece) + unary[(piece * Labels.RoleCount) + label]
                    + _settings.RoleDistance[(DistanceBuckets.Of(piece - anchor) * Labels.RoleCount) + label];
            }
        }

        return new RoleScores(scores);
    }

    /// <summary>Where the spans of the cue that begins with a piece begin and end.</summary>
    public PointerScores Pointers(int anchor)
    {
        var scores = new float[Labels.PointerCount * (Length + 1)];
        var unary = Output(ModelOutput.PointerUnary);
        for (var pointer = 0; pointer < Labels.PointerCount; pointer++)
        {
            var query = Query(ModelOutput.PointerQuery, anchor, pointer);
            var row = scores.AsSpan(pointer * (Length + 1), Length + 1);
            for (var piece = 0; piece < Length; piece++)
            {
                row[piece] = Product(query, ModelOutput.PointerKey, piece) + unary[(piece * Labels.PointerCount) + pointer]
                    + _settings.PointerDistance[(DistanceBuckets.Of(piece - anchor) * Labels.PointerCount) + pointer];
            }

            row[Length] = Output(ModelOutput.PointerNone)[(anchor * Labels.PointerCount) + pointer];
        }

        return new PointerScores(scores);
    }

    public void Dispose() => _outputs.Dispose();

    private ReadOnlySpan<float> Output(ModelOutput output) => _outputs[(int)output].GetTensorDataAsSpan<float>();

    private ReadOnlySpan<float> Query(ModelOutput queries, int anchor, int label) =>
        Output(queries).Slice(((anchor * Labels.RoleCount) + label) * _settings.Projection, _settings.Projection);

    private float Product(ReadOnlySpan<float> query, ModelOutput keys, int piece) =>
        TensorPrimitives.Dot(query, Output(keys).Slice(piece * _settings.Projection, _settings.Projection)) / MathF.Sqrt(_settings.Projection);
}
