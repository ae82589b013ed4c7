namespace Hearsay.Engine.Model;

/// <summary>A bound that cut the evidence short.</summary>
/// <param name="Item">"statements", "entities", "events", "times", "figures", "mentions" or "unknowns".</param>
/// <param name="Kept">How many are kept.</param>
/// <param name="Found">How many there were.</param>
public sealed record ReachedLimit(string Item, int Kept, int Found);

/// <summary>Why evidence falls short of what the text says.</summary>
public enum Shortfall
{
    Unspecified = 0,

    /// <summary>The text is in a language that the engine does not read: there are no statements, entities, times, events, figures and unknowns.</summary>
    UnsupportedLanguage = 1,

    /// <summary>The text is longer than the model reads: it read the beginning, the rules alone the rest.</summary>
    PartialModelBudget = 2,
}

/// <summary>All that the engine reads from one text. Deterministic: one input and one engine version give one evidence.</summary>
public sealed record Evidence
{
    /// <summary>Engine that read it.</summary>
    public required EngineVersion Engine { get; init; }

    /// <summary>SHA-256 of the text in UTF-8, lower-case hex.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>Publication facts: those given, filled up with those read from the text.</summary>
    public required PublicationFacts Facts { get; init; }

    /// <summary>The parts of the text, as given.</summary>
    public IReadOnlyList<Block> Blocks { get; init; } = [];

    public IReadOnlyList<Statement> Statements { get; init; } = [];

    public IReadOnlyList<Entity> Entities { get; init; } = [];

    public IReadOnlyList<TimeExpression> Times { get; init; } = [];

    public IReadOnlyList<Event> Events { get; init; } = [];

    public IReadOnlyList<Figure> Figures { get; init; } = [];

    public IReadOnlyList<Unknown> Unknowns { get; init; } = [];

    /// <summary>Bounds that cut the evidence short; none for an ordinary article.</summary>
    public IReadOnlyList<ReachedLimit> ReachedLimits { get; init; } = [];

    /// <summary>What was not read, or not as well as the rest, each once; none for an ordinary article in English.</summary>
    public IReadOnlyList<Shortfall> Shortfalls { get; init; } = [];
}
