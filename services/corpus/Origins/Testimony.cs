using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Origins;

/// <summary>One statement of a claim as one document gives it. The order of testimonies is that of publication, address and position.</summary>
public sealed record Testimony : IComparable<Testimony>
{
    public required Guid StatementId { get; init; }

    public required Guid DocumentId { get; init; }

    /// <summary>Group of documents that carry one text; a document that stands alone has a group of its own.</summary>
    public required Guid TextId { get; init; }

    /// <summary>Claim that the statement is of: reports go on in reports of the same claim only. One for all where it is left out.</summary>
    public Guid ClaimId { get; init; }

    /// <summary>Outlet that published the document; its entity is null where no text names it.</summary>
    public required NamedParty Publisher { get; init; }

    /// <summary>When it was published; null where not known.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>Address of the document, or what else tells it from others whenever it came in.</summary>
    public string Url { get; init; } = "";

    /// <summary>Where the statement stands in the document.</summary>
    public int Position { get; init; }

    public Stance Stance { get; init; }

    public Certainty Certainty { get; init; }

    /// <summary>Whether its main clause says that something is not so: among statements that mostly say that it is, it denies.</summary>
    public bool Negated { get; init; }

    /// <summary>Whether it stands in the headline.</summary>
    public bool IsHeadline { get; init; }

    /// <summary>From the outermost relay inward; the publisher is not listed.</summary>
    public IReadOnlyList<ChainLink> Chain { get; init; } = [];

    /// <summary>What the chain does not tell, as codes of `Statement.reasons`.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The words that stand for a speaker who is not resolved ("he"); null where there are none.</summary>
    public Span? UnresolvedSource { get; init; }

    /// <summary>Agency that the document credits with its text, or null.</summary>
    public NamedParty? Credit { get; init; }

    /// <inheritdoc/>
    public int CompareTo(Testimony? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = (Published ?? DateTimeOffset.MaxValue).CompareTo(other.Published ?? DateTimeOffset.MaxValue);
        order = order != 0 ? order : string.CompareOrdinal(Url, other.Url);
        order = order != 0 ? order : Position.CompareTo(other.Position);
        order = order != 0 ? order : DocumentId.CompareTo(other.DocumentId);
        return order != 0 ? order : StatementId.CompareTo(other.StatementId);
    }

    public static bool operator <(Testimony left, Testimony right) => left.CompareTo(right) < 0;

    public static bool operator >(Testimony left, Testimony right) => left.CompareTo(right) > 0;

    public static bool operator <=(Testimony left, Testimony right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Testimony left, Testimony right) => left.CompareTo(right) >= 0;
}
