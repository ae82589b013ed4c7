using Hearsay.Contracts;
using Hearsay.Faults.Tests.Flow;
using Hearsay.Faults.Tests.Platform;
using Hearsay.TestSupport;
using Npgsql;

namespace Hearsay.Faults.Tests.Checking;

/// <summary>Waits until the platform has come to rest, then checks all that it was ever sent.</summary>
internal sealed class Verdicts(FaultyPlatform platform, History history)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Dictionary<string, EngineOutput> _outputs = new(StringComparer.Ordinal);

    /// <summary>What is wrong, after everything that waits had time to come through.</summary>
    public async Task<IReadOnlyList<string>> AtRestAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Eventually.HoldsAsync(() => IsAtRestAsync(cancellationToken), "all has come to rest", Patience);
        }
        catch (TimeoutException)
        {
            // The check says better what is missing.
        }

        await using var connection = new NpgsqlConnection(platform.Database.OwnerConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        return await OfAsync(connection, cancellationToken);
    }

    /// <summary>What is wrong with what a transaction sees.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        foreach (var sent in history.Accepted.Concat(history.Unanswered).Where(sent => !_outputs.ContainsKey(sent.Request.RequestId)).ToList())
        {
            _outputs[sent.Request.RequestId] = await EngineOutput.ReadAsync(platform.Channel(AppIds.Extraction), sent.Request, cancellationToken);
        }

        return new Checker(history, await Snapshot.ReadAsync(connection, cancellationToken), _outputs).Check();
    }

    private async Task<bool> IsAtRestAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(platform.Database.OwnerConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var seen = await Snapshot.ReadAsync(connection, cancellationToken);
        return seen.Leftovers.Count == 0 && seen.Texts.Count == seen.Readings.Count && seen.Events.Count == seen.Receipts.Count;
    }
}
