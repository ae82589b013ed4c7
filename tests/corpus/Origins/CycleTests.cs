using Hearsay.Corpus.Origins;
using static Hearsay.Corpus.Tests.Origins.Story;

namespace Hearsay.Corpus.Tests.Origins;

public sealed class CycleTests
{
    [Fact]
    public void Outlets_ThatCiteEachOther_AreOneUnresolvedOriginAndACycle()
    {
        var report = Trace(Report("Alpha", 0, Outlet("Beta")), Report("Beta", 1, Outlet("Gamma")), Report("Gamma", 2, Outlet("Alpha")), Report("Delta", 3, Outlet("Beta")));

        Assert.Equal(new OriginInterval(1, 1), report.Origins);
        Assert.Equal(["Alpha > Beta > Gamma"], report.ShownCycles());
        Assert.Equal(
            [
                "Alpha > Beta [CITES_LATER_REPORT] > Gamma [CITES_LATER_REPORT] > Alpha | CIRCULAR",
                "Beta > Gamma [CITES_LATER_REPORT] > Alpha | CIRCULAR",
                "Gamma > Alpha | CIRCULAR",
                "Delta > Beta > Gamma [CITES_LATER_REPORT] > Alpha | CIRCULAR",
            ],
            report.Shown());
        Assert.Equal(OriginCodes.Circular, Assert.Single(report.Nodes, node => node.Origin).UnresolvedReason);
    }

    [Fact]
    public void Cycle_Statements_AreThoseThatCite()
    {
        var (alpha, beta) = (Report("Alpha", 0, Outlet("Beta")), Report("Beta", 1, Outlet("Alpha")));

        Assert.Equal([alpha.StatementId, beta.StatementId], Assert.Single(Trace(beta, alpha).Cycles).StatementIds);
    }

    [Fact]
    public void Cycle_WithAWayOut_IsShownAndLeadsToTheOrigin()
    {
        var alpha = Report("Alpha", 0, Outlet("Beta"));
        var report = Trace(alpha, alpha.Also(40, Person("Ilka Trevann")), Report("Beta", 1, Outlet("Alpha")));

        Assert.Equal(new OriginInterval(1, 1), report.Origins);
        Assert.Equal(["Alpha > Beta"], report.ShownCycles());
        Assert.All(report.Shown(), path => Assert.EndsWith("Ilka Trevann", path, StringComparison.Ordinal));
    }

    [Fact]
    public void Cycles_ApartFromEachOther_AreOneOriginEach()
    {
        var report = Trace(Report("Alpha", 0, Outlet("Beta")), Report("Beta", 1, Outlet("Alpha")), Report("Gamma", 2, Outlet("Delta")), Report("Delta", 3, Outlet("Gamma")), Report("Omega", 4, Person("Ilka Trevann")));

        Assert.Equal(new OriginInterval(1, 3), report.Origins);
        Assert.Equal(["Alpha > Beta", "Gamma > Delta"], report.ShownCycles());
    }

    [Fact]
    public void Cycle_OfAnOutletNamedWithADescription_IsFound()
    {
        var report = Trace(Report("Strait Notes", 0, Outlet("Beta")), Report("Beta", 1, Outlet("Varsk site Strait Notes")));

        Assert.Equal(["Strait Notes > Beta"], report.ShownCycles());
    }

    [Fact]
    public void Outlet_WhoseNameEndsAsAnothersDoes_IsAnother()
    {
        var report = Trace(Report("Evening Post", 0, Outlet("Beta")), Report("Beta", 1, Outlet("Halvern Evening Post")));

        Assert.Empty(report.Cycles);
    }

    [Fact]
    public void Cycles_ThatShareAnOutlet_AreShownEachOnce()
    {
        var report = Trace(
            Report("Alpha", 0, Outlet("Beta")), Report("Beta", 1, Outlet("Alpha")), Report("Beta", 2, Outlet("Gamma")), Report("Gamma", 3, Outlet("Beta")), Report("Gamma", 4, Outlet("Beta")));

        Assert.Equal(["Alpha > Beta", "Beta > Gamma"], report.ShownCycles());
        Assert.Equal(new OriginInterval(1, 1), report.Origins);
    }

    [Fact]
    public void Outlets_ThatCiteEachOthersUnnamedSource_AreACircleToo()
    {
        var report = Trace(Report("Alpha", 0, Outlet("Beta"), Unnamed("an official")), Report("Beta", 1, Outlet("Alpha"), Unnamed("an official")));

        Assert.Equal(new OriginInterval(1, 1), report.Origins);
        Assert.Equal(["Alpha > Beta"], report.ShownCycles());
        Assert.All(report.Paths, path => Assert.Contains(OriginCodes.Circular, path.Reasons));
    }

    [Fact]
    public void Copy_InACircle_CitesNobodyItself()
    {
        var alpha = Report("Alpha", 0, Outlet("Beta"));
        var report = Trace(alpha, Report("Beta", 1, Outlet("Alpha")), Report("Times", 2, Outlet("Beta")).SameTextAs(alpha));

        Assert.Equal(["Alpha > Beta"], report.ShownCycles());
        Assert.Equal("Times [COPY_OF] > Alpha > Beta [CITES_LATER_REPORT] > Alpha | CIRCULAR", report.Shown()[2]);
        Assert.Equal(new OriginInterval(1, 1), report.Origins);
    }

    [Fact]
    public void Denials_OfACircle_MakeNoCycle()
    {
        var report = Trace(
            Report("Alpha", 0, Outlet("Beta")).WithStance(Contracts.Evidence.V1.Stance.Denies), Report("Beta", 1, Outlet("Alpha")).WithStance(Contracts.Evidence.V1.Stance.Denies));

        Assert.Empty(report.Cycles);
        Assert.Equal(new OriginInterval(0, 0), report.Origins);
        Assert.Equal(2, report.Denials.Count);
    }

    [Fact]
    public void Circle_OfThousandOutlets_EndsWithoutRecursion()
    {
        var report = Trace([.. Enumerable.Range(0, 1000).Select(at => Report($"Outlet {at:D4}", at, Outlet($"Outlet {(at + 1) % 1000:D4}")))]);

        Assert.Equal(new OriginInterval(1, 1), report.Origins);
        Assert.Equal(1000, Assert.Single(report.Cycles).NodeIds.Count);
    }
}
