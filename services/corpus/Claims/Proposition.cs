using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Linking;

namespace Hearsay.Corpus.Claims;

/// <summary>What the content of a statement asserts, in a form that another wording of it can be held against.</summary>
public sealed record Proposition
{
    /// <summary>Numbers of a sentence vector.</summary>
    public const int VectorWidth = 384;

    /// <summary>The content in lower case, its marks left out and its blanks made one.</summary>
    public string Text { get; init; } = "";

    /// <summary>Stems of the words that carry meaning, those of names among them, each once, in the order of the content.</summary>
    public IReadOnlyList<PropositionWord> Words { get; init; } = [];

    /// <summary>Numbers in the content.</summary>
    public IReadOnlyList<PropositionFigure> Figures { get; init; } = [];

    /// <summary>Times in the content as TIMEX3 values, each once; only those that the evidence resolved.</summary>
    public IReadOnlyList<string> Times { get; init; } = [];

    /// <summary>Whether the main clause says that something is not so. The words are those of the positive: polarity is no part of what is compared.</summary>
    public bool Negated { get; init; }

    /// <summary>Whether the speaker denies it: what is denied somewhere is more likely to be one.</summary>
    public bool Denied { get; init; }

    /// <summary>Stems of the names that the document speaks of most, the most mentioned first, then of its headline: what it is about.</summary>
    public IReadOnlyList<string> Setting { get; init; } = [];

    /// <summary>
    /// Hash of the sentence that it stands in, for its vector depends on that: propositions of one id have one vector, whichever came first. 0 for a
    /// question.
    /// </summary>
    public ulong Sentence { get; init; }

    /// <summary>
    /// The vectors of <see cref="Text"/> and of the statement's whole sentence by a sentence encoder, added and scaled to a length of 127; null
    /// where there is none. The sentence tells what words like "it" in the content mean.
    /// </summary>
    public sbyte[]? Vector { get; init; }

    /// <summary>The proposition of a statement of the evidence; null for one that asserts nothing of its own. Many of one evidence: <see cref="PropositionReader"/>.</summary>
    public static Proposition? Of(Evidence evidence, Statement statement) => new PropositionReader(evidence).Read(statement);

    /// <summary>The unit: its id does not depend on the vector.</summary>
    public Unit ToUnit() => PropositionBytes.Write(this);

    /// <summary>The proposition of a unit.</summary>
    /// <exception cref="FormatException">The bytes are no unit of a proposition.</exception>
    public static Proposition Of(Unit unit) => PropositionBytes.Read(unit.Bytes);

    /// <summary>The same with the sum of sentence vectors, scaled and cut to whole numbers.</summary>
    /// <param name="vectors">Those of <see cref="Text"/> and of the statement's sentence; of a question, that of the text alone.</param>
    /// <exception cref="ArgumentException">One is not <see cref="VectorWidth"/> wide.</exception>
    public Proposition With(params ReadOnlySpan<float[]> vectors)
    {
        var sum = new double[VectorWidth];
        foreach (var vector in vectors)
        {
            if (vector.Length != VectorWidth)
            {
                throw new ArgumentException($"A sentence vector has {VectorWidth} numbers, not {vector.Length}.", nameof(vectors));
            }

            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] += vector[i];
            }
        }

        var length = Math.Sqrt(sum.Sum(number => number * number));
        return this with { Vector = Array.ConvertAll(sum, number => (sbyte)Math.Clamp(Math.Round(length > 0 ? number * 127 / length : 0), -127, 127)) };
    }
}
