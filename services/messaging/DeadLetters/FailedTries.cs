using Npgsql;

namespace Hearsay.Messaging;

/// <summary>Counts failed tries of events, each in a transaction of its own: what the try itself wrote was rolled back.</summary>
internal sealed class FailedTries(NpgsqlDataSource dataSource)
{
    /// <summary>Counts one. Returns how many there are now. Throws where it cannot be counted: then it does not count.</summary>
    public async Task<int> CountAsync(Guid eventId, string topic, Failure failure, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = DeadLetters.Sql.On(
            connection, "FailedTryCount", eventId, DeadLetters.Storable(topic), DeadLetters.Storable(failure.Code), DeadLetters.Storable(failure.Reason));
        return (int)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }
}
