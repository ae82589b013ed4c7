using Hearsay.Corpus.Origins;
using static Hearsay.Corpus.Tests.Origins.Story;

namespace Hearsay.Corpus.Tests.Origins;

public sealed class TellingTests
{
    [Fact]
    public void Headline_OfATextThatNamesItsSource_IsNoOtherWay()
    {
        var text = Report("The Post", 1, Unnamed("an aide"));
        var headline = text.Also(0, Body("Varsk")) with { IsHeadline = true };
        var report = Trace(text, headline);

        Assert.Equal(new OriginInterval(1, 1), report.Origins);
        Assert.Equal(["The Post > an aide | ORIGIN_UNNAMED"], report.Shown());
    }

    [Fact]
    public void Headline_Alone_IsTheWay()
    {
        var report = Trace(Report("The Post", 1, Body("Varsk")) with { IsHeadline = true });

        Assert.Equal(["The Post > Varsk"], report.Shown());
    }

    [Fact]
    public void Statement_WithoutASource_IsNoOtherWayWhereTheDocumentNamesOne()
    {
        var text = Report("The Post", 1, Person("Ilka Trevann"));
        var report = Trace(text, text.Also(50), Report("The Echo", 2));

        Assert.Equal(new OriginInterval(1, 2), report.Origins);
        Assert.Equal(2, report.Paths.Count);
    }

    [Fact]
    public void Statement_ThatSaysNot_DeniesAmongThoseThatDoNot()
    {
        var not = Report("The Echo", 3, Person("Oskar Lind")) with { Negated = true };
        var report = Trace(Report("The Post", 1, Person("Ilka Trevann")), Report("The Herald", 2, Person("Petra Holt")), not);

        Assert.Equal(new OriginInterval(2, 2), report.Origins);
        Assert.Equal(not.StatementId, Assert.Single(report.Denials).StatementId);
    }

    [Fact]
    public void Claim_ThatSomethingIsNotSo_IsAffirmedByThoseWhoSayNot()
    {
        var report = Trace(
            Report("The Post", 1, Person("Ilka Trevann")) with { Negated = true },
            Report("The Herald", 2, Person("Petra Holt")) with { Negated = true },
            Report("The Echo", 3, Person("Oskar Lind")));

        Assert.Equal(new OriginInterval(2, 2), report.Origins);
        Assert.Single(report.Denials);
    }
}
