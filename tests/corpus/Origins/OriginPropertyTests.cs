using CsCheck;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Origins;
using static Hearsay.Corpus.Tests.Origins.Story;

namespace Hearsay.Corpus.Tests.Origins;

public sealed class OriginPropertyTests
{
    private static readonly Gen<ChainLink> Links = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 4]).Select((kind, number) => kind switch
    {
        < 5 => Outlet($"Outlet {number}"),
        5 => Person($"Person {number}"),
        6 => Spokesperson($"a spokesman {number}", "Ministry of Water"),
        7 => Unnamed("the ministry", type: EntityType.Organization),
        8 => Unnamed("a report", type: EntityType.Document),
        _ => Unnamed(number < 2 ? "an official" : "a diplomat", local: $"e{number}"),
    });

    private static readonly Gen<Testimony[]> Stories = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 5], Links.Array[0, 3], Gen.Int[0, 9], Gen.Int[0, 5]).Array[0, 14].Select(all =>
        all.Select((item, at) =>
        {
            var (outlet, hour, chain, stance, text) = item;
            var report = Report($"Outlet {outlet}", hour, chain);
            return report with
            {
                StatementId = Id($"statement {at}"),
                Position = at,
                Published = hour == 5 ? null : report.Published,
                Stance = stance switch { 0 => Stance.Denies, 1 => Stance.Questions, _ => Stance.Affirms },
                // Whole documents are copies, not statements.
                TextId = hour == 4 ? Id("one text") : report.DocumentId,
                Credit = text == 0 ? new NamedParty("Outlet 1", null) : null,
            };
        }).ToArray());

    [Fact]
    public void Report_TestimoniesInAnyOrder_IsTheSame() => Gen.Select(Stories, Gen.Int).Sample((story, seed) =>
    {
        var random = new Random(seed);

        Assert.Equal(Everything(Trace(story)), Everything(Trace([.. story.OrderBy(_ => random.Next())])));
    });

    [Fact]
    public void Report_OtherIds_IsTheSame() => Stories.Sample(story =>
    {
        Guid Other(Guid id) => Id($"other {id}");
        var renamed = story.Select(testimony => testimony with { StatementId = Other(testimony.StatementId), DocumentId = Other(testimony.DocumentId), TextId = Other(testimony.TextId) }).ToArray();

        Assert.Equal(Shape(Trace(story)), Shape(Trace(renamed)));
    });

    [Fact]
    public void Report_OfAnyStory_HoldsTogether() => Stories.Sample(story =>
    {
        var report = Trace(story);
        var affirming = story.Count(testimony => testimony.Stance == Stance.Affirms);

        Assert.InRange(report.Origins.AtLeast, Math.Min(1, affirming), Math.Max(report.Origins.AtMost, Math.Min(1, affirming)));
        Assert.InRange(report.Origins.AtMost, Math.Min(1, affirming), affirming);
        var told = report.Paths.Concat(report.Denials).Concat(report.Questions).Select(path => path.StatementId).ToHashSet();
        Assert.Subset(story.Select(testimony => testimony.StatementId).ToHashSet(), told);
        Assert.Equal(
            story.Select(testimony => testimony.DocumentId).Distinct().Order(),
            story.Where(testimony => told.Contains(testimony.StatementId)).Select(testimony => testimony.DocumentId).Distinct().Order());
        Assert.Equal(Enumerable.Range(1, report.Nodes.Count).Select(number => $"n{number}"), report.Nodes.Select(node => node.Id));
        var origins = report.Nodes.Where(node => node.Origin).Select(node => node.Id).ToHashSet();
        foreach (var path in report.Paths.Concat(report.Denials).Concat(report.Questions))
        {
            Assert.Equal(story.Single(testimony => testimony.StatementId == path.StatementId).Publisher.Name, report.NameOf(path.Hops[0].NodeId));
            Assert.Contains(path.Hops[^1].NodeId, origins);
            Assert.InRange(path.Hops.Count, 2, 60);
            Assert.DoesNotContain(path.Hops.Zip(path.Hops.Skip(1)), pair => pair.First.NodeId == pair.Second.NodeId);
        }
    }, print: Told);

    [Fact]
    public void Ends_OfPaths_AreAsManyAsOrigins() => Stories.Sample(story =>
    {
        var report = Trace(story);

        Assert.Equal(report.Origins.AtMost, report.Paths.Select(path => path.Hops[^1].NodeId).Distinct().Count());
    }, print: Told);

    [Fact]
    public void Cycles_OfAnyStory_AreClosedAndShownOnceSmallestFirst() => Stories.Sample(story =>
    {
        var report = Trace(story);
        var numbers = report.Cycles.Select(cycle => cycle.NodeIds.Select(id => int.Parse(id[1..], System.Globalization.CultureInfo.InvariantCulture)).ToList()).ToList();

        Assert.All(numbers, cycle => Assert.Equal(cycle.Min(), cycle[0]));
        Assert.All(numbers, cycle => Assert.Equal(cycle.Count, cycle.Distinct().Count()));
        Assert.All(numbers, cycle => Assert.InRange(cycle.Count, 2, 5));
        Assert.Equal(numbers.Count, numbers.Select(cycle => string.Join(' ', cycle)).Distinct().Count());
        Assert.All(report.Cycles, cycle => Assert.All(cycle.StatementIds.Zip(cycle.NodeIds), pair => Assert.Contains(pair.First, story.Select(testimony => testimony.StatementId))));
    });

    [Fact]
    public void Copy_OfAnyReport_AddsNoOrigin() => Gen.Select(Stories, Gen.Int[0, 13]).Sample((story, at) =>
    {
        if (story.Length == 0)
        {
            return;
        }

        var before = story.Select(testimony => testimony with { TextId = testimony.DocumentId, Credit = null, Published = testimony.Published ?? DateTimeOffset.UnixEpoch }).ToArray();
        var copied = before[at % before.Length];
        var copies = before.Where(testimony => testimony.DocumentId == copied.DocumentId).Select(testimony => testimony with
        {
            StatementId = Id($"copy {testimony.StatementId}"), DocumentId = Id("copy"), Publisher = new NamedParty("Copier", null), Published = copied.Published!.Value.AddDays(9), Url = "https://copier.example",
        });

        Assert.Equal(Trace(before).Origins, Trace([.. before, .. copies]).Origins);
    });

    [Fact]
    public void Relay_OfAnOutletWithAReport_AddsNoOrigin() => Gen.Select(Stories, Gen.Int[0, 13]).Sample((story, at) =>
    {
        var affirming = story.Where(testimony => testimony.Stance == Stance.Affirms).ToArray();
        if (affirming.Length == 0)
        {
            return;
        }

        var relay = Report("Relayer", 99, Outlet(affirming[at % affirming.Length].Publisher.Name));

        Assert.Equal(Trace(affirming).Origins, Trace([.. affirming, relay]).Origins);
    });

    private static string Told(Testimony[] story) => string.Join("; ", story.Select(testimony =>
        $"{testimony.Publisher.Name} at {testimony.Url[^1..]}{(testimony.TextId == testimony.DocumentId ? "" : " copied")}{(testimony.Credit is null ? "" : " credited")} {testimony.Stance}: {string.Join(" > ", testimony.Chain.Select(link => link.Name))}"));

    private static string Everything(OriginReport report) => Shape(report) + string.Join('\n', report.Paths.Concat(report.Denials).Concat(report.Questions)
        .SelectMany(path => path.Hops.Select(hop => $"{hop.DocumentId} {hop.StatementId} {hop.Kind} {hop.Words?.Text}"))) + string.Join(' ', report.Cycles.SelectMany(cycle => cycle.StatementIds));

    private static string Shape(OriginReport report) => string.Join('\n',
    [
        $"{report.Affirming} {report.All} {report.Origins} {report.Cut}",
        .. report.Nodes.Select(node => $"{node.Id} {node.Name} {node.Type} {node.Unnamed} {node.Origin} {node.UnresolvedReason}"),
        .. report.Paths.Concat(report.Denials).Concat(report.Questions).Select(path => string.Join(' ', path.Hops.Select(hop => hop.NodeId + string.Concat(hop.Reasons))) + string.Concat(path.Reasons)),
        .. report.Cycles.Select(cycle => string.Join(' ', cycle.NodeIds)),
    ]);
}
