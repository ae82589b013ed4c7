using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Origins;
using static Hearsay.Corpus.Tests.Origins.Story;

namespace Hearsay.Corpus.Tests.Origins;

/// <summary>The story of seeds/one-report-many-outlets.jsonl: what its README says that a careful reader concludes.</summary>
public sealed class SeedStoryTests
{
    [Fact]
    public void Plan_TenOutlets_RestOnOneUnnamedOfficial()
    {
        var wire = Report("Corvane Wire", 2, Outlet("The Halvern Post"), Unnamed("the official"));
        var report = Trace(
            Report("The Halvern Post", 0, Unnamed("a senior official", "Varsk's foreign ministry", "1")),
            wire,
            Report("The Northmere Times", 3, Outlet("The Halvern Post"), Unnamed("the official")).SameTextAs(wire).CreditedTo("Corvane Wire"),
            Report("The Brennick Herald", 4, Outlet("The Halvern Post")),
            Report("Dravenholt Dispatch", 5, Outlet("Corvane Wire"), Outlet("The Halvern Post"), Unnamed("an official")),
            Report("Quillon 24", 6, Outlet("The Halvern Post"), Unnamed("an official")),
            Report("Ostrel Today", 20, Outlet("The Halvern Post")),
            Report("Ostrel Today", 20).Also(90, Spokesperson("a spokeswoman", "Government of Ostrel")).WithStance(Stance.Denies),
            Report("Radio Solvane", 26, Outlet("Ostrel Today"), Spokesperson("a spokeswoman", "Government of Ostrel")).WithStance(Stance.Denies),
            Report("Radio Solvane", 26).Also(50, Body("foreign ministry of Varsk")).WithStance(Stance.NoComment),
            Report("Lindry Gazette", 30, Outlet("The Halvern Post")),
            Report("Sarrow Business Journal", 40, Outlet("Corvane Wire"), Outlet("The Halvern Post")),
            Report("Corvane Wire", 60, Outlet("The Halvern Post")));

        Assert.Equal(new OriginInterval(1, 1), report.Origins);
        Assert.Equal(new CarrierCount(9, 9, 10), report.Affirming);
        Assert.All(report.Shown(), path => Assert.Contains("a senior official", path, StringComparison.Ordinal));
        Assert.Equal("The Northmere Times [COPY_OF] > Corvane Wire > The Halvern Post > a senior official | ORIGIN_UNNAMED", report.Shown()[2]);
        Assert.All(report.Denials, path => Assert.EndsWith("Government of Ostrel", report.Shown(path), StringComparison.Ordinal));
        Assert.Empty(report.Cycles);
    }

    [Fact]
    public void Meeting_FourWhoTell_AreFourOrigins()
    {
        var report = Trace(
            Report("The Halvern Post", 0, Unnamed("a senior official")),
            Report("Ostrel Today", 20, Spokesperson("a spokeswoman", "Government of Ostrel")),
            Report("Radio Solvane", 26, Spokesperson("a spokesman", "foreign ministry of Varsk")),
            Report("Lindry Gazette", 30, Unnamed("the mayor of Lindry")),
            Report("Lindry Gazette", 30).Also(40, Outlet("Ostrel Today")));

        Assert.Equal(new OriginInterval(4, 4), report.Origins);
    }
}
