namespace Hearsay.Query;

/// <summary>A place in the log of what came in.</summary>
/// <param name="TransactionId">Transaction of an entry.</param>
/// <param name="Sequence">Number of the entry.</param>
internal readonly record struct WatchPlace(ulong TransactionId, long Sequence) : IComparable<WatchPlace>
{
    public static bool operator <(WatchPlace one, WatchPlace other) => one.CompareTo(other) < 0;

    public static bool operator >(WatchPlace one, WatchPlace other) => one.CompareTo(other) > 0;

    public static bool operator <=(WatchPlace one, WatchPlace other) => one.CompareTo(other) <= 0;

    public static bool operator >=(WatchPlace one, WatchPlace other) => one.CompareTo(other) >= 0;

    /// <inheritdoc/>
    public int CompareTo(WatchPlace other) => (TransactionId, Sequence).CompareTo((other.TransactionId, other.Sequence));
}

/// <summary>How far a watcher has come.</summary>
/// <param name="Log">Log that it reads.</param>
/// <param name="Place">Entry that it has read, or part of it.</param>
/// <param name="Items">How many of what the entry tells it has been through; all of it where this is <see cref="All"/>.</param>
/// <param name="Reached">Whether the origins that it waits for were enough when it looked last.</param>
internal readonly record struct WatchProgress(Guid Log, WatchPlace Place, int Items, bool Reached)
{
    /// <summary>An entry read to its end.</summary>
    public const int All = int.MaxValue;

    /// <summary>Entries after this one are still to be read; an entry that was read in part is.</summary>
    public WatchPlace After => Items == All ? Place : Place with { Sequence = Place.Sequence - 1 };
}
