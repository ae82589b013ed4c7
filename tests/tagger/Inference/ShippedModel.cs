using Hearsay.Tagger.Inference;

namespace Hearsay.Tagger.Tests.Inference;

/// <summary>One model for the tests of a class.</summary>
public sealed class ShippedModel : IDisposable
{
    public TaggerModel Model { get; } = TaggerModel.Shipped();

    public void Dispose() => Model.Dispose();
}
