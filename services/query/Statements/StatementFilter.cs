namespace Hearsay.Query;

/// <summary>Which statements a list takes. Words must all be there; of numbers any may; empty ones take all.</summary>
internal sealed record StatementFilter
{
    // A publisher's day may begin 14 hours before and end 14 hours after that of UTC.
    private static readonly TimeSpan WidestOffset = TimeSpan.FromHours(14);

    public required string[] Speaker { get; init; }

    public required string[] Addressee { get; init; }

    public required string[] Said { get; init; }

    public required short[] Kinds { get; init; }

    public required short[] Stances { get; init; }

    public required short[] Certainties { get; init; }

    /// <summary>Folded name; empty for all.</summary>
    public required string Outlet { get; init; }

    public required DateOnly? PublishedFrom { get; init; }

    public required DateOnly? PublishedBefore { get; init; }

    public required Guid? Document { get; init; }

    /// <summary>Whether it chooses among documents alone.</summary>
    public bool TakesAllStatements =>
        Speaker.Length + Addressee.Length + Said.Length + Kinds.Length + Stances.Length + Certainties.Length == 0;

    /// <summary>Least sort key that the days allow, so that an index need not be read from its start.</summary>
    public long LeastNewestFirst => PublishedBefore is { } day ? ProjectedRevision.NewestFirstOf(Shifted(day, WidestOffset)) : long.MinValue;

    /// <summary>Greatest sort key that the days allow.</summary>
    public long MostNewestFirst => PublishedFrom is { } day ? ProjectedRevision.NewestFirstOf(Shifted(day, -WidestOffset)) : long.MaxValue;

    private static DateTime Shifted(DateOnly day, TimeSpan by) =>
        new(Math.Clamp(day.ToDateTime(TimeOnly.MinValue).Ticks + by.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks));
}
