using System.Reflection;
using Hearsay.Postgres;

namespace Hearsay.Faults.Tests.Wire;

/// <summary>Where on the way between a service and PostgreSQL the world is stopped.</summary>
internal enum WireMoment
{
    /// <summary>The statement has not gone to the server yet.</summary>
    StatementPasses,

    /// <summary>COMMIT of a transaction that ran the statement has not gone to the server yet.</summary>
    BeforeCommit,

    /// <summary>The server has committed what the statement did; the service has not been told.</summary>
    Committed,
}

/// <summary>A moment of a named statement.</summary>
/// <param name="Moment">Which moment.</param>
/// <param name="Statement">Name of the statement, as its .sql file gives it.</param>
internal sealed record WirePoint(WireMoment Moment, string Statement)
{
    /// <summary>A point of a statement that an assembly embeds. Throws where it has none of that name: a test on a renamed statement would wait in vain.</summary>
    public static WirePoint Of(WireMoment moment, Assembly assembly, string statement) =>
        NamesIn(assembly).Contains(statement, StringComparer.Ordinal)
            ? new WirePoint(moment, statement)
            : throw new InvalidOperationException($"{assembly.GetName().Name} has no statement {statement}.");

    /// <inheritdoc/>
    public override string ToString() => Moment switch
    {
        WireMoment.StatementPasses => $"before {Statement}",
        WireMoment.BeforeCommit => $"before COMMIT of {Statement}",
        _ => $"after COMMIT of {Statement}, before the service knows",
    };

    private static IEnumerable<string> NamesIn(Assembly assembly)
    {
        var prefix = assembly.GetName().Name + "/";
        return assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(prefix, StringComparison.Ordinal) && resource.EndsWith(".sql", StringComparison.Ordinal))
            .SelectMany(resource => NamedSql.Load(assembly, resource[prefix.Length..]).Names);
    }
}

/// <summary>What to do when a point is reached for the n-th time. It happens once.</summary>
internal sealed class WireRule(WirePoint point, int nth, Func<Task> act, bool cuts = true)
{
    private readonly TaskCompletionSource _fired = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left = nth;

    public WirePoint Point => point;

    /// <summary>Ends when the rule has acted.</summary>
    public Task Fired => _fired.Task;

    /// <summary>Whether this is the time to act.</summary>
    public bool Counts() => Interlocked.Decrement(ref _left) == 0;

    /// <summary>Acts. Returns whether the connection goes on.</summary>
    public async Task<bool> ActAsync()
    {
        try
        {
            await act();
            _fired.TrySetResult();
        }
        catch (Exception exception)
        {
            _fired.TrySetException(exception);
        }

        return !cuts;
    }
}
