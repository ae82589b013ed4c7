using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Origins;

/// <summary>One hop of a statement's chain, with the entity over all documents in place of that of the one document.</summary>
public sealed record ChainLink
{
    /// <summary>Entity over all documents; null for an unnamed party and for a name that is not resolved.</summary>
    public Guid? EntityId { get; init; }

    /// <summary>Entity of the document's own evidence ("e5"): two hops of one document with the same one are the same party.</summary>
    public string LocalId { get; init; } = "";

    /// <summary>Name; for an unnamed party the words that describe it. Empty where the text does not tell who it is.</summary>
    public required string Name { get; init; }

    public EntityType Type { get; init; }

    /// <summary>Whether the text gives it no name.</summary>
    public bool Unnamed { get; init; }

    /// <summary>Whom an unnamed party belongs to, for example "the finance ministry"; may be empty.</summary>
    public string Affiliation { get; init; } = "";

    /// <summary>How many people an unnamed party is, as a decimal; may be empty.</summary>
    public string Number { get; init; } = "";

    /// <summary>What a person with a name is, in this document or any ("mayor of Lindry"): who is called by the office elsewhere may be the same.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    public HopKind Kind { get; init; }

    /// <summary>The words that name it; null where they stand in no single place.</summary>
    public Span? Words { get; init; }

    /// <summary>The words that say that it was passed on, or null.</summary>
    public Span? Cue { get; init; }

    /// <summary>The body that it speaks for, or null.</summary>
    public NamedParty? SpeaksFor { get; init; }
}
