using Npgsql;

namespace Hearsay.Query;

/// <summary>Writes the rows of a revision, at most 500 a statement, so that none runs long.</summary>
internal static class ProjectedRows
{
    private const int BatchSize = 500;

    /// <param name="connection">In the transaction of the change.</param>
    /// <param name="projected">The revision.</param>
    /// <param name="supersededAt">When a higher revision was received; null where none is known: then this one is current.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task InsertAsync(NpgsqlConnection connection, ProjectedRevision projected, DateTime? supersededAt, CancellationToken cancellationToken)
    {
        await RunAsync(
            ReadModelWriter.Sql.On(
                connection,
                "ReadingInsert",
                projected.Document.Value,
                projected.Revision,
                projected.EngineVersion,
                projected.TextSha256,
                projected.Text,
                projected.Evidence,
                projected.ReceivedAt,
                projected.Units.Text?.Id,
                projected.Units.Publisher?.Id,
                projected.Tie,
                projected.Published,
                projected.PublishedAt,
                projected.Units.Credit.Name,
                projected.Units.Credit.Unit?.Id,
                supersededAt),
            cancellationToken).ConfigureAwait(false);
        foreach (var rows in projected.Statements.Chunk(BatchSize))
        {
            await RunAsync(Statements(connection, projected, supersededAt, rows), cancellationToken).ConfigureAwait(false);
        }

        foreach (var rows in projected.Entities.Chunk(BatchSize))
        {
            await RunAsync(Entities(connection, projected, supersededAt, rows), cancellationToken).ConfigureAwait(false);
        }

        foreach (var rows in projected.Events.Chunk(BatchSize))
        {
            await RunAsync(Events(connection, projected, supersededAt, rows), cancellationToken).ConfigureAwait(false);
        }

        foreach (var names in projected.Units.NamesOfEntities.Chunk(BatchSize))
        {
            await RunAsync(EntityNames(connection, projected, supersededAt, names), cancellationToken).ConfigureAwait(false);
        }

        foreach (var names in projected.Units.NamesInStatements.Chunk(BatchSize))
        {
            await RunAsync(
                ReadModelWriter.Sql.On(
                    connection,
                    "StatementNameInsert",
                    projected.NewestFirst,
                    Column(names, name => projected.Statements[name.Position].Id),
                    Column(names, name => name.Name)),
                cancellationToken).ConfigureAwait(false);
        }

        foreach (var names in projected.Units.NamesInEvents.Chunk(BatchSize))
        {
            await RunAsync(EventNames(connection, projected, names), cancellationToken).ConfigureAwait(false);
        }
    }

    private static NpgsqlCommand Statements(NpgsqlConnection connection, ProjectedRevision projected, DateTime? supersededAt, StatementRow[] rows) =>
        ReadModelWriter.Sql.On(
            connection,
            "StatementInsert",
            projected.Document.Value,
            projected.Revision,
            projected.ReceivedAt,
            supersededAt,
            projected.NewestFirst,
            projected.PublishedOn,
            projected.Outlet,
            Column(rows, row => row.Id),
            Column(rows, row => row.Position),
            Column(rows, row => row.Kind),
            Column(rows, row => row.Stance),
            Column(rows, row => row.Certainty),
            Column(rows, row => row.Speaker),
            Column(rows, row => row.Addressee),
            Column(rows, row => row.Said),
            Column(rows, row => row.Content),
            Column(rows, row => row.Proposition),
            Column(rows, row => row.SpeakerName),
            Column(rows, row => row.Denies),
            Column(rows, row => row.Attribution),
            Column(rows, row => row.Origin),
            Column(rows, row => row.SaidOn),
            Column(rows, row => row.Payload),
            Column(rows, row => row.IsRejected),
            Column(rows, row => row.IsCorrected));

    private static NpgsqlCommand Entities(NpgsqlConnection connection, ProjectedRevision projected, DateTime? supersededAt, EntityRow[] rows) =>
        ReadModelWriter.Sql.On(
            connection,
            "EntityInsert",
            projected.Document.Value,
            projected.Revision,
            projected.ReceivedAt,
            supersededAt,
            Column(rows, row => row.Position),
            Column(rows, row => row.LocalId),
            Column(rows, row => row.Type),
            Column(rows, row => row.SortName),
            Column(rows, row => row.Names),
            Column(rows, row => row.SpeaksFor),
            Column(rows, row => row.SpeaksForName),
            Column(rows, row => row.Payload));

    private static NpgsqlCommand Events(NpgsqlConnection connection, ProjectedRevision projected, DateTime? supersededAt, EventRow[] rows) =>
        ReadModelWriter.Sql.On(
            connection,
            "EventInsert",
            projected.Document.Value,
            projected.Revision,
            projected.ReceivedAt,
            supersededAt,
            projected.NewestFirst,
            Column(rows, row => row.Position),
            Column(rows, row => row.Type),
            Column(rows, row => row.Status),
            Column(rows, row => row.Participants),
            Column(rows, row => row.Told),
            Column(rows, row => row.Days),
            Column(rows, row => row.Payload));

    private static NpgsqlCommand EntityNames(NpgsqlConnection connection, ProjectedRevision projected, DateTime? supersededAt, EntityName[] names) =>
        ReadModelWriter.Sql.On(
            connection,
            "EntityNameInsert",
            projected.Document.Value,
            projected.Revision,
            projected.ReceivedAt,
            supersededAt,
            projected.NewestFirst,
            Column(names, name => name.Position),
            Column(names, name => name.Name),
            Column(names, name => name.IsFirst),
            Column(names, name => name.Printed),
            Column(names, name => FoldedText.Beginning(FoldedText.Of(name.Printed), EntityRow.LongestSortName)),
            Column(names, name => name.Type),
            Column(names, name => name.TellsRole));

    private static NpgsqlCommand EventNames(NpgsqlConnection connection, ProjectedRevision projected, NamedItem[] names) =>
        ReadModelWriter.Sql.On(
            connection,
            "EventNameInsert",
            projected.Document.Value,
            projected.Revision,
            projected.NewestFirst,
            Column(names, name => name.Position),
            Column(names, name => name.Name),
            Column(names, name => FoldedText.Storable(name.EntityId)));

    private static TValue[] Column<TRow, TValue>(TRow[] rows, Func<TRow, TValue> value) => Array.ConvertAll(rows, row => value(row));

    private static async Task RunAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
