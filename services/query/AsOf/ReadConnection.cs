using System.Data;
using Npgsql;

namespace Hearsay.Query;

/// <summary>A connection to the read model as a call sees it. Disposing of it gives it back, or leaves it to the call's other reads.</summary>
internal readonly struct ReadConnection(NpgsqlConnection connection, bool isOwned) : IAsyncDisposable
{
    /// <summary>The connection.</summary>
    public NpgsqlConnection Npgsql { get; } = connection;

    /// <summary>Begins a transaction for settings that hold until its end; null where the call has one already.</summary>
    public async Task<NpgsqlTransaction?> BeginSettingsAsync(CancellationToken cancellationToken) =>
        isOwned ? await Npgsql.BeginTransactionAsync(cancellationToken).ConfigureAwait(false) : null;

    /// <summary>Begins a transaction that reads one snapshot; null where the call has one already, for that does.</summary>
    public async Task<NpgsqlTransaction?> BeginSnapshotAsync(CancellationToken cancellationToken) =>
        isOwned ? await Npgsql.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false) : null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => isOwned ? Npgsql.DisposeAsync() : ValueTask.CompletedTask;
}
