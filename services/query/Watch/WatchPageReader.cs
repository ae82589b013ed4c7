using System.Globalization;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Npgsql;

namespace Hearsay.Query;

/// <summary>Reads pages of the log with what they tell. No connection is held while a watcher is slow.</summary>
internal sealed class WatchPageReader(NpgsqlDataSource dataSource)
{
    private const int MostEntries = 20;

    /// <summary>A page of more than one entry has at most this many bytes of items.</summary>
    private const int MostBytes = 1024 * 1024;

    /// <summary>The next entries after a place, of those whose order can no longer change.</summary>
    public async Task<WatchPage> ReadAsync(WatchPlace after, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var command = WatchWriter.Sql.On(
            connection, "WatchEntries", after.TransactionId.ToString(CultureInfo.InvariantCulture), after.Sequence, MostEntries);
        var rows = new List<Row>();
        var (log, dropped) = (Guid.Empty, default(WatchPlace));
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                (log, dropped) = (reader.GetGuid(0), WatchLog.PlaceAt(reader, 1));
                if (!await reader.IsDBNullAsync(3, cancellationToken).ConfigureAwait(false))
                {
                    rows.Add(Row.Read(reader));
                }
            }
        }

        await FillAsync(connection, rows.FindAll(row => row.Told.Length > 0 || row.Change is not null), cancellationToken).ConfigureAwait(false);
        foreach (var row in rows.Where(row => row is { IsLeftOut: false, Change: not null }))
        {
            row.Correction = await CorrectionStore.GetAsync(connection, row.Change!.Correction, cancellationToken).ConfigureAwait(false);
        }

        return new WatchPage(log, dropped, [.. rows.TakeWhile(row => !row.IsLeftOut).Select(row => row.ToEntry())]);
    }

    /// <summary>Reads what rows tell, and leaves out those for which there is no room.</summary>
    private static async Task FillAsync(NpgsqlConnection connection, List<Row> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        object[] asked = [rows.Select(row => row.Document).ToArray(), rows.Select(row => row.Revision).ToArray()];
        var bytes = 0L;
        await using (var command = WatchWriter.Sql.On(connection, "WatchStatements", asked))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                var row = rows[(int)reader.GetInt64(0) - 1];
                var payload = reader.GetFieldValue<byte[]>(1);
                bytes += payload.Length;
                row.IsLeftOut = row != rows[0] && bytes > MostBytes;
                if (!row.IsLeftOut)
                {
                    row.Statements.Add(StatementOf(payload, reader));
                }
            }
        }

        await using var told = WatchWriter.Sql.On(connection, "WatchEvents", asked);
        await using var events = await told.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await events.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows[(int)events.GetInt64(0) - 1].Events.Add(EventOf(events));
        }
    }

    private static WatchedItem StatementOf(byte[] payload, NpgsqlDataReader reader)
    {
        var result = StatementPayload.Read(payload);
        return new WatchedItem
        {
            Statement = result,
            Speaker = reader.GetString(2),
            ShownSpeaker = HeldStatement.SpeakerOf(result),
            SpeakerGroup = GuidAt(reader, 3),
            Claims = GuidAt(reader, 4) is { } claim ? [claim] : [],
            Named = reader.GetFieldValue<Guid[]>(5),
            Kind = (StatementKind)reader.GetInt16(6),
            Stance = (Stance)reader.GetInt16(7),
            Certainty = (Certainty)reader.GetInt16(8),
            IsRejected = reader.GetBoolean(9),
            Outlet = FoldedText.Of(result.Passage.Outlet),
        };
    }

    private static WatchedItem EventOf(NpgsqlDataReader reader)
    {
        var result = EventResult.Parser.ParseFrom(reader.GetFieldValue<byte[]>(1));
        return new WatchedItem { Event = result, Named = reader.GetFieldValue<Guid[]>(2), Outlet = FoldedText.Of(result.Passage.Outlet) };
    }

    private static Guid? GuidAt(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetGuid(column);

    /// <summary>A correction as the log has it: of which statement, and what held before.</summary>
    private sealed record Change(
        Guid Correction, bool IsUndone, long Print, bool IsRejected, Stance Stance, Certainty Certainty, string Speaker, Guid? SpeakerGroup, Guid[] Claims)
    {
        public static Change? Read(NpgsqlDataReader reader) => reader.IsDBNull(10)
            ? null
            : new Change(
                reader.GetGuid(10),
                reader.GetBoolean(11),
                reader.GetInt64(12),
                reader.GetBoolean(13),
                (Stance)reader.GetInt16(14),
                (Certainty)reader.GetInt16(15),
                reader.GetString(16),
                GuidAt(reader, 17),
                reader.GetFieldValue<Guid[]>(18));

        /// <summary>A statement with what was corrected of it.</summary>
        public WatchedItem Of(WatchedItem item, Correction correction)
        {
            var before = item with
            {
                IsRejected = IsRejected,
                Stance = Stance,
                Certainty = Certainty,
                Speaker = Speaker,
                ShownSpeaker = Speaker,
                SpeakerGroup = SpeakerGroup,
                Claims = Claims,
            };
            return item with { Corrected = new WatchedCorrection(correction, IsUndone, before) };
        }
    }

    private sealed record Row(WatchPlace Place, Guid Document, int Revision, long[] Told, Guid[] Claims, DateTime LoggedAt, Change? Change)
    {
        public bool IsLeftOut { get; set; }

        public Correction? Correction { get; set; }

        public List<WatchedItem> Statements { get; } = [];

        public List<WatchedItem> Events { get; } = [];

        public static Row Read(NpgsqlDataReader reader) => new(
            WatchLog.PlaceAt(reader, 3),
            reader.GetGuid(5),
            reader.GetInt32(6),
            reader.GetFieldValue<long[]>(7),
            reader.GetFieldValue<Guid[]>(8),
            reader.GetDateTime(9),
            Change.Read(reader));

        /// <summary>What the row tells, found by its prints: a newer reading may have other items in other places.</summary>
        public WatchEntry ToEntry()
        {
            var prints = ItemPrints.Of(Statements.Select(item => item.Statement!), Events.Select(item => item.Event!));
            var items = prints.Zip(Statements.Concat(Events)).ToDictionary(pair => pair.First.Same, pair => pair.Second);
            IReadOnlyList<WatchedItem?> told = Change is null
                ? [.. Told.Select(print => items.GetValueOrDefault(print))]
                : [items.GetValueOrDefault(Change.Print) is { } item ? Change.Of(item, Correction!) : null];
            return new WatchEntry(Place, LoggedAt, told, Claims);
        }
    }
}
