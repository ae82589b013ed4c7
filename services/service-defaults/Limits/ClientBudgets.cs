using System.Collections.Concurrent;

namespace Hearsay.ServiceDefaults.Limits;

/// <summary>
/// The budgets of all clients, a bounded number. Where it is full, those are forgotten that have their whole budget; where that frees
/// nothing, further clients share one until it does.
/// </summary>
internal sealed class ClientBudgets(ClientLimits limits, int most = ClientBudgets.Most) : IDisposable
{
    private const int Most = 10_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, ClientBudget> _budgets = new(StringComparer.Ordinal);
    private readonly ClientBudget _others = new(limits);
    private readonly Lock _forgetting = new();
    private long? _forgotAt;

    /// <summary>How many clients are told apart now.</summary>
    public int Count => _budgets.Count;

    public ClientBudget Of(string client)
    {
        if (_budgets.TryGetValue(client, out var known))
        {
            return known;
        }

        lock (_forgetting)
        {
            if (_budgets.Count >= most && !Forget())
            {
                return _others;
            }

            return _budgets.GetOrAdd(client, _ => new ClientBudget(limits));
        }
    }

    public void Dispose()
    {
        _others.Dispose();
        foreach (var budget in _budgets.Values)
        {
            budget.Dispose();
        }
    }

    /// <summary>Makes room, looking through all once a second at most.</summary>
    private bool Forget()
    {
        if (_forgotAt is { } at && TimeProvider.System.GetElapsedTime(at) < Pause)
        {
            return false;
        }

        _forgotAt = TimeProvider.System.GetTimestamp();
        // Not disposed of: a call that has just found its budget may still take from it.
        foreach (var (client, _) in _budgets.Where(one => one.Value.IsFull))
        {
            _budgets.TryRemove(client, out _);
        }

        return _budgets.Count < most;
    }
}
