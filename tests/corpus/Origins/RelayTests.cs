using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Origins;
using static Hearsay.Corpus.Tests.Origins.Story;

namespace Hearsay.Corpus.Tests.Origins;

public sealed class RelayTests
{
    [Fact]
    public void Relays_OfOneReport_LeadToItsOneOrigin()
    {
        var report = Trace(
            Report("The Post", 0, Unnamed("a senior official")),
            Report("Corvane Wire", 1, Outlet("The Post"), Unnamed("the official")),
            Report("The Herald", 2, Outlet("Corvane Wire")),
            Report("The Dispatch", 3, Outlet("The Post")));

        Assert.Equal(new OriginInterval(1, 1), report.Origins);
        Assert.Equal(
            [
                "The Post > a senior official | ORIGIN_UNNAMED",
                "Corvane Wire > The Post > a senior official | ORIGIN_UNNAMED",
                "The Herald > Corvane Wire > The Post > a senior official | ORIGIN_UNNAMED",
                "The Dispatch > The Post > a senior official | ORIGIN_UNNAMED",
            ],
            report.Shown());
        Assert.Equal(["a senior official"], report.OriginNames());
        Assert.Empty(report.Cycles);
    }

    [Fact]
    public void Publisher_AsHopOfItsOwnArticle_IsNoCitingOfItself()
    {
        var report = Trace(Report("The Post", 0, Outlet("The Post", HopKind.SaidTo), Person("Ilka Trevann")));

        Assert.Equal(["The Post > Ilka Trevann"], report.Shown());
        Assert.Empty(report.Cycles);
    }

    [Fact]
    public void Publisher_BehindAnotherOutletInItsOwnArticle_SpeaksForItself()
    {
        var report = Trace(Report("The Post", 0, Outlet("The Herald"), Outlet("The Post"), Unnamed("an official")), Report("The Herald", 1, Outlet("The Post")));

        Assert.Equal("The Post > an official | ORIGIN_UNNAMED", report.Shown()[0]);
        Assert.Equal(new OriginInterval(1, 1), report.Origins);
        Assert.Empty(report.Cycles);
    }

    [Fact]
    public void Person_WhoSpeaksToTwoOutlets_IsOneOrigin()
    {
        var report = Trace(Report("The Post", 0, Person("Ilka Trevann")), Report("The Herald", 1, Person("Ilka Trevann")));

        Assert.Equal(new OriginInterval(1, 1), report.Origins);
    }

    [Fact]
    public void Spokesperson_AndTheBody_AreOneOriginOfTwoSteps()
    {
        var report = Trace(Report("The Post", 0, Spokesperson("a ministry spokesman", "Ministry of Water")), Report("The Herald", 1, Body("Ministry of Water")));

        Assert.Equal(["The Post > a ministry spokesman [SPOKESPERSON] > Ministry of Water", "The Herald > Ministry of Water"], report.Shown());
        Assert.Equal(new OriginInterval(1, 1), report.Origins);
    }

    [Fact]
    public void Spokesperson_BehindTheBodyInOneChain_GivesTheBodyOnce()
    {
        var report = Trace(Report("The Post", 0, Body("Ministry of Water"), Spokesperson("its spokesman", "Ministry of Water")));

        Assert.Equal(["The Post > its spokesman [SPOKESPERSON] > Ministry of Water"], report.Shown());
    }

    [Fact]
    public void Outlet_WithoutAReportOfItsOwn_NamesNoSource()
    {
        var report = Trace(Report("The Post", 0, Outlet("Morrow Star")), Report("The Herald", 1, Outlet("Morrow Star")));

        Assert.Equal(new OriginInterval(1, 1), report.Origins);
        Assert.Equal("The Post > Morrow Star | NAMES_NO_SOURCE", report.Shown()[0]);
        Assert.Equal(OriginCodes.NamesNoSource, report.Nodes.Single(node => node.Name == "Morrow Star").UnresolvedReason);
    }

    [Fact]
    public void Outlet_WhoseSourceAnotherDocumentTells_GoesOnToIt()
    {
        var report = Trace(Report("The Post", 0, Outlet("Morrow Star"), Unnamed("a diplomat")), Report("The Herald", 1, Outlet("Morrow Star")));

        Assert.Equal(new OriginInterval(1, 1), report.Origins);
        Assert.Equal("The Herald > Morrow Star > a diplomat | ORIGIN_UNNAMED", report.Shown()[1]);
    }

    [Fact]
    public void UnresolvedOutlet_BesideAResolvedOrigin_WidensTheInterval()
    {
        var report = Trace(Report("The Post", 0, Person("Ilka Trevann")), Report("The Herald", 1, Outlet("Morrow Star")));

        Assert.Equal(new OriginInterval(1, 2), report.Origins);
    }

    [Fact]
    public void Speaker_Unresolved_IsAnOriginOfItsDocument()
    {
        var report = Trace(Report("The Post", 0).WithReasons("ORIGIN_UNRESOLVED") with { UnresolvedSource = SpanOf("he") });

        Assert.Equal(["The Post > he | SOURCE_UNRESOLVED"], report.Shown());
        Assert.Equal(new OriginInterval(1, 1), report.Origins);
    }

    [Fact]
    public void Speaker_UnresolvedInTheReportThatARelayTellsOf_IsTheRelaysSource()
    {
        var report = Trace(Report("The Post", 0), Report("The Herald", 1, Outlet("The Post"), Person("Ilka Trevann")));

        Assert.Equal(["The Post > Ilka Trevann", "The Herald > The Post > Ilka Trevann"], report.Shown());
        Assert.Equal(new OriginInterval(1, 1), report.Origins);
    }

    [Fact]
    public void Report_CitedBeforeItWasPublished_IsFlagged()
    {
        var report = Trace(Report("The Herald", 0, Outlet("The Post")), Report("The Post", 5, Person("Ilka Trevann")));

        Assert.Equal("The Herald > The Post [CITES_LATER_REPORT] > Ilka Trevann", report.Shown()[0]);
        Assert.Equal(new OriginInterval(1, 1), report.Origins);
    }

    [Fact]
    public void Report_OfUnknownTime_IsNotFlagged()
    {
        var report = Trace(Report("The Herald", 0, Outlet("The Post")), Report("The Post", 5, Person("Ilka Trevann")) with { Published = null });

        Assert.Equal("The Herald > The Post > Ilka Trevann", report.Shown()[0]);
    }

    [Fact]
    public void Report_PublishedTwice_IsFollowedInWhatWasThereWhenItWasCited()
    {
        var report = Trace(Report("The Post", 0, Person("Ilka Trevann")), Report("The Herald", 2, Outlet("The Post")), Report("The Post", 5, Person("Oskar Lind")));

        Assert.Equal("The Herald > The Post > Ilka Trevann", Assert.Single(report.Shown(), path => path.StartsWith("The Herald", StringComparison.Ordinal)));
        Assert.Equal(new OriginInterval(2, 2), report.Origins);
    }

    [Fact]
    public void Report_WithTwoSources_GivesItsRelayTwoPaths()
    {
        var first = Report("The Post", 0, Person("Ilka Trevann"));
        var report = Trace(first, first.Also(40, Person("Oskar Lind")), Report("The Herald", 2, Outlet("The Post")));

        Assert.Equal(["The Herald > The Post > Ilka Trevann", "The Herald > The Post > Oskar Lind"], report.Shown().Skip(2));
    }

    [Fact]
    public void Hop_OfAContinuedPath_NamesTheDocumentThatTellsIt()
    {
        var post = Report("The Post", 0, Person("Ilka Trevann"));
        var herald = Report("The Herald", 1, Outlet("The Post"));
        var hops = Trace(post, herald).Paths[1].Hops;

        Assert.Equal([herald.DocumentId, herald.DocumentId, post.DocumentId], hops.Select(hop => hop.DocumentId));
        Assert.Equal([HopKind.Published, HopKind.Cited, HopKind.Source], hops.Select(hop => hop.Kind));
        Assert.Equal([null, "The Post", "Ilka Trevann"], hops.Select(hop => hop.Words?.Text));
    }

    [Fact]
    public void Path_ReasonsOfTheStatement_StayWithIt()
    {
        var report = Trace(Report("The Post", 0, Outlet("Morrow Star")).WithReasons("RELAY_UNRESOLVED", "ORIGIN_UNRESOLVED"));

        Assert.Equal(["RELAY_UNRESOLVED", "NAMES_NO_SOURCE"], report.Paths[0].Reasons);
    }

    [Fact]
    public void Chain_LongerThanAnyText_IsBounded()
    {
        var reports = Enumerable.Range(0, 200).Select(at => at == 0 ? Report("Outlet 0", 0, Person("Ilka Trevann")) : Report($"Outlet {at}", at, Outlet($"Outlet {at - 1}"))).ToArray();
        var report = Trace(reports);

        Assert.Equal(new OriginInterval(1, 1), report.Origins);
        Assert.All(report.Paths, path => Assert.InRange(path.Hops.Count, 2, 60));
        Assert.Contains(OriginCodes.ChainCut, report.Paths[^1].Reasons);
    }
}
