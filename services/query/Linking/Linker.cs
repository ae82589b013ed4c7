using Hearsay.Corpus.Linking;
using Npgsql;

namespace Hearsay.Query;

/// <summary>
/// Brings units of one kind into their groups. The outcome depends on the units that are there, not on the order in which they came: which pairs are
/// compared follows from the keys alone (<see cref="KeyChange"/>), and groups are made anew from all links that reach what changed. Runs inside the
/// transaction of the change.
/// </summary>
internal sealed class Linker(NpgsqlConnection connection, IUnitKind kind)
{
    private readonly UnitStore _store = new(connection, kind.Number);

    /// <summary>Adds units, drops those that nothing refers to any more, and makes the groups anew that this touches.</summary>
    /// <param name="added">Units that a current document refers to now.</param>
    /// <param name="left">Ids of units that a document referred to before.</param>
    /// <param name="tied">Ids of units that have come to be linked, or have ceased to be, by something else than a comparison.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Ids of all groups that units came into, left or are in.</returns>
    public async Task<IReadOnlySet<Guid>> ChangeAsync(
        IReadOnlyCollection<StoredUnit> added, IReadOnlyCollection<Guid> left, IEnumerable<Guid> tied, CancellationToken cancellationToken)
    {
        var touched = new HashSet<Guid>();
        var changed = tied.ToHashSet();
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
        var before = await _store.SmallestAsync(keys, KeyChange.Hubs + unused.Count, cancellationToken).ConfigureAwait(false);
        changed.UnionWith(await _store.PartnersAsync(unused, cancellationToken).ConfigureAwait(false));
        changed.ExceptWith(unused);
        touched.UnionWith(await _store.DeleteAsync(unused, cancellationToken).ConfigureAwait(false));
        await CompareAsync([.. before.Select(key => KeyChange.OfRemoval(key.Key, key.Value, unused))], changed, cancellationToken).ConfigureAwait(false);
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
        var freshOf = keysOf.SelectMany(pair => pair.Value.Select(key => (Key: key, Unit: pair.Key))).ToLookup(row => row.Key, row => row.Unit);
        var after = await _store.SmallestAsync([.. freshOf.Select(key => key.Key)], KeyChange.Hubs + fresh.Count, cancellationToken).ConfigureAwait(false);
        var changes = after.Select(key => KeyChange.OfAddition(key.Key, key.Value, [.. freshOf[key.Key]])).ToList();
        foreach (var change in changes.Where(change => change.Demoted.Count > 0))
        {
            changed.UnionWith(await _store.LeaveKeyAsync(change, cancellationToken).ConfigureAwait(false));
        }

        await CompareAsync(changes, changed, cancellationToken).ConfigureAwait(false);
    }

    private async Task CompareAsync(IReadOnlyList<KeyChange> changes, HashSet<Guid> changed, CancellationToken cancellationToken)
    {
        var members = await _store.MembersAsync([.. changes.Where(change => change.NeedsAll).Select(change => change.Key)], cancellationToken).ConfigureAwait(false);
        var shared = new Dictionary<(Guid One, Guid Other), List<long>>();
        foreach (var change in changes)
        {
            foreach (var pair in change.Pairs([.. members[change.Key]]))
            {
                if (!shared.TryGetValue(pair, out var keys))
                {
                    shared[pair] = keys = [];
                }

                keys.Add(change.Key);
            }
        }

        var bytes = await _store.GetAsync([.. shared.Keys.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct()], cancellationToken).ConfigureAwait(false);
        var compare = kind.Over(bytes);
        var found = new List<FoundPair>();
        foreach (var ((one, other), keys) in shared)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var likeness = compare(one, other);
            if (likeness.Relation != Relation.Unrelated)
            {
                found.Add(new FoundPair(one, other, likeness, keys));
            }
        }

        await _store.PutLinksAsync(found, cancellationToken).ConfigureAwait(false);
        changed.UnionWith(found.SelectMany(pair => new[] { pair.One, pair.Other }));
    }
}
