namespace Hearsay.Corpus.Timelines;

/// <summary>Order of publication; documents of unknown time come last, and address and place in the document decide between equals.</summary>
public sealed class ReportOrder : IComparer<TimelineReport>
{
    /// <summary>The order.</summary>
    public static ReportOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(TimelineReport? x, TimelineReport? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var order = (x.Published is null).CompareTo(y.Published is null);
        order = order != 0 ? order : Nullable.Compare(x.Published, y.Published);
        order = order != 0 ? order : string.CompareOrdinal(x.Tie, y.Tie);
        order = order != 0 ? order : x.Position.CompareTo(y.Position);
        return order != 0 ? order : x.Document.CompareTo(y.Document);
    }
}
