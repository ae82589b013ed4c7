using Hearsay.Contracts;
using Hearsay.Contracts.Query.V1;
using Npgsql;

namespace Hearsay.Query;

/// <summary>A correction that is being made, or taken back.</summary>
/// <param name="Id">The correction.</param>
/// <param name="IsUndone">Whether it is taken back.</param>
internal readonly record struct CorrectionChange(Guid Id, bool IsUndone);

/// <summary>What held of a statement before a correction, as patterns are compared with it.</summary>
internal sealed record HeldBefore(
    long Print, StatementCorrection? Correction, string Speaker, Guid? SpeakerName, short Stance, short Certainty, bool IsRejected, Guid[] ClaimUnits);

/// <summary>
/// Notes in the watch log which statements of the current revision a correction changed, in the transaction that makes it. What holds now the reader looks
/// up; what held before is written down, for nothing leads back to it.
/// </summary>
/// <param name="connection">In the transaction.</param>
/// <param name="document">Document that is corrected.</param>
/// <param name="revision">Its current revision.</param>
/// <param name="before">What held of its statements, by their place.</param>
internal sealed class WatchedCorrections(NpgsqlConnection connection, DocumentId document, int revision, IReadOnlyDictionary<int, HeldBefore> before)
{
    /// <summary>Looks what holds, before rows change.</summary>
    public static async Task<WatchedCorrections> BeginAsync(NpgsqlConnection connection, DocumentId document, int revision, CancellationToken cancellationToken) =>
        new(connection, document, revision, await ReadAsync(connection, document, revision, cancellationToken).ConfigureAwait(false));

    /// <summary>Notes each statement about which people hold something else now.</summary>
    public async Task AppendAsync(CorrectionChange change, CancellationToken cancellationToken)
    {
        var now = await ReadAsync(connection, document, revision, cancellationToken).ConfigureAwait(false);
        foreach (var (place, held) in before.OrderBy(pair => pair.Key))
        {
            if (now.TryGetValue(place, out var holds) && !Equals(held.Correction, holds.Correction))
            {
                await using var command = WatchWriter.Sql.On(
                    connection,
                    "WatchCorrectionAppend",
                    document.Value,
                    revision,
                    held.Print,
                    change.Id,
                    change.IsUndone,
                    held.IsRejected,
                    held.Stance,
                    held.Certainty,
                    held.Speaker,
                    held.SpeakerName,
                    held.ClaimUnits);
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<Dictionary<int, HeldBefore>> ReadAsync(
        NpgsqlConnection connection, DocumentId document, int revision, CancellationToken cancellationToken)
    {
        var (places, results, held) = (new List<int>(), new List<StatementResult>(), new List<HeldBefore>());
        await using (var command = WatchWriter.Sql.On(connection, "WatchHeldOfReading", document.Value, revision))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                places.Add(reader.GetInt32(0));
                results.Add(StatementPayload.Read(reader.GetFieldValue<byte[]>(1)));
                var speakerName = await reader.IsDBNullAsync(3, cancellationToken).ConfigureAwait(false) ? (Guid?)null : reader.GetGuid(3);
                held.Add(new HeldBefore(
                    0,
                    results[^1].Correction,
                    reader.GetString(2),
                    speakerName,
                    reader.GetInt16(4),
                    reader.GetInt16(5),
                    reader.GetBoolean(6),
                    reader.GetFieldValue<Guid[]>(7)));
            }
        }

        var prints = ItemPrints.Of(results, []);
        return places.Zip(held.Zip(prints, (one, print) => one with { Print = print.Same })).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
