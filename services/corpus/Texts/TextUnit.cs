using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Linking;

namespace Hearsay.Corpus.Texts;

/// <summary>What texts are compared by: the folded words of the running text, up to a bound.</summary>
public static class TextUnit
{
    /// <summary>The unit of a text; null for one without running text.</summary>
    /// <param name="canonicalText">The whole text.</param>
    /// <param name="blocks">Its parts, in code points.</param>
    public static Unit? Of(string canonicalText, IReadOnlyList<Block> blocks) => Of(RunningText.Of(canonicalText, blocks));

    /// <summary>The same of a running text.</summary>
    public static Unit? Of(RunningText text) => text.Sentences.Count == 0 ? null : Unit.Of(TextSketch.Write(text));
}
