using System.Diagnostics;
using System.Text;
using Google.Protobuf;
using Hearsay.Contracts;
using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.Messaging;

/// <summary>Where a service leaves events, in the transaction that changes its state.</summary>
public sealed class Outbox(OutboxSignal signal, OutboxDepth depth)
{
    internal static readonly NamedSql Sql = NamedSql.Load(typeof(Outbox).Assembly, "Outbox/Outbox.sql");

    /// <summary>Adds an event of the fresh lane on a connection with an open transaction; it is published after the commit.</summary>
    public static Task AppendAsync(
        NpgsqlConnection connection, string topic, DocumentId document, IMessage payload, CancellationToken cancellationToken) =>
        AppendAsync(connection, topic, document, payload, Lane.Fresh, cancellationToken);

    /// <summary>Adds an event of a lane on a connection with an open transaction; it is published after the commit.</summary>
    public static async Task AppendAsync(
        NpgsqlConnection connection, string topic, DocumentId document, IMessage payload, Lane lane, CancellationToken cancellationToken)
    {
        await using var command = Sql.On(
            connection,
            "OutboxAppend",
            Guid.CreateVersion7(),
            Topics.OnLane(topic, lane),
            payload.Descriptor.FullName,
            document.Value,
            Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(payload)),
            Activity.Current?.Id,
            (short)lane);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether so much waits that nothing more should be taken in that would add to a lane. Costs nothing to ask.</summary>
    public bool IsFull(Lane lane) => depth.IsFull(lane);

    /// <summary>Tells the relay of this process that there is something to publish. Call it after the commit.</summary>
    public void Wake() => signal.Raise();
}
