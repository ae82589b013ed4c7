namespace Hearsay.Contracts;

/// <summary>
/// How urgent an event is. A flood of old documents goes by topics of its own, so that what is new need not wait behind it.
/// </summary>
public enum Lane
{
    /// <summary>Somebody waits for it.</summary>
    Fresh,

    /// <summary>It may take as long as it likes: imported archives, readings anew.</summary>
    Backfill,
}
