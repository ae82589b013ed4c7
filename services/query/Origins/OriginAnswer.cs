using Hearsay.Contracts.Query.V1;
using Hearsay.Corpus.Origins;
using OriginHop = Hearsay.Contracts.Query.V1.OriginHop;
using OriginNode = Hearsay.Contracts.Query.V1.OriginNode;
using OriginPath = Hearsay.Contracts.Query.V1.OriginPath;
using ReportingCycle = Hearsay.Contracts.Query.V1.ReportingCycle;

namespace Hearsay.Query;

/// <summary>A report of origins in the words of the contract.</summary>
internal static class OriginAnswer
{
    /// <summary>The answer, without text and claim.</summary>
    public static GetOriginsResponse Of(OriginReport report, IReadOnlyDictionary<Guid, StatementResult> statements) => new()
    {
        OutletCount = report.Affirming.Outlets,
        TextCount = report.Affirming.Texts,
        DocumentCount = report.Affirming.Documents,
        Origins = new OriginCount { AtLeast = report.Origins.AtLeast, AtMost = report.Origins.AtMost },
        Nodes = { report.Nodes.Select(NodeOf) },
        Paths = { report.Paths.Select(path => PathOf(path, statements)) },
        Cycles = { report.Cycles.Select(cycle => CycleOf(cycle, statements)) },
        Denials = { report.Denials.Select(path => PathOf(path, statements)) },
        Questions = { report.Questions.Select(path => PathOf(path, statements)) },
        Cut = report.Cut,
    };

    private static OriginNode NodeOf(Corpus.Origins.OriginNode node) => new()
    {
        Id = node.Id,
        Name = node.Name,
        Type = node.Type,
        Unnamed = node.Unnamed,
        EntityId = node.EntityId?.ToString("D") ?? "",
        Origin = node.Origin,
        UnresolvedReason = node.UnresolvedReason,
    };

    private static OriginPath PathOf(Corpus.Origins.OriginPath path, IReadOnlyDictionary<Guid, StatementResult> statements) => new()
    {
        Statement = statements[path.StatementId],
        Hops = { path.Hops.Select(HopOf) },
        Reasons = { path.Reasons },
    };

    private static OriginHop HopOf(Corpus.Origins.OriginHop hop) => new()
    {
        NodeId = hop.NodeId,
        Kind = hop.Kind,
        Span = hop.Words,
        Cue = hop.Cue,
        DocumentId = hop.DocumentId.ToString("D"),
        StatementId = hop.StatementId.ToString("D"),
        Reasons = { hop.Reasons },
    };

    private static ReportingCycle CycleOf(Corpus.Origins.ReportingCycle cycle, IReadOnlyDictionary<Guid, StatementResult> statements) => new()
    {
        NodeIds = { cycle.NodeIds },
        Statements = { cycle.StatementIds.Select(id => statements[id]) },
    };
}
