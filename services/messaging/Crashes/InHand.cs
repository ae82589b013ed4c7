using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.Messaging;

/// <summary>What is held against an event that a process had in hand when it died.</summary>
/// <param name="DeathsAlone">Deaths at which nothing else was in hand.</param>
/// <param name="IsHeldElsewhere">Whether another process has it in hand now, or had it when it died a moment ago.</param>
internal sealed record Suspicion(long DeathsAlone, bool IsHeldElsewhere);

/// <summary>A process of which nothing was heard any more.</summary>
/// <param name="Process">Its id.</param>
/// <param name="Suspected">Events that it had in hand.</param>
internal sealed record DeadProcess(Guid Process, long Suspected);

/// <summary>
/// What this process has in hand, noted where others find it when the process dies. One row holds all of it, and events that come at the
/// same time share one write of it.
/// </summary>
internal sealed class InHand(NpgsqlDataSource dataSource) : IDisposable
{
    internal static readonly NamedSql Sql = NamedSql.Load(typeof(InHand).Assembly, "Crashes/Crashes.sql");

    private readonly Guid _process = Guid.CreateVersion7();
    private readonly Lock _lock = new();
    // How many deliveries of each.
    private readonly Dictionary<Guid, int> _held = [];
    private long _changes;

    // These belong to whoever writes.
    private readonly SemaphoreSlim _writing = new(1, 1);
    private IReadOnlyDictionary<Guid, Suspicion> _suspicions = new Dictionary<Guid, Suspicion>();
    private long _written;
    private bool _hasLeft;

    /// <summary>Notes an event before it is handled. Returns what is held against it, null where nothing is. Whoever took it lets go of it.</summary>
    public async Task<Suspicion?> TakeAsync(Guid eventId, CancellationToken cancellationToken)
    {
        var change = Change(eventId, 1);
        try
        {
            return (await NoteAsync(change, cancellationToken).ConfigureAwait(false)).GetValueOrDefault(eventId);
        }
        catch
        {
            LetGo(eventId);
            throw;
        }
    }

    /// <summary>It is no longer in hand. The next write tells it.</summary>
    public void LetGo(Guid eventId) => Change(eventId, -1);

    /// <summary>Tells that the process lives, and what it has let go of.</summary>
    public Task RenewAsync(CancellationToken cancellationToken) => NoteAsync(long.MaxValue, cancellationToken);

    /// <summary>Looks for processes that are dead, and suspects what they had in hand.</summary>
    public async Task<IReadOnlyList<DeadProcess>> JudgeAsync(TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, "ProcessJudge", _process, lease);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var dead = new List<DeadProcess>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            dead.Add(new DeadProcess(reader.GetGuid(0), reader.GetInt64(1)));
        }

        return dead;
    }

    /// <summary>Says goodbye: whatever ends this process from now on, it is no event.</summary>
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _hasLeft = true;
            await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using var command = Sql.On(connection, "ProcessLeave", _process);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>How many events are suspected, in all processes.</summary>
    public async Task<long> CountSuspectsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, "SuspectCount");
        return (long)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    /// <inheritdoc/>
    public void Dispose() => _writing.Dispose();

    private long Change(Guid eventId, int by)
    {
        lock (_lock)
        {
            var count = _held.GetValueOrDefault(eventId) + by;
            if (count > 0)
            {
                _held[eventId] = count;
            }
            else
            {
                _held.Remove(eventId);
            }

            return ++_changes;
        }
    }

    /// <summary>Ends when a change is written, by this caller or by another that wrote meanwhile.</summary>
    private async Task<IReadOnlyDictionary<Guid, Suspicion>> NoteAsync(long change, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_written < change && !_hasLeft)
            {
                var (held, upTo) = Held();
                _suspicions = await WriteAsync(held, cancellationToken).ConfigureAwait(false);
                _written = upTo;
            }

            return _suspicions;
        }
        finally
        {
            _writing.Release();
        }
    }

    private (Guid[] Held, long UpTo) Held()
    {
        lock (_lock)
        {
            return ([.. _held.Keys], _changes);
        }
    }

    private async Task<IReadOnlyDictionary<Guid, Suspicion>> WriteAsync(Guid[] held, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = Sql.On(connection, "HandsNote", _process, held);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var suspicions = new Dictionary<Guid, Suspicion>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            suspicions.Add(reader.GetGuid(0), new Suspicion(reader.GetInt64(1), reader.GetBoolean(2)));
        }

        return suspicions;
    }
}
