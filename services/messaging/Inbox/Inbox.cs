using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.Messaging;

/// <summary>Which events had their effect. A broker delivers at least once; the inbox makes the effect happen once.</summary>
public static class Inbox
{
    internal static readonly NamedSql Sql = NamedSql.Load(typeof(Inbox).Assembly, "Inbox/Inbox.sql");

    /// <summary>Whether the event had its effect: spares the work, decides nothing. The decision is <see cref="TryAppendAsync"/>.</summary>
    public static async Task<bool> ContainsAsync(NpgsqlConnection connection, ReceivedEvent received, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "InboxContains", received.Id);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>
    /// Records the event on a connection with an open transaction. False where it was recorded before: then roll back and
    /// answer <see cref="Delivery.Success"/>.
    /// </summary>
    public static async Task<bool> TryAppendAsync(NpgsqlConnection connection, ReceivedEvent received, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "InboxAppend", received.Id, received.Topic);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1;
    }
}
