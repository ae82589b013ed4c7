using Hearsay.Corpus.Origins;
using static Hearsay.Corpus.Tests.Origins.Story;

namespace Hearsay.Corpus.Tests.Origins;

public sealed class OriginTracerTests
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
    public void Outlets_ThatCiteEachOther_AreOneUnresolvedOriginAndACycle()
    {
        var report = Trace(
            Report("Alpha", 0, Outlet("Beta")),
            Report("Beta", 1, Outlet("Gamma")),
            Report("Gamma", 2, Outlet("Alpha")),
            Report("Delta", 3, Outlet("Beta")));

        Assert.Equal(new OriginInterval(1, 1), report.Origins);
        Assert.Equal(["Alpha > Beta > Gamma"], report.ShownCycles());
        Assert.Equal("Alpha > Beta [CITES_LATER_REPORT] > Gamma [CITES_LATER_REPORT] > Alpha | CIRCULAR", report.Shown()[0]);
        Assert.Equal("Delta > Beta > Gamma [CITES_LATER_REPORT] > Alpha | CIRCULAR", report.Shown()[3]);
    }

    [Fact]
    public void Copy_OfAnAgencyText_AddsAnOutletButNoOrigin()
    {
        var wire = Report("Corvane Wire", 1, Unnamed("an aide"));
        var copy = Report("The Times", 2, Unnamed("the aide")).SameTextAs(wire);
        var report = Trace(wire, copy);

        Assert.Equal(new OriginInterval(1, 1), report.Origins);
        Assert.Equal(new CarrierCount(2, 1, 2), report.Affirming);
        Assert.Equal("The Times [COPY_OF] > Corvane Wire > an aide | ORIGIN_UNNAMED", report.Shown()[1]);
    }
}
