using System.Diagnostics;
using System.Globalization;
using Dapr.Client.Autogen.Grpc.v1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Messaging;
using Hearsay.Postgres;
using Hearsay.ServiceDefaults.Hosting;
using Hearsay.TestSupport;
using Hearsay.TestSupport.Sidecars;
using Npgsql;

namespace Hearsay.PipelineBenchmark;

/// <summary>Events a second from the outbox to a sidecar that answers at once, beside a bare COPY of the same rows.</summary>
internal static class RelayMeasurement
{
    private const int EventsOfTransaction = 100;
    private static readonly ServiceSchema Schema = new("sender", [MessagingSchema.Source]);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task RunAsync(int events, TextWriter output, CancellationToken cancellationToken)
    {
        await using var cluster = await TestCluster.StartAsync(cancellationToken);
        var database = await cluster.CreateDatabaseAsync(cancellationToken);
        await FillAsync(await database.MigrateAsync(Schema, cancellationToken), events, cancellationToken);
        var (rows, copying) = await BareCopy.MeasureAsync(database.OwnerConnectionString, Schema.Name, table => table == "outbox_event", cancellationToken);

        var sidecar = new PromptSidecar();
        await using var peer = await PeerServer.StartAsync(sidecar, cancellationToken: cancellationToken);
        var definition = new ServiceDefinition("sender", Schema, builder => builder.AddMessaging(), app => app.MapEventSubscriber());
        await using var service = await RunningService.StartAsync(
            definition, database, new Dictionary<string, string> { ["DAPR_GRPC_ENDPOINT"] = peer.Address }, cancellationToken: cancellationToken);
        await Eventually.HoldsAsync(() => Task.FromResult(sidecar.Events >= events), "all events are sent", Patience);

        var relayed = (events - 1) / sidecar.Elapsed.TotalSeconds;
        var copied = rows / copying.TotalSeconds;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"relay: {relayed:F0} events a second, each a call; a bare COPY of the same {rows} rows: {copied:F0} a second, {copied / relayed:F0} times as many"));
    }

    private static async Task FillAsync(string connectionString, int events, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = Schema.Name }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        foreach (var batch in Enumerable.Range(0, events).Chunk(EventsOfTransaction))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            foreach (var _ in batch)
            {
                var document = new DocumentId(Guid.CreateVersion7());
                var payload = new DocumentReceived { DocumentId = document.ToString(), Revision = 1 };
                await Outbox.AppendAsync(connection, Topics.DocumentsReceived, document, payload, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }
    }
}

/// <summary>Takes every event at once, and tells from the first to the last how long that took.</summary>
public sealed class PromptSidecar : DaprApi
{
    private static readonly Task<Empty> Taken = Task.FromResult(new Empty());
    private long _first;
    private long _last;
    private int _events;

    /// <summary>Events taken so far.</summary>
    public int Events => Volatile.Read(ref _events);

    /// <summary>Time from the first to the last.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(Volatile.Read(ref _first), Volatile.Read(ref _last));

    /// <inheritdoc/>
    public override Task<Empty> PublishEvent(PublishEventRequest request, ServerCallContext context)
    {
        var now = Stopwatch.GetTimestamp();
        Interlocked.CompareExchange(ref _first, now, 0);
        Volatile.Write(ref _last, now);
        Interlocked.Increment(ref _events);
        return Taken;
    }
}
