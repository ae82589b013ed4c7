namespace Hearsay.Corpus.Origins;

/// <summary>Reports that rest on each other.</summary>
/// <param name="NodeIds">The parties in the order of citing, the smallest first.</param>
/// <param name="StatementIds">The statement that tells of each citing, in the same order.</param>
public sealed record ReportingCycle(IReadOnlyList<string> NodeIds, IReadOnlyList<Guid> StatementIds);
