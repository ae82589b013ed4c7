using CsCheck;
using Hearsay.Corpus.Linking;

namespace Hearsay.Corpus.Tests.Linking;

public sealed class ClustersTests
{
    private static readonly Gen<(List<Guid> Units, List<Link> Links, List<(Guid One, Guid Other)> Apart, int Seed)> Cases =
        from units in Gen.Int[1, 12]
        from links in Gen.Select(Gen.Int[0, units - 1], Gen.Int[0, units - 1], Gen.Int[1, 3]).Array[0, 20]
        from apart in Gen.Select(Gen.Int[0, units - 1], Gen.Int[0, units - 1]).Array[0, 4]
        from seed in Gen.Int
        select (
            Enumerable.Range(0, units).Select(Id).ToList(),
            links.Where(link => link.Item1 != link.Item2).Select(link => LinkOf(link.Item1, link.Item2, link.Item3 / 4.0)).ToList(),
            apart.Where(pair => pair.Item1 != pair.Item2).Select(pair => (Id(pair.Item1), Id(pair.Item2))).ToList(),
            seed);

    [Fact]
    public void Groups_OneLinkOfNine_JoinsThemOnlyWithoutShare()
    {
        List<Guid> units = [.. Enumerable.Range(1, 6).Select(Id)];
        List<Link> links = [Linked(1, 2), Linked(2, 3), Linked(1, 3), Linked(4, 5), Linked(5, 6), Linked(4, 6), Linked(3, 4, 0.6)];

        Assert.Single(Clusters.Of(units, links, []).Values.Distinct());
        Assert.Equal(2, Clusters.Of(units, links, [], 0.34).Values.Distinct().Count());

        static Link Linked(int one, int other, double score = 0.9) => new(Id(one), Id(other), score, "");
    }

    [Fact]
    public void Units_WithoutLinks_StandAlone()
    {
        var groups = Clusters.Of([Id(1), Id(2)], [], []);

        Assert.Equal(Id(1), groups[Id(1)]);
        Assert.Equal(Id(2), groups[Id(2)]);
    }

    [Fact]
    public void Units_LinkedInARow_AreOneGroupUnderTheSmallestId()
    {
        var groups = Clusters.Of([Id(3), Id(1), Id(2)], [LinkOf(3, 2, 0.8), LinkOf(1, 2, 0.7)], []);

        Assert.All(groups.Values, group => Assert.Equal(Id(1), group));
    }

    [Fact]
    public void Units_ThatAreApart_NeverShareAGroupHoweverTheyAreLinked()
    {
        var groups = Clusters.Of([Id(1), Id(2), Id(3)], [LinkOf(1, 2, 0.7), LinkOf(2, 3, 0.9)], [(Id(1), Id(3))]);

        Assert.Equal(groups[Id(2)], groups[Id(3)]);
        Assert.NotEqual(groups[Id(1)], groups[Id(3)]);
    }

    [Fact]
    public void Units_LinkedToHubsAlone_AreOneGroupHoweverMany()
    {
        var units = Enumerable.Range(1, 600).Select(Id).ToList();
        var links = from hub in Enumerable.Range(1, 96) from unit in Enumerable.Range(1, 600) where hub < unit select LinkOf(hub, unit, 0.8);

        Assert.Single(Clusters.Of(units, [.. links], [], share: 0.34).Values.Distinct());
    }

    [Fact]
    public void Groups_LinksInAnyOrder_AreTheSame() => Cases.Sample(item =>
    {
        var (units, links, apart, seed) = item;
        var random = new Random(seed);

        var before = Clusters.Of(units, links, apart);
        var after = Clusters.Of([.. units.OrderBy(_ => random.Next())], [.. links.OrderBy(_ => random.Next())], [.. apart.OrderBy(_ => random.Next())]);

        Assert.Equal(before.OrderBy(pair => pair.Key), after.OrderBy(pair => pair.Key));
        Assert.All(apart, pair => Assert.NotEqual(before[pair.One], before[pair.Other]));
    });

    // What the query service relies on where it adds to a group without making it anew.
    [Fact]
    public void Unit_LinkedToOneGroupAndApartFromNobodyInIt_JoinsItAndChangesNothingElse() => Cases.Sample(item =>
    {
        var (units, links, apart, seed) = item;
        var random = new Random(seed);
        var before = Clusters.Of(units, links, apart);
        var fresh = Id(units.Count);
        var joined = before.Values.ElementAt(random.Next(units.Count));
        var (inside, outside) = (units.Where(unit => before[unit] == joined).ToList(), units.Where(unit => before[unit] != joined && random.Next(2) == 0));
        var added = inside.Take(random.Next(1, inside.Count + 1)).Select(unit => new Link(unit, fresh, random.Next(1, 4) / 4.0, "TEST"));

        var after = Clusters.Of([.. units, fresh], [.. links, .. added], [.. apart, .. outside.Select(unit => (unit, fresh))]);

        Assert.Equal([.. before.OrderBy(pair => pair.Key), KeyValuePair.Create(fresh, joined)], after.OrderBy(pair => pair.Key));
    });

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static Link LinkOf(int one, int other, double score) => new(Id(Math.Min(one, other)), Id(Math.Max(one, other)), score, "TEST");
}
