using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Origins;
using static Hearsay.Corpus.Tests.Origins.Story;

namespace Hearsay.Corpus.Tests.Origins;

public sealed class SelectionTests
{
    [Fact]
    public void Testimonies_None_HaveNoOrigin()
    {
        var report = Trace();

        Assert.Equal(new OriginInterval(0, 0), report.Origins);
        Assert.Empty(report.Nodes);
        Assert.False(report.Cut);
    }

    [Fact]
    public void Stances_OfAllKinds_HavePathsOfTheirOwn()
    {
        var report = Trace(
            Report("The Post", 0, Person("Ilka Trevann")),
            Report("The Herald", 1, Body("Ministry of Water")).WithStance(Stance.Denies),
            Report("The Dispatch", 2, Person("Oskar Lind")).WithStance(Stance.Rejects),
            Report("The Times", 3, Person("Ada Quill")).WithStance(Stance.Questions),
            Report("The Star", 4) with { Certainty = Certainty.Unknown },
            Report("The Echo", 5, Body("Ministry of Water")).WithStance(Stance.NoComment));

        Assert.Equal(new OriginInterval(1, 1), report.Origins);
        Assert.Equal((1, 2, 2), (report.Paths.Count, report.Denials.Count, report.Questions.Count));
        Assert.Equal((new CarrierCount(1, 1, 1), new CarrierCount(5, 5, 5)), (report.Affirming, report.All));
    }

    [Fact]
    public void Denial_ThatIsRelayed_GoesOnInTheReportOfTheDenial()
    {
        var report = Trace(
            Report("The Post", 0, Person("Ilka Trevann")),
            Report("The Post", 1, Body("Ministry of Water")).WithStance(Stance.Denies),
            Report("The Herald", 2, Outlet("The Post")).WithStance(Stance.Denies));

        Assert.Equal("The Herald > The Post > Ministry of Water", report.Shown(report.Denials[1]));
    }

    [Fact]
    public void Statement_AskedAlone_IsFollowedThroughTheOthers()
    {
        var asked = Report("The Herald", 2, Outlet("The Post"));
        var report = OriginTracer.Trace(
            [Report("The Post", 0, Person("Ilka Trevann")), asked, Report("The Times", 3, Person("Oskar Lind"))], new HashSet<Guid> { asked.StatementId }, TestContext.Current.CancellationToken);

        Assert.Equal(["The Herald > The Post > Ilka Trevann"], report.Shown());
        Assert.Equal(new OriginInterval(1, 1), report.Origins);
        Assert.Equal(new CarrierCount(1, 1, 1), report.Affirming);
    }

    [Fact]
    public void Reports_OfAnotherClaim_AreNotFollowed()
    {
        var report = Trace(Report("The Post", 0, Person("Ilka Trevann")) with { ClaimId = Id("one") }, Report("The Herald", 1, Outlet("The Post")) with { ClaimId = Id("other") });

        Assert.Equal(["The Post > Ilka Trevann", "The Herald > The Post | NAMES_NO_SOURCE"], report.Shown());
    }

    [Fact]
    public void Testimonies_MoreThanTheMost_AreCutAndSaidSo()
    {
        var many = Enumerable.Range(0, OriginTracer.MostTestimonies + 5).Select(at => Report($"Outlet {at}", at, Person($"Person {at}"))).ToArray();
        var report = Trace(many);

        Assert.True(report.Cut);
        Assert.Equal(OriginTracer.MostTestimonies, report.Paths.Count);
        Assert.Equal(many[0].StatementId, report.Paths[0].StatementId);
    }

    [Fact]
    public void Outlet_WithThousandStatements_IsTracedInTime()
    {
        var post = Report("The Post", 0, Person("Person 0"));
        Testimony[] many = [.. Enumerable.Range(1, 500).Select(at => post.Also(at, at % 2 == 0 ? Unnamed($"an official {at}", local: $"e{at}") : Person($"Person {at}"))), .. Enumerable.Range(1, 499).Select(at => Report($"Outlet {at}", at, Outlet("The Post"), Unnamed("an official")))];
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var report = Trace([post, .. many]);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
        Assert.InRange(report.Origins.AtMost, 400, 510);
    }

    [Fact]
    public void Names_WithoutEntities_AreJoinedByNameAndType()
    {
        var bare = Person("Ilka Trevann") with { EntityId = null };
        var report = Trace(Report("The Post", 0, Person("Ilka Trevann")), Report("The Herald", 1, bare), Report("The Times", 2, Outlet("the post") with { EntityId = null }) with { Publisher = new NamedParty("The Times", null) });

        Assert.Equal(new OriginInterval(1, 1), report.Origins);
        Assert.Equal("The Times > The Post > Ilka Trevann", report.Shown()[2]);
    }

    [Theory]
    [InlineData("SNA")]
    [InlineData("Agency")]
    public void Outlet_ByAcronymOrLastWord_IsThePublisher(string name)
    {
        var report = Trace(Report("Strait News Agency", 0, Person("Ilka Trevann")), Report("The Herald", 1, Outlet(name)));

        Assert.Equal("The Herald > Strait News Agency > Ilka Trevann", report.Shown()[1]);
    }

    [Fact]
    public void Documents_WithoutPublisher_AreOutletsOfTheirOwn()
    {
        var report = Trace(Report("", 0, Person("Ilka Trevann")) with { Publisher = new NamedParty("", null) }, Report("", 1, Person("Ilka Trevann")) with { Publisher = new NamedParty("", null) });

        Assert.Equal((2, 2), (report.Affirming.Outlets, report.Paths.Select(path => path.Hops[0].NodeId).Distinct().Count()));
    }
}
