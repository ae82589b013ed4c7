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

    /// <summary>Stems of the headline and of the names that the document speaks of most: what it is about.</summary>
    public IReadOnlyList<string> Setting { get; init; } = [];

    /// <summary>The vector of <see cref="Text"/> by a sentence encoder, each number times 127 of a vector of length one; null where there is none.</summary>
    public sbyte[]? Vector { get; init; }

    /// <summary>The proposition of a statement of the evidence; null for one that asserts nothing of its own. Many of one evidence: <see cref="PropositionReader"/>.</summary>
    public static Proposition? Of(Evidence evidence, Statement statement) => new PropositionReader(evidence).Read(statement);

    /// <summary>The unit: its id does not depend on the vector.</summary>
    public Unit ToUnit() => PropositionBytes.Write(this);

    /// <summary>The proposition of a unit.</summary>
    /// <exception cref="FormatException">The bytes are no unit of a proposition.</exception>
    public static Proposition Of(Unit unit) => PropositionBytes.Read(unit.Bytes);

    /// <summary>The same with a sentence vector, scaled to length one and to whole numbers.</summary>
    /// <exception cref="ArgumentException">It is not <see cref="VectorWidth"/> wide.</exception>
    public Proposition With(ReadOnlySpan<float> vector)
    {
        if (vector.Length != VectorWidth)
        {
            throw new ArgumentException($"A sentence vector has {VectorWidth} numbers, not {vector.Length}.", nameof(vector));
        }

        var square = 0.0;
        foreach (var number in vector)
        {
            square += (double)number * number;
        }

        var scale = square > 0 ? 127 / Math.Sqrt(square) : 0;
        var small = new sbyte[VectorWidth];
        for (var i = 0; i < small.Length; i++)
        {
            small[i] = (sbyte)Math.Clamp(Math.Round(vector[i] * scale), -127, 127);
        }

        return this with { Vector = small };
    }
}
