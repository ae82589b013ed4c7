using System.Diagnostics;
using System.Text;
using Google.Protobuf;
using Hearsay.Contracts.Query.V1;
using Hearsay.Exports;
using Npgsql;
using Client = Hearsay.Contracts.Query.V1.QueryService.QueryServiceClient;

namespace Hearsay.QueryBenchmark;

/// <summary>
/// Statements a second of an export of all, by format, over gRPC to a client that throws the bytes away; beside the same rows read by one plain SELECT and
/// written as bare JSON, with no document read, no manifest and no wire.
/// </summary>
internal static class ExportMeasurement
{
    public static async Task RunAsync(Client client, NpgsqlConnection connection, TextWriter output, CancellationToken cancellationToken)
    {
        output.WriteLine();
        output.WriteLine($"{"export",-34} {"statements/s",12} {"MiB",8} {"MiB/s",8} {"heap MiB",9}");
        // Once for what the first call loads.
        await ExportAsync(client, "csv", cancellationToken);
        Tell(output, "bare JSON of the same rows", await BareAsync(connection, cancellationToken));
        foreach (var format in ExportFormat.All)
        {
            Tell(output, format.Name, await ExportAsync(client, format.Name, cancellationToken));
        }
    }

    private static async Task<Measured> ExportAsync(Client client, string format, CancellationToken cancellationToken)
    {
        var measured = Measured.Begin();
        using var call = client.Export(new ExportRequest { Format = format }, cancellationToken: cancellationToken);
        while (await call.ResponseStream.MoveNext(cancellationToken))
        {
            measured.Look();
            if (call.ResponseStream.Current.Manifest is { } manifest)
            {
                return measured.End(manifest.Statements, manifest.Bytes);
            }
        }

        throw new InvalidOperationException($"{format} ended without a manifest.");
    }

    private static async Task<Measured> BareAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var measured = Measured.Begin();
        var (statements, bytes) = (0, 0L);
        await using var command = new NpgsqlCommand("SELECT payload FROM statement WHERE current", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var result = StatementResult.Parser.ParseFrom(reader.GetFieldValue<byte[]>(0));
            bytes += Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(result)).Length + 1;
            statements++;
            if (statements % 500 == 0)
            {
                measured.Look();
            }
        }

        return measured.End(statements, bytes);
    }

    private static void Tell(TextWriter output, string what, Measured measured) => output.WriteLine(FormattableString.Invariant(
        $"{what,-34} {measured.Statements / measured.Seconds,12:F0} {measured.Bytes / 1048576.0,8:F1} {measured.Bytes / 1048576.0 / measured.Seconds,8:F1} {measured.MostHeld / 1048576.0,9:F0}"));

    /// <summary>What one run took. Memory is the most that the heap of the process (service, client and benchmark) held beyond what it held before, garbage included.</summary>
    private sealed class Measured
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private long _before;

        public int Statements { get; private set; }

        public long Bytes { get; private set; }

        public double Seconds { get; private set; }

        public long MostHeld { get; private set; }

        public static Measured Begin()
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            return new Measured { _before = before };
        }

        public void Look() => MostHeld = Math.Max(MostHeld, GC.GetTotalMemory(forceFullCollection: false) - _before);

        public Measured End(int statements, long bytes)
        {
            (Seconds, Statements, Bytes) = (_watch.Elapsed.TotalSeconds, statements, bytes);
            return this;
        }
    }
}
