namespace Hearsay.Corpus.Origins;

/// <summary>What stands behind the statements of a claim.</summary>
public sealed record OriginReport
{
    /// <summary>Who affirms it.</summary>
    public required CarrierCount Affirming { get; init; }

    /// <summary>Who affirms, denies, rejects or questions it.</summary>
    public required CarrierCount All { get; init; }

    /// <summary>Origins of what is affirmed.</summary>
    public required OriginInterval Origins { get; init; }

    /// <summary>All parties of all paths and cycles, in the order of their ids.</summary>
    public required IReadOnlyList<OriginNode> Nodes { get; init; }

    /// <summary>Paths of what is affirmed, in order of publication.</summary>
    public required IReadOnlyList<OriginPath> Paths { get; init; }

    /// <summary>Reports that rest on each other.</summary>
    public required IReadOnlyList<ReportingCycle> Cycles { get; init; }

    /// <summary>Paths of what is denied or rejected, in order of publication.</summary>
    public required IReadOnlyList<OriginPath> Denials { get; init; }

    /// <summary>Paths of what questions it, in order of publication.</summary>
    public required IReadOnlyList<OriginPath> Questions { get; init; }

    /// <summary>Whether there were more testimonies than are looked at: the first in order were taken.</summary>
    public required bool Cut { get; init; }
}
