using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Origins;
using static Hearsay.Corpus.Tests.Origins.Story;

namespace Hearsay.Corpus.Tests.Origins;

public sealed class CopyTests
{
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

    [Fact]
    public void Copy_WhoseChainWasReadOtherwise_AddsNoOrigin()
    {
        var wire = Report("Corvane Wire", 1, Person("Ilka Trevann"));
        var report = Trace(wire, Report("The Times", 2).SameTextAs(wire), Report("The Herald", 3, Person("Oskar Lind")).SameTextAs(wire));

        Assert.Equal(new OriginInterval(1, 1), report.Origins);
        Assert.Equal(["Corvane Wire > Ilka Trevann", "The Times [COPY_OF] > Corvane Wire > Ilka Trevann", "The Herald [COPY_OF] > Corvane Wire > Ilka Trevann"], report.Shown());
    }

    [Fact]
    public void Copy_WithTwoStatements_TakesEachFromTheOriginals()
    {
        var wire = Report("Corvane Wire", 1, Person("Ilka Trevann"));
        var copy = Report("The Times", 2, Person("Ilka Trevann")).SameTextAs(wire);
        var report = Trace(wire, wire.Also(50, Unnamed("an aide")), copy, copy.Also(50, Unnamed("the aide")));

        Assert.Equal(new OriginInterval(2, 2), report.Origins);
        Assert.Equal(["The Times [COPY_OF] > Corvane Wire > Ilka Trevann", "The Times [COPY_OF] > Corvane Wire > an aide | ORIGIN_UNNAMED"], report.Shown().Skip(2));
    }

    [Fact]
    public void Copies_CreditedToAnAgencyThatIsNotThere_GoToTheAgency()
    {
        var first = Report("The Times", 1, Outlet("Corvane Wire", HopKind.Reported), Person("Ilka Trevann")).CreditedTo("Corvane Wire");
        var report = Trace(first, Report("The Herald", 2, Person("Ilka Trevann")).SameTextAs(first));

        Assert.Equal(["The Times [COPY_OF] > Corvane Wire > Ilka Trevann", "The Herald [COPY_OF] > The Times [COPY_OF] > Corvane Wire > Ilka Trevann"], report.Shown());
        Assert.Empty(report.Cycles);
    }

    [Fact]
    public void Copies_CreditedToAnAgency_GoToItsReportThoughItCameLater()
    {
        var copy = Report("The Times", 1, Person("Ilka Trevann")).CreditedTo("Corvane Wire");
        var report = Trace(copy, Report("Corvane Wire", 2, Person("Ilka Trevann")).SameTextAs(copy));

        Assert.Equal("The Times [COPY_OF] > Corvane Wire > Ilka Trevann", report.Shown()[0]);
    }

    [Fact]
    public void Copies_CreditedToAReporter_GoToTheFirst()
    {
        var first = Report("The Times", 1, Person("Ilka Trevann")).CreditedTo("Ada Quill");
        var report = Trace(first, Report("The Herald", 2, Person("Ilka Trevann")).SameTextAs(first));

        Assert.Equal(["The Times > Ilka Trevann", "The Herald [COPY_OF] > The Times > Ilka Trevann"], report.Shown());
    }

    [Fact]
    public void Outlet_ThatOnlyCopies_IsFollowedToTheOriginal()
    {
        var wire = Report("Corvane Wire", 1, Person("Ilka Trevann"));
        var report = Trace(wire, Report("The Times", 2, Person("Ilka Trevann")).SameTextAs(wire), Report("The Herald", 3, Outlet("The Times")));

        Assert.Equal("The Herald > The Times [COPY_OF] > Corvane Wire > Ilka Trevann", report.Shown()[2]);
        Assert.Equal(new OriginInterval(1, 1), report.Origins);
    }

    [Fact]
    public void Copy_ByTheSameOutlet_IsItsOwnText()
    {
        var first = Report("The Times", 1, Person("Ilka Trevann"));
        var report = Trace(first, Report("The Times", 2, Person("Ilka Trevann")).SameTextAs(first));

        Assert.Equal(["The Times > Ilka Trevann", "The Times > Ilka Trevann"], report.Shown());
        Assert.Equal(new CarrierCount(1, 1, 2), report.Affirming);
    }
}
