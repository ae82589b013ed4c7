using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>An item that came in, with what patterns are compared with. Of statement and event one is there.</summary>
internal sealed record WatchedItem
{
    public StatementResult? Statement { get; init; }

    public EventResult? Event { get; init; }

    /// <summary>Folded names of the speaker.</summary>
    public string Speaker { get; init; } = "";

    /// <summary>The speaker over all documents; null where it has no name.</summary>
    public Guid? SpeakerGroup { get; init; }

    /// <summary>Folded name of the outlet.</summary>
    public required string Outlet { get; init; }

    /// <summary>Who is named in the content or takes part, over all documents.</summary>
    public required IReadOnlyCollection<Guid> Named { get; init; }

    /// <summary>Group of the claim; null where there is none.</summary>
    public Guid? Claim { get; init; }

    public StatementKind Kind { get; init; }

    public Stance Stance { get; init; }

    public Certainty Certainty { get; init; }

    /// <summary>Whether people hold it to be no statement: then it is told to nobody.</summary>
    public bool IsRejected { get; init; }
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
