using System.Net.Sockets;
using Hearsay.Cli.Calls;

namespace Hearsay.Cli.Verify;

/// <summary>What strangers must not reach: health and metrics through the addresses, and ports beside them.</summary>
internal sealed class OutsideChecks(CallSettings settings, IReadOnlyList<int> ports)
{
    /// <summary>Ports of JSON with metrics, of probes, of Dapr, PostgreSQL, Redis and Kafka.</summary>
    public static readonly int[] Ports = [8081, 8082, 3500, 3501, 50001, 50002, 9090, 5432, 6379, 9092];

    private static readonly string[] Paths = ["/metrics", "/healthz/ready"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task RunAsync(VerifyReport report, CancellationToken cancellationToken)
    {
        foreach (var address in (ServiceAddress[])[settings.Ingestion, settings.Extraction, settings.Query])
        {
            using var calls = new BareCalls(address);
            var health = await calls.IsServingAsync("ready", cancellationToken);
            report.Hold(health is null, $"{address.Service}: health does not answer strangers", "it does");
            foreach (var path in Paths)
            {
                var answered = await AnswersAsync(new Uri(address.Uri, path), cancellationToken);
                report.Hold(!answered, $"{address.Service}: {path} does not answer strangers", "it does");
            }
        }

        var hosts = new[] { settings.Ingestion, settings.Extraction, settings.Query }.Select(address => address.Uri.IdnHost).Distinct(StringComparer.OrdinalIgnoreCase);
        foreach (var (host, port) in hosts.SelectMany(host => ports.Select(port => (host, port))))
        {
            report.Hold(!await IsOpenAsync(host, port, cancellationToken), $"port {port} of {host} is closed", "it is open");
        }
    }

    private static async Task<bool> AnswersAsync(Uri address, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(address, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task<bool> IsOpenAsync(string host, int port, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(host, port, patience.Token);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
