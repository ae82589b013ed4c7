using Hearsay.Contracts;
using Hearsay.Postgres;
using Hearsay.Query;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace Hearsay.QueryBenchmark;

/// <summary>
/// Fills the read model with rows as the projection writes them, many documents a transaction. Who is one with whom is known, because it was made up, so
/// nothing is compared: keys that lead to comparisons are left out, which no read looks at.
/// </summary>
internal sealed class BulkFill(NpgsqlConnection connection)
{
    private const int BatchDocuments = 400, BatchUnits = 5_000, BatchGroups = 4_000;

    private static readonly NamedSql Sql = NamedSql.Load(typeof(BulkFill).Assembly, "Filling/Fill.sql");
    private static readonly short[] Kinds = [UnitKinds.Proposition, UnitKinds.Name, UnitKinds.Text];

    private readonly Groups _groups = new();
    private readonly Dictionary<(short Kind, Guid Id), StoredUnit> _units = [];
    private readonly HashSet<Guid> _leading = [];

    /// <summary>Writes all documents of a world; what may be asked for is added to the sample.</summary>
    public async Task RunAsync(NewsWorld world, NewsSample sample, CancellationToken cancellationToken)
    {
        await RunAsync("FillSetIndexesAside", cancellationToken);
        var batches = world.Documents().Chunk(BatchDocuments).GetEnumerator();
        var next = NextAsync(batches);
        while (await next is { Count: > 0 } rows)
        {
            // Rows of the next documents are made while these are written.
            next = NextAsync(batches);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await RunAsync("FillDocuments", cancellationToken, rows.Select(row => row.Projected.Document.Value).ToArray());
            foreach (var (document, projected) in rows)
            {
                await ProjectedRows.InsertAsync(connection, projected, supersededAt: null, cancellationToken);
                Remember(document, projected.Units);
                sample.Add(document);
            }

            await transaction.CommitAsync(cancellationToken);
        }

        await RunAsync("FillNames", cancellationToken);
        await WriteUnitsAsync(cancellationToken);
        await RunAsync("FillBringIndexesBack", cancellationToken);
        await WriteClaimsAsync(cancellationToken);
        await RunAsync("FillAnalyze", cancellationToken);
    }

    /// <summary>Bytes of the database, statements and claims.</summary>
    public async Task<(long Bytes, long Statements, long Claims)> SizeAsync(CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "FillSize");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    /// <summary>A document as the projection reads it without vectors of its sentences: to make a million would take longer than all that is measured.</summary>
    public static ProjectedRevision ProjectedOf(NewsDocument document) => ProjectedRevision.From(
        new DocumentId(Guid.ParseExact(document.Evidence.DocumentId, "D")), document.Evidence, document.Text, Timestamp.FromDateTimeOffset(document.ReceivedAt), vectors: null, CancellationToken.None);

    private static Task<List<(NewsDocument Document, ProjectedRevision Projected)>> NextAsync(IEnumerator<NewsDocument[]> batches) => Task.Run(() =>
        batches.MoveNext() ? batches.Current.AsParallel().AsOrdered().Select(document => (document, ProjectedOf(document))).ToList() : []);

    private void Remember(NewsDocument document, EvidenceUnits units)
    {
        foreach (var kind in Kinds)
        {
            foreach (var unit in units.Of(kind))
            {
                _units.TryAdd((kind, unit.Unit.Id), unit);
            }
        }

        for (var position = 0; position < document.ClaimKeys.Count; position++)
        {
            if (units.PropositionOf(position) is { } proposition)
            {
                _groups.Join(document.ClaimKeys[position], proposition.Id);
            }
        }

        if (units.Text is { } text)
        {
            _groups.Join(document.TextKey, text.Id);
        }

        _leading.UnionWith(units.NamesOfEntities.Where(name => name.IsFirst).Select(name => name.Name));
        foreach (var entity in units.NamesOfEntities.GroupBy(name => name.Position))
        {
            foreach (var name in entity)
            {
                _groups.Join(entity.First().Name, name.Name);
            }
        }
    }

    private async Task WriteUnitsAsync(CancellationToken cancellationToken)
    {
        foreach (var kind in Kinds)
        {
            foreach (var units in _units.Where(unit => unit.Key.Kind == kind).Select(unit => unit.Value).Chunk(BatchUnits))
            {
                await RunAsync(
                    "FillUnits",
                    cancellationToken,
                    kind,
                    Array.ConvertAll(units, unit => unit.Unit.Id),
                    Array.ConvertAll(units, unit => _groups.Of(unit.Unit.Id)),
                    Array.ConvertAll(units, unit => unit.Unit.Bytes),
                    Array.ConvertAll(units, unit => unit.Terms),
                    Array.ConvertAll(units, unit => kind != UnitKinds.Name || _leading.Contains(unit.Unit.Id)));
            }
        }

        foreach (var kind in Kinds)
        {
            foreach (var linked in _units.Keys.Where(unit => unit.Kind == kind && _groups.Of(unit.Id) != unit.Id).Chunk(BatchUnits))
            {
                await RunAsync("FillLinks", cancellationToken, kind, Array.ConvertAll(linked, unit => _groups.Of(unit.Id)), Array.ConvertAll(linked, unit => unit.Id));
            }
        }
    }

    /// <summary>Claims and contradictions are written by what writes them in the service.</summary>
    private async Task WriteClaimsAsync(CancellationToken cancellationToken)
    {
        await RunAsync("FillAnalyze", cancellationToken);
        var groups = _units.Keys.Where(unit => unit.Kind == UnitKinds.Proposition).Select(unit => _groups.Of(unit.Id)).Distinct();
        foreach (var batch in groups.Chunk(BatchGroups))
        {
            await ClaimWriter.RefreshAsync(connection, batch.ToHashSet(), new HashSet<Guid>(), cancellationToken);
        }
    }

    private async Task RunAsync(string query, CancellationToken cancellationToken, params object?[] values)
    {
        await using var command = Sql.On(connection, query, values);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
