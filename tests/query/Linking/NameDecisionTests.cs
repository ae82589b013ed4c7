using Hearsay.Corpus.Linking;

namespace Hearsay.Query.Tests;

public sealed class NameDecisionTests
{
    private static readonly DateTime Noon = new(2031, 5, 4, 12, 0, 0, DateTimeKind.Utc);

    private static readonly Guid[] Names = [.. Enumerable.Range(1, 6).Select(number => new Guid(number, 0, 0, new byte[8]))];

    [Fact]
    public void Apply_NoDecisions_KeepsLinks()
    {
        var (same, apart) = NameDecision.Apply([Link(0, 1, same: true), Link(1, 2, same: false)], []);

        Assert.Equal([new Link(Names[0], Names[1], 0.8, "SPELLING")], same);
        Assert.Equal([(Names[1], Names[2])], apart);
    }

    [Fact]
    public void Apply_SplitOfLinkedNames_KeepsThemApart()
    {
        var groups = GroupsOf([Link(0, 1, same: true), Link(1, 2, same: true)], Split(0, [0, 1], [2]));

        Assert.Equal([0, 0, 2], groups.Take(3));
    }

    [Fact]
    public void Apply_SplitOfNamesThatOnlyTheOtherSideLinked_KeepsEachSideOne()
    {
        var groups = GroupsOf([Link(0, 1, same: true), Link(1, 2, same: true)], Split(0, [0, 2], [1]));

        Assert.Equal([0, 1, 0], groups.Take(3));
    }

    [Fact]
    public void Apply_MergeOfNamesThatAreApart_BringsThemTogether()
    {
        var groups = GroupsOf([Link(0, 1, same: false)], Merge(0, [0], [1]));

        Assert.Equal([0, 0], groups.Take(2));
    }

    [Fact]
    public void Apply_LaterDecision_OverrulesTheEarlierOfThePairInWhateverOrderTheyCome()
    {
        NameDecision[] decisions = [Merge(1, [0], [1]), Split(2, [0], [1]), Merge(0, [0, 1], [2])];

        Assert.Equal([0, 1], GroupsOf([], decisions).Take(2));
        Assert.Equal(GroupsOf([], decisions), GroupsOf([], [.. decisions.Reverse()]));
        Assert.Equal([0, 0, 0], GroupsOf([], [.. decisions, Merge(3, [0], [1, 2])]).Take(3));
    }

    [Fact]
    public void Apply_DecisionsThatCannotBothHold_TheLaterHolds()
    {
        // 2 was 1 and not 3 before; that 1 is 3 was decided while no document named 2.
        NameDecision[] decisions = [Split(0, [1, 2], [3]), Merge(1, [1], [3])];

        var groups = GroupsOf([], decisions);

        Assert.Equal(groups[1], groups[3]);
        Assert.NotEqual(groups[1], groups[2]);
    }

    [Fact]
    public void Apply_Decisions_ComeBeforeEveryComparison()
    {
        var (same, _) = NameDecision.Apply([Link(0, 1, same: true, score: 1)], [Merge(0, [2], [3]), Merge(1, [3], [4])]);

        var scores = same.OrderByDescending(link => link.Score).Select(link => (link.One, link.Reason)).ToList();
        Assert.Equal([(Names[3], "DECISION"), (Names[2], "DECISION"), (Names[0], "SPELLING")], scores);
        Assert.Equal(3, same.Select(link => link.Score).Distinct().Count());
    }

    [Fact]
    public void Reach_OfADecision_LeadsFromOneNameToAllAndLinksNone()
    {
        var decision = Split(0, [4, 0], [2]);

        Assert.Equal([(Names[0], Names[4]), (Names[2], Names[4])], decision.Reach.Select(link => (link.One, link.Other)));
        var (same, apart) = NameDecision.Apply([.. decision.Reach], []);
        Assert.Empty(same);
        Assert.Empty(apart);
    }

    // Numbers of the groups that names 0 to 5 come into, by the number of the smallest.
    private static List<int> GroupsOf(UnitLink[] links, params NameDecision[] decisions)
    {
        var (same, apart) = NameDecision.Apply(links, decisions);
        var groups = Clusters.Of(Names, same, apart);
        return [.. Names.Select(name => Array.IndexOf(Names, groups[name]))];
    }

    private static UnitLink Link(int one, int other, bool same, double score = 0.8) => new(Names[one], Names[other], same, score, "SPELLING");

    private static NameDecision Merge(int at, int[] one, int[] other) => Decision(at, isMerge: true, one, other);

    private static NameDecision Split(int at, int[] one, int[] other) => Decision(at, isMerge: false, one, other);

    private static NameDecision Decision(int at, bool isMerge, int[] one, int[] other) => new(
        Guid.CreateVersion7(),
        Noon.AddMinutes(at),
        isMerge,
        [.. one.Select(name => (Names[name], (short)0)), .. other.Select(name => (Names[name], (short)1))]);
}
