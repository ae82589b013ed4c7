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
    private readonly HashSet<Guid> _changed = [];
    private readonly HashSet<Guid> _fresh = [];
    private readonly List<(Guid One, Guid Other)> _same = [];
    private readonly List<(Guid One, Guid Other)> _apart = [];
    private bool _onlyJoins = kind.Number != UnitKinds.Proposition;

    /// <summary>Adds units, drops those that nothing refers to any more, and makes the groups anew that this touches.</summary>
    /// <param name="added">Units that a current document refers to now.</param>
    /// <param name="left">Ids of units that a document referred to before.</param>
    /// <param name="tied">Ids of units that have come to be linked, or have ceased to be, by something else than a comparison.</param>
    /// <param name="ties">Pairs that are linked so now.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<GroupChange> ChangeAsync(
        IReadOnlyCollection<StoredUnit> added, IReadOnlyCollection<Guid> left, IEnumerable<Guid> tied, IEnumerable<NamePair> ties, CancellationToken cancellationToken)
    {
        var touched = new HashSet<Guid>();
        _changed.UnionWith(tied);
        _same.AddRange(ties.Select(pair => (pair.One, pair.Other)));
        _onlyJoins &= left.Count == 0;
        await RemoveAsync(left, touched, cancellationToken).ConfigureAwait(false);
        await AddAsync(added, cancellationToken).ConfigureAwait(false);
        var grouped = await GroupAsync(cancellationToken).ConfigureAwait(false);
        touched.UnionWith(grouped.Groups);
        await LeadAsync([.. added.Select(unit => unit.Unit.Id).Concat(left)], cancellationToken).ConfigureAwait(false);
        touched.UnionWith((await _store.GroupsOfAsync([.. added.Select(unit => unit.Unit.Id).Concat(left)], cancellationToken).ConfigureAwait(false)).Values);
        return new GroupChange(touched, grouped.Moved.Except(_fresh).ToHashSet());
    }

    /// <summary>
    /// Completes a store that was filled with some of the units of another one and the links between them: compares units that are hubs here and were none there,
    /// adds units that were not there, and makes all groups.
    /// </summary>
    /// <param name="hubs">Changes of keys that have other hubs here.</param>
    /// <param name="added">Units that were not there.</param>
    /// <param name="all">Gives the ids of all units, when those are added.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task CompleteAsync(
        IReadOnlyList<KeyChange> hubs,
        IReadOnlyCollection<StoredUnit> added,
        Func<CancellationToken, Task<HashSet<Guid>>> all,
        CancellationToken cancellationToken)
    {
        await CompareAsync(hubs, cancellationToken).ConfigureAwait(false);
        await AddAsync(added, cancellationToken).ConfigureAwait(false);
        var units = await all(cancellationToken).ConfigureAwait(false);
        await Regrouping.RunAsync(_store, kind.Number, units, cancellationToken).ConfigureAwait(false);
        await LeadAsync(units, cancellationToken).ConfigureAwait(false);
    }

    private Task LeadAsync(IReadOnlyCollection<Guid> units, CancellationToken cancellationToken) =>
        kind.Number == UnitKinds.Name ? _store.LeadAsync(units, cancellationToken) : Task.CompletedTask;

    private async Task<GroupChange> GroupAsync(CancellationToken cancellationToken) =>
        (_onlyJoins ? await Joining.TryRunAsync(_store, _fresh, _same, _apart, cancellationToken).ConfigureAwait(false) : null)
        ?? await Regrouping.RunAsync(_store, kind.Number, _changed, cancellationToken).ConfigureAwait(false);

    private async Task RemoveAsync(IReadOnlyCollection<Guid> left, HashSet<Guid> touched, CancellationToken cancellationToken)
    {
        var unused = left.Count == 0 ? [] : await _store.UnusedAsync(left, cancellationToken).ConfigureAwait(false);
        if (unused.Count == 0)
        {
            return;
        }

        var keys = await _store.KeysOfAsync(unused, cancellationToken).ConfigureAwait(false);
        var before = await _store.SmallestAsync(keys, KeyChange.Hubs + unused.Count, cancellationToken).ConfigureAwait(false);
        _changed.UnionWith(await _store.PartnersAsync(unused, cancellationToken).ConfigureAwait(false));
        _changed.ExceptWith(unused);
        var groups = await _store.DeleteAsync(unused, cancellationToken).ConfigureAwait(false);
        touched.UnionWith(groups);
        if (kind.Number == UnitKinds.Name)
        {
            // Names may have been one with those that are gone by a decision, which leaves no link.
            _changed.UnionWith(await _store.MembersOfAsync(groups, cancellationToken).ConfigureAwait(false));
        }

        await CompareAsync([.. before.Select(key => KeyChange.OfRemoval(key.Key, key.Value, unused))], cancellationToken).ConfigureAwait(false);
    }

    private async Task AddAsync(IReadOnlyCollection<StoredUnit> added, CancellationToken cancellationToken)
    {
        var fresh = added.Count == 0 ? [] : await _store.InsertAsync(added, cancellationToken).ConfigureAwait(false);
        if (fresh.Count == 0)
        {
            return;
        }

        _fresh.UnionWith(fresh);
        _changed.UnionWith(fresh);
        var keysOf = added.Where(unit => fresh.Contains(unit.Unit.Id)).DistinctBy(unit => unit.Unit.Id)
            .ToDictionary(unit => unit.Unit.Id, unit => kind.KeysOf(unit.Unit.Bytes).Distinct().Take(IUnitKind.MostKeys).ToList());
        await _store.InsertKeysAsync(keysOf, cancellationToken).ConfigureAwait(false);
        var freshOf = keysOf.SelectMany(pair => pair.Value.Select(key => (Key: key, Unit: pair.Key))).ToLookup(row => row.Key, row => row.Unit);
        var after = await _store.SmallestAsync([.. freshOf.Select(key => key.Key)], KeyChange.Hubs + fresh.Count, cancellationToken).ConfigureAwait(false);
        var changes = after.Select(key => KeyChange.OfAddition(key.Key, key.Value, [.. freshOf[key.Key]])).ToList();
        foreach (var change in changes.Where(change => change.Demoted.Count > 0))
        {
            var parted = await _store.LeaveKeyAsync(change, cancellationToken).ConfigureAwait(false);
            _changed.UnionWith(parted);
            _onlyJoins &= parted.Count == 0;
        }

        await CompareAsync(changes, cancellationToken).ConfigureAwait(false);
    }

    private async Task CompareAsync(IReadOnlyList<KeyChange> changes, CancellationToken cancellationToken)
    {
        var members = await _store.MembersAsync([.. changes.Where(change => change.NeedsAll).Select(change => change.Key)], cancellationToken).ConfigureAwait(false);
        var shared = new Dictionary<(Guid One, Guid Other), List<long>>();
        foreach (var change in changes)
        {
            foreach (var pair in change.Pairs(members.GetValueOrDefault(change.Key, [])))
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
        _same.AddRange(found.Where(pair => pair.Likeness.Relation == Relation.Same).Select(pair => (pair.One, pair.Other)));
        _apart.AddRange(found.Where(pair => pair.Likeness.Relation != Relation.Same).Select(pair => (pair.One, pair.Other)));
        _changed.UnionWith(found.SelectMany(pair => pair.Likeness.Relation == Relation.Same ? new[] { pair.One, pair.Other } : [pair.One]));
    }
}
