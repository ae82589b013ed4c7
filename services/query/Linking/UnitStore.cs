using Hearsay.Corpus.Linking;
using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.Query;

/// <summary>Reads and writes units of one kind, their keys and their links.</summary>
internal sealed class UnitStore(NpgsqlConnection connection, short kind)
{
    // A link between names of one entity of one document: the text says so itself.
    private const double AliasScore = 0.95;

    private static readonly NamedSql Sql = NamedSql.Load(typeof(UnitStore).Assembly, "Linking/Linking.sql");

    /// <summary>Waits until no other change of groups runs; ends with the transaction.</summary>
    public static Task LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        RunAsync(Sql.On(connection, "LinkingLock"), cancellationToken);

    /// <summary>Adds units; the ids of those that were not there.</summary>
    public Task<HashSet<Guid>> InsertAsync(IReadOnlyCollection<StoredUnit> units, CancellationToken cancellationToken)
    {
        var distinct = units.DistinctBy(unit => unit.Unit.Id).ToArray();
        return SetAsync(
            On(
                "UnitInsert",
                Array.ConvertAll(distinct, unit => unit.Unit.Id),
                Array.ConvertAll(distinct, unit => unit.Unit.Bytes),
                Array.ConvertAll(distinct, unit => unit.Terms)),
            cancellationToken);
    }

    /// <summary>Brings into line with the rows of current documents which names lead.</summary>
    public Task LeadAsync(IReadOnlyCollection<Guid> names, CancellationToken cancellationToken) =>
        names.Count == 0 ? Task.CompletedTask : RunAsync(Sql.On(connection, "UnitLead", names.ToArray()), cancellationToken);

    /// <summary>Adds the keys of units.</summary>
    public Task InsertKeysAsync(IReadOnlyDictionary<Guid, List<long>> keys, CancellationToken cancellationToken)
    {
        var rows = keys.SelectMany(pair => pair.Value.Select(key => (Key: key, Unit: pair.Key))).ToArray();
        return RunAsync(On("UnitKeyInsert", Array.ConvertAll(rows, row => row.Key), Array.ConvertAll(rows, row => row.Unit)), cancellationToken);
    }

    /// <summary>Units with the smallest ids that have each key, in order.</summary>
    public async Task<Dictionary<long, Guid[]>> SmallestAsync(IReadOnlyCollection<long> keys, int most, CancellationToken cancellationToken) =>
        (await ListAsync(On("UnitKeySmallest", keys.ToArray(), most), KeyAndUnits, cancellationToken).ConfigureAwait(false))
            .Where(row => row.Units.Length > 0).ToDictionary(row => row.Key, row => row.Units);

    /// <summary>The units that have each key, up to <see cref="KeyChange.MostOfOneKey"/>.</summary>
    public async Task<IReadOnlyDictionary<long, Guid[]>> MembersAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken) =>
        keys.Count == 0 ? [] : await SmallestAsync(keys, KeyChange.MostOfOneKey, cancellationToken).ConfigureAwait(false);

    /// <summary>The bytes of units.</summary>
    public async Task<Dictionary<Guid, byte[]>> GetAsync(IReadOnlyCollection<Guid> units, CancellationToken cancellationToken) =>
        (await ListAsync(On("UnitGet", units.ToArray()), reader => (reader.GetGuid(0), reader.GetFieldValue<byte[]>(1)), cancellationToken).ConfigureAwait(false))
            .ToDictionary(row => row.Item1, row => row.Item2);

    /// <summary>Adds pairs; a pair that is there gains keys.</summary>
    public Task PutLinksAsync(IReadOnlyCollection<FoundPair> pairs, CancellationToken cancellationToken)
    {
        var rows = pairs.ToArray();
        return rows.Length == 0 ? Task.CompletedTask : RunAsync(
            On(
                "UnitLinkPut",
                Array.ConvertAll(rows, row => row.One),
                Array.ConvertAll(rows, row => row.Other),
                Array.ConvertAll(rows, row => row.Likeness.Relation == Relation.Same),
                Array.ConvertAll(rows, row => row.Likeness.Score),
                Array.ConvertAll(rows, row => row.Likeness.Reason),
                Array.ConvertAll(rows, row => string.Join('\n', row.Likeness.Differing.Select(part => part.ReplaceLineEndings(" ")))),
                Array.ConvertAll(rows, row => string.Join(',', row.Keys))),
            cancellationToken);
    }

    /// <summary>Takes a key from the pairs that it led to through former hubs; the units of pairs that nothing leads to any more.</summary>
    public async Task<HashSet<Guid>> LeaveKeyAsync(KeyChange change, CancellationToken cancellationToken)
    {
        object?[] values = [change.Key, change.Demoted.ToArray(), change.HubsNow.ToArray()];
        var dropped = Ends(await ListAsync(On("UnitLinkDropKey", values), Pair, cancellationToken).ConfigureAwait(false));
        await RunAsync(On("UnitLinkLeaveKey", values), cancellationToken).ConfigureAwait(false);
        return dropped;
    }

    /// <summary>Those of the units that nothing current refers to.</summary>
    public Task<HashSet<Guid>> UnusedAsync(IReadOnlyCollection<Guid> units, CancellationToken cancellationToken) =>
        SetAsync(On("UnitUnused", units.ToArray()), cancellationToken);

    /// <summary>Keys of units.</summary>
    public Task<List<long>> KeysOfAsync(IReadOnlyCollection<Guid> units, CancellationToken cancellationToken) =>
        ListAsync(On("UnitKeysOf", units.ToArray()), reader => reader.GetInt64(0), cancellationToken);

    /// <summary>Units that are the same as these, and these where there are any.</summary>
    public async Task<HashSet<Guid>> PartnersAsync(IReadOnlyCollection<Guid> units, CancellationToken cancellationToken) =>
        Ends(await ListAsync(On("UnitPartners", units.ToArray()), Pair, cancellationToken).ConfigureAwait(false));

    /// <summary>Removes units with their keys and links; the groups that they were in.</summary>
    public async Task<HashSet<Guid>> DeleteAsync(IReadOnlyCollection<Guid> units, CancellationToken cancellationToken) =>
        [.. await ListAsync(On("UnitDelete", units.ToArray()), reader => reader.GetGuid(1), cancellationToken).ConfigureAwait(false)];

    /// <summary>Keeps units that a reading of the past refers to.</summary>
    public Task KeepAsync(IReadOnlyCollection<StoredUnit> units, CancellationToken cancellationToken)
    {
        var rows = units.ToArray();
        return rows.Length == 0 ? Task.CompletedTask : RunAsync(
            On("PastUnitPut", Array.ConvertAll(rows, row => row.Unit.Id), Array.ConvertAll(rows, row => row.Unit.Bytes), Array.ConvertAll(rows, row => row.Terms)),
            cancellationToken);
    }

    /// <summary>Drops those of the kept units that no reading refers to any more.</summary>
    public Task ForgetAsync(IReadOnlyCollection<Guid> units, CancellationToken cancellationToken) =>
        units.Count == 0 ? Task.CompletedTask : RunAsync(On("PastUnitForget", units.ToArray()), cancellationToken);

    /// <summary>The units of groups.</summary>
    public Task<HashSet<Guid>> MembersOfAsync(IReadOnlyCollection<Guid> groups, CancellationToken cancellationToken) =>
        SetAsync(On("UnitMembersOf", groups.ToArray()), cancellationToken);

    /// <summary>The group of each unit; units that are not there are left out.</summary>
    public async Task<Dictionary<Guid, Guid>> GroupsOfAsync(IReadOnlyCollection<Guid> units, CancellationToken cancellationToken) =>
        (await ListAsync(On("UnitGroupsOf", units.ToArray()), reader => (reader.GetGuid(0), reader.GetGuid(1)), cancellationToken).ConfigureAwait(false))
            .ToDictionary(row => row.Item1, row => row.Item2);

    /// <summary>Pairs of the same with one of the units, but those with units whose pairs are known.</summary>
    public Task<List<UnitLink>> SameAsync(IReadOnlyCollection<Guid> units, IReadOnlyCollection<Guid> known, CancellationToken cancellationToken) =>
        ListAsync(On("UnitSameOf", units.ToArray(), known.ToArray()), Link, cancellationToken);

    /// <summary>Pairs of the units that are held apart.</summary>
    public Task<List<UnitLink>> ApartAsync(IReadOnlyCollection<Guid> units, CancellationToken cancellationToken) =>
        ListAsync(On("UnitApartAmong", units.ToArray()), Link, cancellationToken);

    /// <summary>Whether no unit of the groups is held apart from another by a comparison.</summary>
    public Task<bool> AreOpenAsync(IReadOnlyCollection<Guid> groups, CancellationToken cancellationToken) =>
        TestAsync(On("UnitGroupsAreOpen", groups.ToArray()), groups, cancellationToken);

    /// <summary>Whether people have decided nothing that holds about any unit of the groups.</summary>
    public Task<bool> AreUndecidedAsync(IReadOnlyCollection<Guid> groups, CancellationToken cancellationToken) => kind == UnitKinds.Name
        ? TestAsync(Sql.On(connection, "NameGroupsAreUndecided", groups.ToArray()), groups, cancellationToken)
        : Task.FromResult(true);

    /// <summary>Makes groups part of others; the units that came into another one by that.</summary>
    public async Task<HashSet<Guid>> JoinAsync(IReadOnlyDictionary<Guid, Guid> groups, CancellationToken cancellationToken) => groups.Count == 0
        ? []
        : await SetAsync(On("UnitGroupJoin", groups.Keys.ToArray(), groups.Values.ToArray()), cancellationToken).ConfigureAwait(false);

    /// <summary>Names that one document gives to one entity, as links.</summary>
    public async Task<IEnumerable<UnitLink>> NamePairsAsync(IReadOnlyCollection<Guid> names, CancellationToken cancellationToken)
    {
        return (await ListAsync(Sql.On(connection, "NamePairsOf", names.ToArray()), Pair, cancellationToken).ConfigureAwait(false))
            .Select(pair => new UnitLink(pair.One, pair.Other, Same: true, AliasScore, "ALIAS_IN_TEXT"));
    }

    /// <summary>What people decided about any of the names, and holds.</summary>
    public async Task<IReadOnlyList<NameDecision>> DecisionsAsync(IReadOnlyCollection<Guid> names, CancellationToken cancellationToken)
    {
        var rows = await ListAsync(
            Sql.On(connection, "DecisionsOf", names.ToArray()),
            reader => (Id: reader.GetGuid(0), At: reader.GetDateTime(1), Kind: reader.GetInt16(2), Name: reader.GetGuid(3), Side: reader.GetInt16(4)),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.GroupBy(row => row.Id).Select(decision => new NameDecision(
            decision.Key, decision.First().At, decision.First().Kind == 1, [.. decision.DistinctBy(row => row.Name).Select(row => (row.Name, row.Side))]))];
    }

    /// <summary>Puts units into other groups.</summary>
    public Task MoveAsync(IReadOnlyDictionary<Guid, Guid> groups, CancellationToken cancellationToken) => groups.Count == 0
        ? Task.CompletedTask
        : RunAsync(On("UnitGroupUpdate", groups.Keys.ToArray(), groups.Values.ToArray()), cancellationToken);

    private static (long Key, Guid[] Units) KeyAndUnits(NpgsqlDataReader reader) => (reader.GetInt64(0), reader.GetFieldValue<Guid[]>(1));

    private static UnitLink Link(NpgsqlDataReader reader) =>
        new(reader.GetGuid(0), reader.GetGuid(1), reader.GetBoolean(2), reader.GetDouble(3), reader.GetString(4));

    private static (Guid One, Guid Other) Pair(NpgsqlDataReader reader) => (reader.GetGuid(0), reader.GetGuid(1));

    private static HashSet<Guid> Ends(IEnumerable<(Guid One, Guid Other)> pairs) => [.. pairs.SelectMany(pair => new[] { pair.One, pair.Other })];

    private NpgsqlCommand On(string query, params object?[] values) => Sql.On(connection, query, [kind, .. values]);

    private static async Task<bool> TestAsync(NpgsqlCommand command, IReadOnlyCollection<Guid> groups, CancellationToken cancellationToken)
    {
        await using var disposed = command.ConfigureAwait(false);
        return groups.Count == 0 || (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    private static async Task<HashSet<Guid>> SetAsync(NpgsqlCommand command, CancellationToken cancellationToken) =>
        [.. await ListAsync(command, reader => reader.GetGuid(0), cancellationToken).ConfigureAwait(false)];

    private static async Task<List<TRow>> ListAsync<TRow>(NpgsqlCommand command, Func<NpgsqlDataReader, TRow> row, CancellationToken cancellationToken)
    {
        await using var disposed = command.ConfigureAwait(false);
        var rows = new List<TRow>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    private static async Task RunAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
