using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.Messaging;

/// <summary>A dead letter that this process alone may handle again until its lease ends.</summary>
internal sealed record TakenLetter(string Topic, string EventId, byte[] Payload, string? TraceParent, Guid Lease);

/// <summary>
/// Keeps what the service refuses, before the broker is told to let go of it, and follows what is handled again. Every change of a
/// letter that was taken answers false where the lease was lost.
/// </summary>
internal sealed class DeadLetters(NpgsqlDataSource dataSource)
{
    internal static readonly NamedSql Sql = NamedSql.Load(typeof(DeadLetters).Assembly, "DeadLetters/DeadLetters.sql");

    /// <summary>Keeps an event, once however often it is refused. Throws where it cannot be kept: then it must come again.</summary>
    /// <param name="letter">The event.</param>
    /// <param name="failure">Why it is refused; its code is one of <see cref="DeadLetterCodes"/>.</param>
    /// <param name="error">What was thrown at last, where something was.</param>
    /// <param name="uncounted">Tries that were not counted yet: 1 where it is refused at sight, 0 where its last try was counted.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task KeepAsync(DeadLetter letter, Failure failure, string? error, int uncounted, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(
            connection,
            "DeadLetterKeep",
            Storable(letter.EventId),
            Storable(letter.Topic),
            Storable(letter.EventType),
            Storable(failure.Reason),
            letter.Payload,
            System.Diagnostics.Activity.Current?.Id,
            failure.Code,
            error is null ? null : Storable(error),
            Guid.TryParse(letter.EventId, out var id) ? id : null,
            letter.Document,
            uncounted);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether an event had its effect after all.</summary>
    public async Task<bool> WasHandledAsync(Guid eventId, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Inbox.Sql.On(connection, "InboxContains", eventId);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>How many are kept and not dealt with, by topic and code.</summary>
    public async Task<IReadOnlyDictionary<(string Topic, string Code), long>> CountAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, "DeadLetterCount");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var counts = new Dictionary<(string, string), long>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            counts.Add((reader.GetString(0), reader.GetString(1)), reader.GetInt64(2));
        }

        return counts;
    }

    /// <summary>Takes letters that are due for another try, those first that were due first.</summary>
    public async Task<IReadOnlyList<TakenLetter>> TakeAsync(
        IReadOnlyCollection<string> topics, TimeSpan lease, int most, CancellationToken cancellationToken)
    {
        var own = Guid.CreateVersion7();
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, "DeadLetterTake", own, lease, topics.ToArray(), most);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var taken = new List<TakenLetter>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var trace = await reader.IsDBNullAsync(3, cancellationToken).ConfigureAwait(false) ? null : reader.GetString(3);
            taken.Add(new TakenLetter(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2), trace, own));
        }

        return taken;
    }

    /// <summary>It has its effect.</summary>
    public Task<bool> SettleAsync(TakenLetter letter, string detail, CancellationToken cancellationToken) =>
        ChangeAsync("DeadLetterSettle", letter, cancellationToken, detail);

    /// <summary>It failed again: it waits for an operator as before, with the newer reason.</summary>
    public Task<bool> FailAgainAsync(TakenLetter letter, Failure failure, string? error, CancellationToken cancellationToken) =>
        ChangeAsync("DeadLetterFailAgain", letter, cancellationToken, failure.Code, Storable(failure.Reason), error is null ? null : Storable(error));

    /// <summary>It could not be tried: it stays marked and is due after a wait.</summary>
    public Task<bool> PostponeAsync(TakenLetter letter, TimeSpan wait, CancellationToken cancellationToken) =>
        ChangeAsync("DeadLetterPostpone", letter, cancellationToken, wait);

    /// <summary>PostgreSQL has no U+0000, and UTF-8 no half of a pair.</summary>
    internal static string Storable(string text) =>
        System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text.Replace('\0', '\uFFFD')));

    private async Task<bool> ChangeAsync(string query, TakenLetter letter, CancellationToken cancellationToken, params object?[] values)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, query, [letter.Topic, letter.EventId, letter.Lease, .. values]);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1;
    }
}
