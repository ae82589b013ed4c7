namespace Hearsay.Engine.Model;

/// <summary>How a figure bounds what it counts.</summary>
public enum Bound
{
    Unspecified = 0,
    Exact = 1,
    AtLeast = 2,
    MoreThan = 3,
    AtMost = 4,
    LessThan = 5,
    About = 6,

    /// <summary>"20 to 30": the upper number is <see cref="Figure.HighNumber"/>.</summary>
    Between = 7,
}

/// <summary>A number that the text gives.</summary>
public sealed record Figure
{
    /// <summary>Number, unit and what stands between.</summary>
    public required Span Span { get; init; }

    /// <summary>The number as a decimal, for example "28" or "2.5".</summary>
    public required string Number { get; init; }

    /// <summary>Its unit as printed; may be empty.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What it counts, or null.</summary>
    public Span? Of { get; init; }

    /// <summary>The things counted, where the text lists them.</summary>
    public IReadOnlyList<Span> Items { get; init; } = [];

    /// <summary>How it bounds what it counts.</summary>
    public Bound Bound { get; init; }

    /// <summary>The upper number of a range, as a decimal; empty elsewhere.</summary>
    public string HighNumber { get; init; } = "";

    /// <summary>How likely it is that the item is right, 0.01 to 1 in steps of 0.01.</summary>
    public double Confidence { get; init; }

    /// <summary>What found it: the name of a rule, or "model".</summary>
    public string Rule { get; init; } = "";

    /// <summary>What is missing or uncertain, as codes; none where nothing is.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];
}

/// <summary>Something that the publisher itself says is not known.</summary>
/// <param name="Span">The words.</param>
public sealed record Unknown(Span Span)
{
    /// <summary>How likely it is that the item is right, 0.01 to 1 in steps of 0.01.</summary>
    public double Confidence { get; init; }

    /// <summary>What found it: the name of a rule, or "model".</summary>
    public string Rule { get; init; } = "";
}
