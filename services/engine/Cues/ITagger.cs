using Hearsay.Engine.Text;

namespace Hearsay.Engine.Cues;

/// <summary>A stretch of the text in UTF-16 indices, [Start, End).</summary>
public readonly record struct TextRange(int Start, int End)
{
    public int Length => End - Start;

    internal bool Overlaps(TextRange other) => Start < other.End && other.Start < End;

    internal bool Holds(TextRange other) => Start <= other.Start && other.End <= End;
}

/// <summary>What a tagger found at one cue: somebody is reported as saying, writing or believing something.</summary>
public sealed record CueReading
{
    /// <summary>The words that report; none for a bare quotation.</summary>
    public IReadOnlyList<TextRange> Cue { get; init; } = [];

    /// <summary>The words that name the source; may be none.</summary>
    public IReadOnlyList<TextRange> Source { get; init; } = [];

    /// <summary>What is reported, in the order of the text; at least one stretch.</summary>
    public required IReadOnlyList<TextRange> Content { get; init; }

    /// <summary>The words that name whom it was said to.</summary>
    public TextRange? Addressee { get; init; }

    /// <summary>Words between source and content that relay it, such as "quoted by X" or "citing X".</summary>
    public TextRange? Relay { get; init; }

    /// <summary>The words that name whom the source itself refers to: "X reported Z, citing Y".</summary>
    public TextRange? CitedSource { get; init; }

    /// <summary>Base form of the cue's main word, such as "say".</summary>
    public string Lemma { get; init; } = "";

    internal string Frame { get; init; } = "";

    /// <summary>What found it: the name of a rule, or "model".</summary>
    public string Rule { get; init; } = "";

    /// <summary>How likely it is that content and source are right, 0 to 1.</summary>
    public double Confidence { get; init; } = 1;
}

/// <summary>What a name is the name of.</summary>
public enum NameKind
{
    Person,
    Organization,
    Outlet,
    Place,
    Other,
}

/// <summary>A name in the text.</summary>
public readonly record struct NameReading(TextRange Range, NameKind Kind);

/// <summary>All that a tagger found.</summary>
/// <param name="Cues">Cues in the order of the text; contents may hold other cues (nesting) but two cues do not share one content.</param>
/// <param name="Names">Names in the order of the text, none inside another.</param>
public sealed record TaggerReading(IReadOnlyList<CueReading> Cues, IReadOnlyList<NameReading> Names)
{
    /// <summary>Whether a model stopped before the end of the text, so that the rest was read by rules or not at all.</summary>
    public bool StoppedEarly { get; init; }
}

/// <summary>Finds cues and names. The rules of this project are one; a learned model can take their place. Must be deterministic and safe for concurrent use.</summary>
public interface ITagger
{
    /// <summary>Stamped on the evidence.</summary>
    EngineVersion Version { get; }

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    TaggerReading Read(ReadText text, CancellationToken cancellationToken);
}
