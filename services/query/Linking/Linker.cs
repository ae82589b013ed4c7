using Hearsay.Corpus.Linking;
using Npgsql;

namespace Hearsay.Query;

/// <summary>
/// Brings units of one kind into their groups. The outcome depends on the units that are there, not on the order in which they came: pairs are
/// compared once, and groups are made anew from all links that reach what changed. Runs inside the transaction of the change.
/// </summary>
internal sealed class Linker(NpgsqlConnection connection, IUnitKind kind)
{
    /// <summary>Units that a key may have. A key of more tells nothing apart and leads nowhere.</summary>
    public const int MostOfOneKey = 256;

    private readonly UnitStore _store = new(connection, kind.Number);

    /// <summary>Adds units, drops those that nothing refers to any more, and makes the groups anew that this touches.</summary>
    /// <param name="added">Units that a current document refers to now.</param>
    /// <param name="left">Ids of units that a document referred to before.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Ids of all groups that were changed, as they were and as they are.</returns>
    public async Task<IReadOnlySet<Guid>> ChangeAsync(
        IReadOnlyCollection<StoredUnit> added, IReadOnlyCollection<Guid> left, CancellationToken cancellationToken)
    {
        var touched = new HashSet<Guid>();
        var changed = new HashSet<Guid>();
        await RemoveAsync(left, touched, changed, cancellationToken).ConfigureAwait(false);
        await AddAsync(added, changed, cancellationToken).ConfigureAwait(false);
        touched.UnionWith(await Regrouping.RunAsync(_store, kind.Number, changed, cancellationToken).ConfigureAwait(false));
        touched.UnionWith((await _store.GroupsOfAsync([.. added.Select(unit => unit.Unit.Id).Concat(left)], cancellationToken).ConfigureAwait(false)).Values);
        return touched;
    }

    private async Task RemoveAsync(
        IReadOnlyCollection<Guid> left, HashSet<Guid> touched, HashSet<Guid> changed, CancellationToken cancellationToken)
    {
        var unused = left.Count == 0 ? [] : await _store.UnusedAsync(left, cancellationToken).ConfigureAwait(false);
        if (unused.Count == 0)
        {
            return;
        }

        var keys = await _store.KeysOfAsync(unused, cancellationToken).ConfigureAwait(false);
        var before = await _store.CountAsync(keys, MostOfOneKey + 1 + unused.Count, cancellationToken).ConfigureAwait(false);
        changed.UnionWith(await _store.PartnersAsync(unused, cancellationToken).ConfigureAwait(false));
        touched.UnionWith(await _store.DeleteAsync(unused, cancellationToken).ConfigureAwait(false));
        changed.ExceptWith(unused);
        var after = await _store.CountAsync(keys, MostOfOneKey + 1, cancellationToken).ConfigureAwait(false);
        var usable = keys.Where(key => before.GetValueOrDefault(key) > MostOfOneKey && after.GetValueOrDefault(key) <= MostOfOneKey).ToList();
        foreach (var key in usable)
        {
            var members = (await _store.MembersAsync([key], cancellationToken).ConfigureAwait(false)).Select(member => member.Unit).ToHashSet();
            await CompareAsync(members, [key], changed, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task AddAsync(IReadOnlyCollection<StoredUnit> added, HashSet<Guid> changed, CancellationToken cancellationToken)
    {
        var fresh = added.Count == 0 ? [] : await _store.InsertAsync(added, cancellationToken).ConfigureAwait(false);
        if (fresh.Count == 0)
        {
            return;
        }

        changed.UnionWith(fresh);
        var keysOf = added.Where(unit => fresh.Contains(unit.Unit.Id)).DistinctBy(unit => unit.Unit.Id)
            .ToDictionary(unit => unit.Unit.Id, unit => kind.KeysOf(unit.Unit.Bytes).Distinct().Take(IUnitKind.MostKeys).ToList());
        await _store.InsertKeysAsync(keysOf, cancellationToken).ConfigureAwait(false);
        var freshCounts = keysOf.Values.SelectMany(keys => keys).CountBy(key => key).ToDictionary();
        var counts = await _store.CountAsync([.. freshCounts.Keys], MostOfOneKey + 1 + fresh.Count, cancellationToken).ConfigureAwait(false);
        foreach (var (key, count) in counts.Where(pair => pair.Value > MostOfOneKey && pair.Value - freshCounts[pair.Key] <= MostOfOneKey).OrderBy(pair => pair.Key))
        {
            changed.UnionWith(await _store.LeaveKeyAsync(key, cancellationToken).ConfigureAwait(false));
        }

        await CompareAsync(fresh, [.. counts.Where(pair => pair.Value <= MostOfOneKey).Select(pair => pair.Key)], changed, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Compares units with all others that share one of the keys.</summary>
    private async Task CompareAsync(
        IReadOnlySet<Guid> fresh, IReadOnlyCollection<long> keys, HashSet<Guid> changed, CancellationToken cancellationToken)
    {
        var members = await _store.MembersAsync(keys, cancellationToken).ConfigureAwait(false);
        var shared = new Dictionary<(Guid One, Guid Other), List<long>>();
        foreach (var bucket in members.GroupBy(member => member.Key))
        {
            var units = bucket.Select(member => member.Unit).ToList();
            foreach (var one in units.Where(fresh.Contains))
            {
                foreach (var other in units.Where(unit => unit != one && (!fresh.Contains(unit) || one.CompareTo(unit) < 0)))
                {
                    var pair = one.CompareTo(other) < 0 ? (one, other) : (other, one);
                    if (!shared.TryGetValue(pair, out var common))
                    {
                        shared[pair] = common = [];
                    }

                    common.Add(bucket.Key);
                }
            }
        }

        var bytes = await _store.GetAsync([.. shared.Keys.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct()], cancellationToken).ConfigureAwait(false);
        var found = new List<FoundPair>();
        foreach (var ((one, other), common) in shared)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var likeness = kind.Compare(bytes[one], bytes[other]);
            if (likeness.Relation != Relation.Unrelated)
            {
                found.Add(new FoundPair(one, other, likeness, common));
            }
        }

        await _store.PutLinksAsync(found, cancellationToken).ConfigureAwait(false);
        changed.UnionWith(found.SelectMany(pair => new[] { pair.One, pair.Other }));
    }
}
