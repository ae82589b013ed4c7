using Dapr.AppCallback.Autogen.Grpc.v1;
using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.Messaging;

/// <summary>
/// Keeps what the service refuses, before the broker is told to let go of it. No dead letter topic: it would have to be published to
/// by a sidecar that gives up where that fails, and taken again, to end in the same table.
/// </summary>
internal sealed class DeadLetters(NpgsqlDataSource dataSource)
{
    internal static readonly NamedSql Sql = NamedSql.Load(typeof(DeadLetters).Assembly, "DeadLetters/DeadLetters.sql");

    /// <summary>Keeps an event, once however often it is refused. Throws where it cannot be kept: then it must come again.</summary>
    public async Task KeepAsync(TopicEventRequest request, string reason, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(
            connection,
            "DeadLetterKeep",
            Storable(request.Id),
            Storable(request.Topic),
            Storable(request.Type),
            reason,
            request.Data.ToByteArray(),
            System.Diagnostics.Activity.Current?.Id);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How many are kept and not dealt with, by topic.</summary>
    public async Task<IReadOnlyDictionary<string, long>> CountAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, "DeadLetterCount");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            counts.Add(reader.GetString(0), reader.GetInt64(1));
        }

        return counts;
    }

    /// <summary>PostgreSQL has no U+0000.</summary>
    private static string Storable(string text) => text.Replace('\0', '\uFFFD');
}
