using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Tests;

/// <summary>Origins of an invented claim: one reached, one not, a circle, a copy, and a denial.</summary>
internal static class OriginSamples
{
    public const string ClaimId = "01930000-0000-7000-8000-0000000000c1";

    public static GetOriginsResponse Answer() => new()
    {
        Text = "the mill has 12 wheels",
        ClaimId = ClaimId,
        OutletCount = 6,
        TextCount = 5,
        DocumentCount = 7,
        Origins = new OriginCount { AtLeast = 1, AtMost = 2 },
        Nodes =
        {
            Node("n1", "The Quarry Bell", EntityType.Outlet),
            Node("n2", "Torvane Wire", EntityType.Outlet),
            Node("n3", "The Weir Echo", EntityType.Outlet),
            Node("n4", "a senior clerk", EntityType.Person, unnamed: true, origin: true),
            Node("n5", "Lock & \"Sluice\"", EntityType.Outlet),
            Node("n6", "Radio Ford", EntityType.Outlet, origin: true, unresolved: "NAMES_NO_SOURCE"),
            Node("n7", "Orla Venn", EntityType.Person, origin: true),
            Node("n8", "the town hall of Torvane", EntityType.Organization),
        },
        Paths =
        {
            Path("The Quarry Bell", "2026-03-02T06:30:00+01:00", Hop("n1", HopKind.Published), Hop("n1", HopKind.SaidTo, "told"), Hop("n4", HopKind.Source, "told")),
            Path("Torvane Wire", "2026-03-02T09:00:00+01:00", Hop("n2", HopKind.Published), Hop("n1", HopKind.Reported, "reported"), Hop("n4", HopKind.Source, "told")),
            Path("The Weir Echo", "2026-03-02T10:00:00+01:00", Hop("n3", HopKind.Published, reasons: "COPY_OF"), Hop("n2", HopKind.Published), Hop("n1", HopKind.Reported, "reported"), Hop("n4", HopKind.Source, "said")),
            Path("Torvane Wire", "2026-03-03T09:00:00+01:00", Hop("n2", HopKind.Published, reasons: "CITES_LATER_REPORT"), Hop("n1", HopKind.Cited, "citing"), Hop("n4", HopKind.Source, "told")),
            Path("Lock & \"Sluice\"", "", Hop("n5", HopKind.Published), Hop("n6", HopKind.Cited, "citing")),
        },
        Cycles = { new ReportingCycle { NodeIds = { "n2", "n5" }, Statements = { Said("Torvane Wire", "2026-03-03", "12 wheels, Lock said"), Said("Lock & \"Sluice\"", "", "12 wheels, the Wire said") } } },
        Denials = { Path("The Weir Echo", "2026-03-04", Stance.Denies, Hop("n3", HopKind.Published), Hop("n8", HopKind.Source, "said", "SPOKESPERSON"), Hop("n7", HopKind.Source, "denied")) },
    };

    public static OriginNode Node(string id, string name, EntityType type, bool unnamed = false, bool origin = false, string unresolved = "") =>
        new() { Id = id, Name = name, Type = type, Unnamed = unnamed, Origin = origin, UnresolvedReason = unresolved };

    public static OriginHop Hop(string node, HopKind kind = HopKind.Unspecified, string cue = "", params string[] reasons) => new()
    {
        NodeId = node,
        Kind = kind,
        Cue = cue.Length > 0 ? new Span { Text = cue } : null,
        Reasons = { reasons },
    };

    public static OriginPath Path(string outlet, string published, params OriginHop[] hops) => Path(outlet, published, Stance.Affirms, hops);

    public static OriginPath Path(string outlet, string published, Stance stance, params OriginHop[] hops)
    {
        var statement = Said(outlet, published, stance is Stance.Denies ? "there are no wheels" : "the mill has 12 wheels");
        statement.Statement.Stance = stance;
        return new OriginPath { Statement = statement, Hops = { hops } };
    }

    public static StatementResult Said(string outlet, string published, string content) => new()
    {
        Statement = new Statement
        {
            Id = "s1", Stance = Stance.Affirms, Certainty = Certainty.Asserted, Content = { new Span { Text = content } }, Sentence = new Span { Text = $"It is said that {content}." },
        },
        Passage = new Passage { Outlet = outlet, Published = published, DocumentId = "d1", Title = "Mill" },
    };
}
