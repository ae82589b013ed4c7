using Hearsay.Contracts;
using Hearsay.Faults.Tests.Flow;
using Hearsay.Faults.Tests.Platform;
using Hearsay.TestSupport;
using Npgsql;

namespace Hearsay.Faults.Tests.Checking;

/// <summary>Waits until the platform has come to rest, then checks all that it was ever sent.</summary>
internal sealed class Verdicts(FaultyPlatform platform, History history)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);
    private readonly Dictionary<string, EngineOutput> _outputs = new(StringComparer.Ordinal);

    /// <summary>What is wrong, after everything that waits had time to come through.</summary>
    public async Task<IReadOnlyList<string>> AtRestAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Eventually.HoldsAsync(async () => Ended().Count > 0 || await IsAtRestAsync(cancellationToken), "all has come to rest", Patience);
        }
        catch (TimeoutException)
        {
            // The check says better what is missing.
        }

        await using var connection = new NpgsqlConnection(platform.Database.OwnerConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        return Ended() is { Count: > 0 } ended ? ended : await OfAsync(connection, cancellationToken);
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

    /// <summary>A process that nobody killed may not end.</summary>
    private List<string> Ended() => [.. platform.Members.Values.Where(member => !member.Runs).Select(member => $"{member.Name} ended by itself; {member.TellsWhy()}")];

    private async Task<bool> IsAtRestAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(platform.Database.OwnerConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var seen = await Snapshot.ReadAsync(connection, cancellationToken);
        return seen.Leftovers.Count == 0 && seen.Texts.Count == seen.Readings.Count && seen.Events.Count == seen.Receipts.Count;
    }
}
