using Hearsay.Postgres;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hearsay.Messaging;

/// <summary>
/// Brings an outbox that was restored from a backup into the numbers of this cluster: transaction ids begin anew there, and the cursors
/// would stand above everything that is written.
/// </summary>
internal sealed class OutboxAdoption(NpgsqlDataSource dataSource, ILogger<OutboxAdoption> logger)
{
    private static readonly NamedSql Sql = NamedSql.Load(typeof(OutboxAdoption).Assembly, "Outbox/Adoption.sql");

    /// <summary>Does so where it is needed. Returns whether it was.</summary>
    public async Task<bool> AdoptAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        if (!await IsNeededAsync(connection, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(connection, "AdoptionPatience", cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(connection, "AdoptionLock", cancellationToken).ConfigureAwait(false);
        if (!await IsNeededAsync(connection, cancellationToken).ConfigureAwait(false))
        {
            // Another relay was faster.
            return false;
        }

        var events = await ExecuteAsync(connection, "AdoptionRenumber", cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(connection, "AdoptionReset", cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        MessagingLog.OutboxAdopted(logger, events);
        return true;
    }

    private static async Task<bool> IsNeededAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, "AdoptionNeeded");
        return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string query, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(connection, query);
        command.CommandTimeout = 0;
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
