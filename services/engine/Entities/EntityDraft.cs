using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Entities;

/// <summary>A role in the making; UTF-16 indices.</summary>
internal readonly record struct RoleDraft(string Name, string Of, TextRange Range);

/// <summary>What is told of a source without a name.</summary>
internal sealed record UnnamedSourceDraft(string Number, TextRange? Affiliation, TextRange? Basis, TextRange? AnonymityReason);

/// <summary>An entity in the making.</summary>
internal sealed class EntityDraft
{
    public required EntityType Type { get; set; }

    public required string Name { get; set; }

    public bool Unnamed { get; init; }

    /// <summary>"M", "F" or empty.</summary>
    public string Gender { get; set; } = "";

    /// <summary>The words of a person's name in lower case, without titles.</summary>
    public string[] NameWords { get; set; } = [];

    /// <summary>The main noun of an unnamed one, in lower case.</summary>
    public string Head { get; init; } = "";

    public HashSet<string> Forms { get; } = new(StringComparer.Ordinal);

    /// <summary>The common nouns that stand beside a name: "firm" for "the security firm Greyfinch".</summary>
    public HashSet<string> Nouns { get; } = new(StringComparer.Ordinal);

    public List<RoleDraft> Roles { get; } = [];

    public List<TextRange> Mentions { get; } = [];

    /// <summary>The group that one without a name is told to be of: "one of them".</summary>
    public EntityDraft? MemberOf { get; init; }

    /// <summary>More of an unnamed source; null for what is no source or has a name.</summary>
    public UnnamedSourceDraft? UnnamedSource { get; set; }

    public Grounds Grounds { get; set; } = new("name", 0.9);

    public string Surname => NameWords.Length > 0 ? NameWords[^1] : "";
}
