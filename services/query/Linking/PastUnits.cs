using Npgsql;

namespace Hearsay.Query;

/// <summary>Keeps what superseded readings are compared by, for answers about the time when they held.</summary>
internal static class PastUnits
{
    /// <summary>Keeps the units of a reading that is not current, and drops those that nothing of the document refers to any more, nor any other.</summary>
    /// <param name="connection">In the transaction of the change, whose rows are written.</param>
    /// <param name="kept">Units of the reading.</param>
    /// <param name="before">Units that readings of the document referred to before the change, by kind.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task ChangeAsync(NpgsqlConnection connection, EvidenceUnits kept, ILookup<short, Guid> before, CancellationToken cancellationToken)
    {
        foreach (var kind in DocumentLinks.Kinds)
        {
            var store = new UnitStore(connection, kind.Number);
            await store.KeepAsync(kept.Of(kind.Number), cancellationToken).ConfigureAwait(false);
            await store.ForgetAsync([.. before[kind.Number]], cancellationToken).ConfigureAwait(false);
        }
    }
}
