using System.Data;
using System.Globalization;
using Npgsql;

namespace Hearsay.Query;

/// <summary>One state of the read model at a time: an open transaction. Disposing of it ends the transaction and gives back what it holds.</summary>
internal sealed class PastView : IAsyncDisposable
{
    private readonly NpgsqlTransaction _transaction;
    private readonly Func<ValueTask> _release;

    private PastView(NpgsqlConnection connection, NpgsqlTransaction transaction, Func<ValueTask> release)
    {
        Connection = connection;
        _transaction = transaction;
        _release = release;
    }

    /// <summary>The connection, in the transaction.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>Begins the transaction.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="asOf">The time.</param>
    /// <param name="release">Gives the connection back when the view is disposed of; where there is none, it is the caller's.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<PastView> OpenAsync(NpgsqlConnection connection, DateTime asOf, Func<ValueTask> release, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
        await using var command = PastReadModels.Sql.On(connection, "PastTime", asOf.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return new PastView(connection, transaction, release);
    }

    /// <summary>Keeps what was written in the transaction.</summary>
    public Task CommitAsync(CancellationToken cancellationToken) => _transaction.CommitAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _transaction.DisposeAsync().ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            // The connection broke: the server has ended the transaction.
        }
        finally
        {
            await _release().ConfigureAwait(false);
        }
    }
}
