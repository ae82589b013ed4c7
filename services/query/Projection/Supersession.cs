using Npgsql;

namespace Hearsay.Query;

/// <summary>Until when the revisions of a document hold.</summary>
internal static class Supersession
{
    /// <summary>What lower revisions say holds until this one was received.</summary>
    public static async Task MarkPastAsync(NpgsqlConnection connection, ProjectedRevision projected, CancellationToken cancellationToken)
    {
        foreach (var query in (string[])["ReadingMarkPast", "StatementMarkPast", "EntityMarkPast", "EntityNameMarkPast", "EventMarkPast"])
        {
            await using var command = ReadModelWriter.Sql.On(connection, query, projected.Document.Value, projected.Revision, projected.ReceivedAt);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>When a higher revision was received; null where none is known, so that this one is current.</summary>
    public static async Task<DateTime?> AtAsync(NpgsqlConnection connection, ProjectedRevision projected, CancellationToken cancellationToken)
    {
        await using var command = ReadModelWriter.Sql.On(connection, "ReadingSupersededAt", projected.Document.Value, projected.Revision);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as DateTime?;
    }
}
