namespace Hearsay.Engine.Model;

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
}

/// <summary>Something that the publisher itself says is not known.</summary>
/// <param name="Span">The words.</param>
public sealed record Unknown(Span Span);
