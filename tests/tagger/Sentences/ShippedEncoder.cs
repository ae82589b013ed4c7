using Hearsay.Tagger.Sentences;

namespace Hearsay.Tagger.Tests.Sentences;

/// <summary>One encoder for the tests of a class.</summary>
public sealed class ShippedEncoder : IDisposable
{
    public SentenceEncoder Encoder { get; } = SentenceEncoder.Load();

    public void Dispose() => Encoder.Dispose();
}
