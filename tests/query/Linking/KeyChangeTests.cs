using System.Buffers.Binary;
using CsCheck;

namespace Hearsay.Query.Tests;

/// <summary>Walks changes of one key as the store does: pairs are compared, and lost where a hub ceases to be one.</summary>
public sealed class KeyChangeTests
{
    private const long Key = 7;

    // From none to well over the hubs, in changes of some size, additions and removals mixed.
    private static readonly Gen<(int Seed, int[] Sizes, int Universe)> Histories =
        Gen.Select(Gen.Int, Gen.Int[-60, 80].Array[1, 12], Gen.Int[1, 260]);

    [Fact]
    public void Pairs_AfterAnyHistory_AreThoseWithOneOfTheSmallest() => Histories.Sample(
        history =>
        {
            var key = new WalkedKey();
            var random = new Random(history.Seed);
            foreach (var size in history.Sizes)
            {
                if (size >= 0)
                {
                    key.Add([.. Enumerable.Range(0, history.Universe).Select(Unit).Except(key.Units).OrderBy(_ => random.Next()).Take(size)]);
                }
                else
                {
                    key.Remove([.. key.Units.OrderBy(_ => random.Next()).Take(-size)]);
                }

                Assert.Equal(Definition(key.Units), key.Pairs);
            }
        },
        iter: 200);

    [Fact]
    public void Pairs_InAnyOrderOfArrival_AreTheSame() => Gen.Select(Gen.Int, Gen.Int[1, 40]).Sample(
        (seed, size) =>
        {
            var random = new Random(seed);
            var key = new WalkedKey();
            foreach (var fresh in Enumerable.Range(0, 150).Select(Unit).OrderBy(_ => random.Next()).Chunk(size))
            {
                key.Add([.. fresh]);
            }

            Assert.Equal(Definition(key.Units), key.Pairs);
        },
        iter: 50);

    [Fact]
    public void OfAddition_FewUnits_ComparesAllWithAllAndAsksForNobody()
    {
        var units = Enumerable.Range(0, KeyChange.Hubs).Select(Unit).ToList();

        var change = KeyChange.OfAddition(Key, units, [units[0], units[^1]]);

        Assert.False(change.NeedsAll);
        Assert.Empty(change.Demoted);
        Assert.Equal(((KeyChange.Hubs - 1) * 2) - 1, change.Pairs([]).Count());
    }

    private static HashSet<(Guid, Guid)> Definition(IReadOnlySet<Guid> units)
    {
        var ordered = units.Order().ToList();
        return [.. ordered.Take(KeyChange.Hubs).SelectMany((hub, at) => ordered.Skip(at + 1).Select(unit => (hub, unit)))];
    }

    // Ids whose order has nothing to do with their numbers, as hashes have it.
    private static Guid Unit(int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, unchecked((uint)number * 2_654_435_761u));
        return new Guid(bytes, bigEndian: true);
    }

    private sealed class WalkedKey
    {
        public HashSet<Guid> Units { get; } = [];

        public HashSet<(Guid, Guid)> Pairs { get; } = [];

        public void Add(IReadOnlyCollection<Guid> fresh)
        {
            Units.UnionWith(fresh);
            var change = KeyChange.OfAddition(Key, Smallest(fresh.Count), fresh);
            var hubs = change.HubsNow.ToHashSet();
            var demoted = change.Demoted.ToHashSet();
            Pairs.RemoveWhere(pair => (demoted.Contains(pair.Item1) && !hubs.Contains(pair.Item2)) || (demoted.Contains(pair.Item2) && !hubs.Contains(pair.Item1)));
            Pairs.UnionWith(change.Pairs(Units));
        }

        public void Remove(IReadOnlyCollection<Guid> gone)
        {
            var change = KeyChange.OfRemoval(Key, Smallest(gone.Count), gone);
            Units.ExceptWith(gone);
            Pairs.RemoveWhere(pair => gone.Contains(pair.Item1) || gone.Contains(pair.Item2));
            Pairs.UnionWith(change.Pairs(Units));
        }

        private List<Guid> Smallest(int changed) => [.. Units.Order().Take(KeyChange.Hubs + changed)];
    }
}
