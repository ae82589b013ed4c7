using Hearsay.Engine.Model;

namespace Hearsay.Engine;

/// <summary>What the engine reads.</summary>
/// <param name="Text">The canonical text; every offset refers to it. Any string is accepted.</param>
/// <param name="Blocks">Its parts in the order of the text, in code points. Empty: the whole text is one paragraph per line.</param>
/// <param name="Facts">Facts of publication; empty fields are filled up from the text.</param>
public sealed record EngineInput(string Text, IReadOnlyList<Block> Blocks, PublicationFacts Facts);
