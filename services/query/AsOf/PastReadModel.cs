using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.ServiceDefaults.Errors;
using Npgsql;

namespace Hearsay.Query;

/// <summary>A connection whose temporary tables hold what joined documents at a time. One call at a time reads them.</summary>
internal sealed class PastReadModel(NpgsqlDataSource dataSource, ReadModelWriter writer, AsOfOptions options) : IAsyncDisposable
{
    private const int MostTries = 3;

    // Readings of one round that are made anew because their units were not kept.
    private const int MostIncomplete = 100;

    private readonly Turns _turns = new();
    private readonly CancellationTokenSource _ended = new();
    private NpgsqlConnection? _connection;
    private PastPosition? _made;

    /// <summary>Position that the last call asked for. Under the lock of whoever keeps this, as are the two below.</summary>
    public PastPosition? Wanted { get; set; }

    /// <summary>Calls that read or wait.</summary>
    public int Users { get; set; }

    /// <summary>When a call ended last.</summary>
    public DateTimeOffset LastUsed { get; set; }

    /// <summary>Waits for its turn, makes what is not made or has changed, and reads. Throws CONFLICT where it changes on and on.</summary>
    /// <param name="asOf">The time.</param>
    /// <param name="ended">Called once: when the view is disposed of, or where there is none.</param>
    /// <param name="cancellationToken">Ends the wait. What is being made is made to its end, for whoever asks next.</param>
    public async Task<PastView> OpenAsync(DateTime asOf, Action ended, CancellationToken cancellationToken)
    {
        IDisposable turn;
        try
        {
            turn = await _turns.TakeAsync(Lane.Fresh, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            ended();
            throw;
        }

        var opening = OpenInTurnAsync(asOf, () =>
        {
            turn.Dispose();
            ended();
        });
        try
        {
            return await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!opening.IsFaulted && !opening.IsCanceled)
        {
            _ = AbandonAsync(opening);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        using (await _turns.TakeAsync(Lane.Fresh, CancellationToken.None).ConfigureAwait(false))
        {
            await CloseAsync().ConfigureAwait(false);
        }

        _ended.Dispose();
    }

    private static async Task AbandonAsync(Task<PastView> opening)
    {
        try
        {
            await using var view = await opening.ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException or HearsayException)
        {
            // Whoever asked has gone; who asks next meets the same failure, or none.
        }
    }

    private async Task<PastView> OpenInTurnAsync(DateTime asOf, Action release)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
        limit.CancelAfter(options.LongestMaking);
        try
        {
            for (var attempt = 0; attempt < MostTries; attempt++)
            {
                if (await TryReadAsync(asOf, release, limit.Token).ConfigureAwait(false) is { } view)
                {
                    return view;
                }

                _made = null;
                await MakeAsync(asOf, limit.Token).ConfigureAwait(false);
            }

            throw new HearsayException(ErrorReason.Conflict, "What had been received by that time changes as it is read. Try again.");
        }
        catch
        {
            _made = null;
            await CloseAsync().ConfigureAwait(false);
            release();
            throw;
        }
    }

    /// <summary>A view, where what is made is still what it was made from; else null.</summary>
    private async Task<PastView?> TryReadAsync(DateTime asOf, Action release, CancellationToken cancellationToken)
    {
        if (_made is null)
        {
            return null;
        }

        var isGiven = false;
        var view = await PastView.OpenAsync(
            await ConnectAsync(cancellationToken).ConfigureAwait(false),
            asOf,
            () =>
            {
                if (isGiven)
                {
                    release();
                }

                return ValueTask.CompletedTask;
            },
            cancellationToken).ConfigureAwait(false);
        var (position, _) = await PastPosition.ReadAsync(view.Connection, asOf, options.MostRevisions + 1, cancellationToken).ConfigureAwait(false);
        isGiven = position == _made;
        if (isGiven)
        {
            return view;
        }

        await view.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    private async Task MakeAsync(DateTime asOf, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        await CompleteReadingsAsync(connection, asOf, cancellationToken).ConfigureAwait(false);
        await using var view = await PastView.OpenAsync(connection, asOf, () => ValueTask.CompletedTask, cancellationToken).ConfigureAwait(false);
        var (position, _) = await PastPosition.ReadAsync(connection, asOf, options.MostRevisions + 1, cancellationToken).ConfigureAwait(false);
        await PastMaking.RunAsync(connection, cancellationToken).ConfigureAwait(false);
        await view.CommitAsync(cancellationToken).ConfigureAwait(false);
        _made = position;
    }

    /// <summary>Readings that were superseded before units of the past were kept are made anew, once.</summary>
    private async Task CompleteReadingsAsync(NpgsqlConnection connection, DateTime asOf, CancellationToken cancellationToken)
    {
        var tried = new HashSet<(Guid, int)>();
        while (true)
        {
            var incomplete = await IncompleteAsync(connection, asOf, cancellationToken).ConfigureAwait(false);
            incomplete.RemoveAll(reading => !tried.Add(reading));
            if (incomplete.Count == 0)
            {
                return;
            }

            foreach (var (document, revision) in incomplete)
            {
                await writer.RebuildAsync(new DocumentId(document), revision, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<List<(Guid Document, int Revision)>> IncompleteAsync(NpgsqlConnection connection, DateTime asOf, CancellationToken cancellationToken)
    {
        await using var view = await PastView.OpenAsync(connection, asOf, () => ValueTask.CompletedTask, cancellationToken).ConfigureAwait(false);
        await using var command = PastReadModels.Sql.On(connection, "PastReadingsIncomplete", MostIncomplete);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var incomplete = new List<(Guid, int)>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            incomplete.Add((reader.GetGuid(0), reader.GetInt32(1)));
        }

        return incomplete;
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken) =>
        _connection ??= await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);

    private async Task CloseAsync()
    {
        if (_connection is { } connection)
        {
            (_connection, _made) = (null, null);
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}
