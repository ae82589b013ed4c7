using Hearsay.Tagger.Inference;
using Hearsay.Tagger.Windows;

namespace Hearsay.Tagger.Names;

/// <summary>The name head's logits for the first pieces of a text, put together from the windows that count them: [piece, 9].</summary>
internal sealed class NameScores(int pieces)
{
    private readonly float[] _values = new float[pieces * Labels.NameCount];

    public ReadOnlySpan<float> Values => _values;

    public void Add(Window window, ReadOnlySpan<float> scores) =>
        scores[((window.Start - window.SeenFrom) * Labels.NameCount)..((window.End - window.SeenFrom) * Labels.NameCount)].CopyTo(_values.AsSpan(window.Start * Labels.NameCount));
}
