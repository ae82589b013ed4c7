using System.Security.Cryptography;
using System.Text;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Origins;

namespace Hearsay.Corpus.Tests.Origins;

/// <summary>Testimonies made by hand: a document an outlet and an hour, ids hashed from names.</summary>
internal static class Story
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    /// <summary>A testimony of a document of its own.</summary>
    public static Testimony Report(string outlet, int hour, params ChainLink[] chain) => new()
    {
        StatementId = Id($"statement {outlet} {hour}"),
        DocumentId = Id($"document {outlet} {hour}"),
        TextId = Id($"document {outlet} {hour}"),
        Publisher = new NamedParty(outlet, Id(outlet)),
        Published = Start.AddHours(hour),
        Url = $"https://{outlet.Replace(" ", "", StringComparison.Ordinal)}.example/{hour}",
        Stance = Stance.Affirms,
        Certainty = Certainty.Asserted,
        Chain = chain,
    };

    /// <summary>A further statement of the same document.</summary>
    public static Testimony Also(this Testimony testimony, int position, params ChainLink[] chain) =>
        testimony with { StatementId = Id($"statement {testimony.DocumentId} {position}"), Position = position, Chain = chain, Reasons = [] };

    public static Testimony SameTextAs(this Testimony testimony, Testimony original) => testimony with { TextId = original.TextId };

    public static Testimony WithStance(this Testimony testimony, Stance stance) => testimony with { Stance = stance };

    public static Testimony WithReasons(this Testimony testimony, params string[] reasons) => testimony with { Reasons = reasons };

    public static Testimony CreditedTo(this Testimony testimony, string agency) => testimony with { Credit = new NamedParty(agency, Id(agency)) };

    public static ChainLink Outlet(string name, HopKind kind = HopKind.Cited) => Named(name, EntityType.Outlet, kind);

    public static ChainLink Person(string name) => Named(name, EntityType.Person, HopKind.Source);

    public static ChainLink Body(string name) => Named(name, EntityType.Organization, HopKind.Source);

    public static ChainLink Spokesperson(string words, string body) => Unnamed(words) with { SpeaksFor = new NamedParty(body, Id(body)) };

    public static ChainLink Unnamed(string words, string affiliation = "", string number = "", string local = "", EntityType type = EntityType.Person) => new()
    {
        Name = words, Unnamed = true, Type = type, Affiliation = affiliation, Number = number, LocalId = local.Length > 0 ? local : words, Kind = HopKind.Source, Words = SpanOf(words), Cue = SpanOf("said"),
    };

    public static Guid Id(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    public static Span SpanOf(string words) => new() { Start = 1, End = 1 + words.Length, Text = words };

    public static OriginReport Trace(params Testimony[] testimonies) => OriginTracer.Trace(testimonies, TestContext.Current.CancellationToken);

    /// <summary>A path as names, with the codes of each step: "The Post > Corvane Wire [COPY_OF] > an official | ORIGIN_UNNAMED".</summary>
    public static string Shown(this OriginReport report, OriginPath path) =>
        string.Join(" > ", path.Hops.Select(hop => report.NameOf(hop.NodeId) + string.Concat(hop.Reasons.Select(reason => $" [{reason}]"))))
            + (path.Reasons.Count > 0 ? " | " + string.Join(", ", path.Reasons) : "");

    public static string NameOf(this OriginReport report, string node) => report.Nodes.Single(item => item.Id == node).Name;

    public static IReadOnlyList<string> Shown(this OriginReport report) => [.. report.Paths.Select(report.Shown)];

    public static IReadOnlyList<string> ShownCycles(this OriginReport report) => [.. report.Cycles.Select(cycle => string.Join(" > ", cycle.NodeIds.Select(report.NameOf)))];

    public static IReadOnlyList<string> OriginNames(this OriginReport report) => [.. report.Nodes.Where(node => node.Origin).Select(node => node.Name)];

    private static ChainLink Named(string name, EntityType type, HopKind kind) => new() { Name = name, Type = type, EntityId = Id(name), LocalId = name, Kind = kind, Words = SpanOf(name), Cue = SpanOf("said") };
}
