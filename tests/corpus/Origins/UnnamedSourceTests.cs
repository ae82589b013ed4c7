using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Origins;
using static Hearsay.Corpus.Tests.Origins.Story;

namespace Hearsay.Corpus.Tests.Origins;

public sealed class UnnamedSourceTests
{
    [Fact]
    public void UnnamedSources_OfTwoOutlets_AreTwo()
    {
        var report = Trace(Report("The Post", 0, Unnamed("a senior official")), Report("The Herald", 1, Unnamed("a senior official")));

        Assert.Equal(new OriginInterval(2, 2), report.Origins);
    }

    [Fact]
    public void UnnamedSources_TwoOfOneReport_StayTwo()
    {
        var first = Report("The Post", 0, Unnamed("a senior official", local: "e1"));

        Assert.Equal(new OriginInterval(2, 2), Trace(first, first.Also(40, Unnamed("a senior official", local: "e2"))).Origins);
    }

    [Fact]
    public void UnnamedSource_ThatARelayTellsOf_IsTheOneThatFitsBest()
    {
        var post = Report("The Post", 0, Unnamed("an official", "the finance ministry", local: "e1"));
        var report = Trace(
            post, post.Also(40, Unnamed("a banker", local: "e2")), Report("The Herald", 1, Outlet("The Post"), Unnamed("a banker involved in the sale")));

        Assert.Equal(new OriginInterval(2, 2), report.Origins);
        Assert.Equal("The Herald > The Post > a banker | ORIGIN_UNNAMED", report.Shown()[2]);
    }

    [Theory]
    [InlineData("an official", "the foreign ministry", "")]
    [InlineData("two officials", "", "2")]
    [InlineData("a diplomat", "", "")]
    public void UnnamedSource_WhoseDescriptionContradicts_IsAnother(string words, string affiliation, string number)
    {
        var post = Report("The Post", 0, Unnamed("an aide", "the finance ministry", "1"));

        Assert.Equal(new OriginInterval(2, 2), Trace(post, Report("The Herald", 1, Outlet("The Post"), Unnamed(words, affiliation, number, type: number == "2" ? EntityType.Group : EntityType.Person))).Origins);
    }

    [Fact]
    public void UnnamedSource_ThatTwoRelaysTellOf_IsOneThoughTheReportIsNotThere()
    {
        var report = Trace(Report("The Herald", 0, Outlet("The Post"), Unnamed("an official")), Report("The Dispatch", 1, Outlet("The Post"), Unnamed("one official")));

        Assert.Equal(new OriginInterval(1, 1), report.Origins);
    }

    [Fact]
    public void UnnamedSource_OfAReportThatNamesItself_IsWhoItNames()
    {
        var report = Trace(Report("The Post", 0, Person("Ilka Trevann")), Report("The Herald", 1, Outlet("The Post"), Unnamed("an official")));

        Assert.Equal(new OriginInterval(1, 1), report.Origins);
        Assert.Equal("The Herald > The Post > Ilka Trevann", report.Shown()[1]);
    }

    [Fact]
    public void UnnamedSource_OfAnOutletThatItselfCitesAnother_IsTheOthers()
    {
        var report = Trace(
            Report("The Post", 0, Unnamed("a senior official")), Report("Corvane Wire", 1, Outlet("The Post"), Unnamed("an official")), Report("The Herald", 2, Outlet("Corvane Wire"), Unnamed("the official")));

        Assert.Equal(new OriginInterval(1, 1), report.Origins);
        Assert.Equal("The Herald > Corvane Wire > The Post > a senior official | ORIGIN_UNNAMED", report.Shown()[2]);
    }

    [Fact]
    public void UnnamedDocument_SeenByTwoOutlets_IsOne()
    {
        var report = Trace(
            Report("The Post", 0, Unnamed("a confidential review", type: EntityType.Document)), Report("The Herald", 1, Unnamed("the leaked review", type: EntityType.Document)));

        Assert.Equal(new OriginInterval(1, 1), report.Origins);
    }

    [Fact]
    public void UnnamedBody_OfTwoOutlets_IsOne()
    {
        var report = Trace(
            Report("The Post", 0, Unnamed("the defence ministry", type: EntityType.Organization)), Report("The Herald", 1, Unnamed("Varsk’s defence ministry", type: EntityType.Organization)));

        Assert.Equal(new OriginInterval(1, 1), report.Origins);
    }

    [Fact]
    public void UnnamedBodies_ToldApart_AreTwoAndTheOneThatFitsBothIsNeither()
    {
        var report = Trace(
            Report("The Post", 0, Unnamed("the defence ministry", type: EntityType.Organization)),
            Report("The Herald", 1, Unnamed("the interior ministry", type: EntityType.Organization)),
            Report("The Dispatch", 2, Unnamed("the ministry", type: EntityType.Organization)));

        Assert.Equal(new OriginInterval(3, 3), report.Origins);
    }

    [Fact]
    public void HolderOfAnOffice_NamedInAnotherDocument_IsThatPerson()
    {
        var named = Person("Ilka Trevann") with { Roles = ["foreign minister of Varsk"] };
        var report = Trace(Report("The Post", 0, named), Report("The Herald", 1, Unnamed("Varsk's foreign minister")), Report("The Dispatch", 2, Unnamed("the former foreign minister")));

        Assert.Equal(["The Post > Ilka Trevann", "The Herald > Ilka Trevann", "The Dispatch > the former foreign minister | ORIGIN_UNNAMED"], report.Shown());
    }

    [Fact]
    public void HolderOfAnOffice_AmongSeveral_IsASourceWithoutAName()
    {
        var report = Trace(Report("The Post", 0, Unnamed("a minister")), Report("The Herald", 1, Unnamed("a minister")), Report("The Dispatch", 2, Person("Ilka Trevann") with { Roles = ["minister"] }));

        Assert.Equal(new OriginInterval(3, 3), report.Origins);
    }

    [Theory]
    [InlineData("the popular blog Strait Notes")]
    [InlineData("the Notes")]
    public void Description_ThatNamesAnOutlet_IsTheOutlet(string words)
    {
        var report = Trace(Report("Strait Notes", 0, Person("Ilka Trevann")), Report("The Herald", 1, Unnamed(words, type: EntityType.Organization)));

        Assert.Equal(new OriginInterval(1, 1), report.Origins);
        Assert.Equal("The Herald > Strait Notes > Ilka Trevann", report.Shown()[1]);
    }

    [Fact]
    public void ShortName_OfTwoOutlets_IsNeither()
    {
        var report = Trace(Report("Strait Notes", 0, Person("Ilka Trevann")), Report("Harbour Notes", 1, Person("Oskar Lind")), Report("The Herald", 2, Unnamed("the Notes")));

        Assert.Equal(new OriginInterval(3, 3), report.Origins);
    }

    [Fact]
    public void UnnamedOutlet_ThatARelayTellsOf_IsThatOfTheRelayedReport()
    {
        var report = Trace(Report("The Post", 0, Outlet("Strait Notes")), Report("The Herald", 1, Outlet("The Post"), Unnamed("a local site", type: EntityType.Outlet)));

        Assert.Equal(new OriginInterval(1, 1), report.Origins);
    }

    [Fact]
    public void UnnamedOutlet_WhereTheRelayedReportNamesAPerson_IsAnother()
    {
        var report = Trace(Report("The Post", 0, Person("Ilka Trevann")), Report("The Herald", 1, Outlet("The Post"), Unnamed("a local site", type: EntityType.Outlet)));

        Assert.Equal(new OriginInterval(1, 2), report.Origins);
    }

    [Theory]
    [InlineData("Corvane", 1)]
    [InlineData("Corvane News", 1)]
    [InlineData("Corvane Weekly", 2)]
    public void Outlet_NamedWithoutItsKind_IsTheOutlet(string cited, int most)
    {
        var report = Trace(Report("Corvane News Agency", 0, Person("Ilka Trevann")), Report("The Herald", 1, Outlet(cited)));

        Assert.Equal(most, report.Origins.AtMost);
    }

    [Fact]
    public void LocalMedia_AsEnd_NameNoSource()
    {
        var report = Trace(Report("The Post", 0, Unnamed("local media", type: EntityType.Outlet)));

        Assert.Equal(["The Post > local media | NAMES_NO_SOURCE"], report.Shown());
    }
}
