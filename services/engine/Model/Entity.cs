namespace Hearsay.Engine.Model;

/// <summary>What an entity is.</summary>
public enum EntityType
{
    Unspecified = 0,
    Person = 1,
    Organization = 2,
    Outlet = 3,
    Place = 4,
    Document = 5,
    Group = 6,
}

/// <summary>What somebody is, as the text puts it.</summary>
/// <param name="Name">For example "envoy"; the contract's field `role`.</param>
/// <param name="Of">Of whom or what, for example "Russian"; may be empty.</param>
/// <param name="Span">Where it stands.</param>
public sealed record Role(string Name, string Of, Span Span);

/// <summary>What the text tells of a source without a name.</summary>
/// <param name="Number">How many people it is, as a decimal; empty where the text does not say.</param>
/// <param name="Affiliation">Whom it belongs to, or null.</param>
/// <param name="Basis">How it knows ("briefed on the talks"), or null.</param>
/// <param name="AnonymityReason">Why it is not named, or null.</param>
public sealed record UnnamedSource(string Number, Span? Affiliation, Span? Basis, Span? AnonymityReason);

/// <summary>A person, body, outlet, place, document or group that the text speaks of.</summary>
public sealed record Entity
{
    /// <summary>Unique within the evidence ("e1").</summary>
    public required string Id { get; init; }

    public EntityType Type { get; init; }

    /// <summary>Fullest name in the text; for an unnamed one the words that describe it.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the text gives it no name ("a senior official").</summary>
    public bool Unnamed { get; init; }

    /// <summary>Other names in the text, each once.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>Where it is mentioned, in the order of the text.</summary>
    public IReadOnlyList<Span> Mentions { get; init; } = [];

    /// <summary>More of an unnamed source; null for what is no source or has a name.</summary>
    public UnnamedSource? UnnamedSource { get; init; }

    /// <summary>How likely it is that the item is right, 0.01 to 1 in steps of 0.01.</summary>
    public double Confidence { get; init; }

    /// <summary>What found it: the name of a rule, or "model".</summary>
    public string Rule { get; init; } = "";

    /// <summary>What is missing or uncertain, as codes; none where nothing is.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];
}
