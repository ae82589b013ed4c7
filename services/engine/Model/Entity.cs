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
}
