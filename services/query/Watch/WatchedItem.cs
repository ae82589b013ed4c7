using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>A correction of a statement.</summary>
/// <param name="Correction">The correction, as it stands now.</param>
/// <param name="IsUndone">Whether it was taken back; else it was made.</param>
/// <param name="Before">The statement as it was before.</param>
internal sealed record WatchedCorrection(Correction Correction, bool IsUndone, WatchedItem Before);

/// <summary>An item that came in, with what patterns are compared with. Of statement and event one is there.</summary>
internal sealed record WatchedItem
{
    public StatementResult? Statement { get; init; }

    public EventResult? Event { get; init; }

    /// <summary>Folded names of the speaker.</summary>
    public string Speaker { get; init; } = "";

    /// <summary>The speaker as whoever watches is told.</summary>
    public string ShownSpeaker { get; init; } = "";

    /// <summary>The speaker over all documents; null where it has no name.</summary>
    public Guid? SpeakerGroup { get; init; }

    /// <summary>Folded name of the outlet.</summary>
    public required string Outlet { get; init; }

    /// <summary>Who is named in the content or takes part, over all documents.</summary>
    public required IReadOnlyCollection<Guid> Named { get; init; }

    /// <summary>Groups of the claim; none where there is none. Several where a claim fell apart since.</summary>
    public IReadOnlyCollection<Guid> Claims { get; init; } = [];

    public StatementKind Kind { get; init; }

    public Stance Stance { get; init; }

    public Certainty Certainty { get; init; }

    /// <summary>Whether people hold it to be no statement: then no pattern takes it.</summary>
    public bool IsRejected { get; init; }

    /// <summary>What was corrected of it; null where the item came in.</summary>
    public WatchedCorrection? Corrected { get; init; }
}

/// <summary>One change of one document.</summary>
/// <param name="Place">Where it stands in the log.</param>
/// <param name="LoggedAt">When it was made.</param>
/// <param name="Items">What it tells, in its order; null for an item that is not there any more.</param>
/// <param name="Claims">Groups of claims that it touched.</param>
internal sealed record WatchEntry(WatchPlace Place, DateTime LoggedAt, IReadOnlyList<WatchedItem?> Items, IReadOnlyList<Guid> Claims);

/// <summary>The next entries after a place.</summary>
/// <param name="Log">Which log they are of.</param>
/// <param name="Dropped">Up to here the log is not kept any more.</param>
/// <param name="Entries">In order; none where there are none yet.</param>
internal sealed record WatchPage(Guid Log, WatchPlace Dropped, IReadOnlyList<WatchEntry> Entries);

/// <summary>What the log is like.</summary>
/// <param name="Log">Which log it is.</param>
/// <param name="Dropped">Up to here it is not kept any more.</param>
/// <param name="Horizon">The first transaction of which nothing can be read yet.</param>
/// <param name="Unborn">A number that no transaction has had yet.</param>
internal readonly record struct WatchState(Guid Log, WatchPlace Dropped, ulong Horizon, ulong Unborn);
