using System.Net.Sockets;
using System.Text;
using Hearsay.LocalPostgres;
using Hearsay.TestSupport;

namespace Hearsay.PubsubConformance.Tests.Targets;

/// <summary>A Redis of a case's own, as Debian's package redis-server brings it; nothing of it outlives the case.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly GuardedProcess _process;

    private RedisServer(GuardedProcess process, int port)
    {
        _process = process;
        Port = port;
    }

    /// <summary>The program; null where there is none.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, "redis-server"))
        .FirstOrDefault(File.Exists);

    public const string Missing = "redis-server is missing: tests/deploy/provide says how to get it";

    public int Port { get; }

    /// <summary>Starts one and waits until it answers.</summary>
    public static async Task<RedisServer> StartAsync(string folder)
    {
        var port = LoopbackPort.TakeFree();
        var process = GuardedProcess.Start(
            [Program!, "--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder],
            new Dictionary<string, string>(),
            Path.Combine(folder, "redis.log"),
            "TERM");
        var server = new RedisServer(process, port);
        await Eventually.HoldsAsync(async () => await server.AskAsync("PING", lines: 1) is ["+PONG"], "redis-server answers");
        return server;
    }

    /// <summary>How many messages of a stream a group has taken and not settled; null where there is no such group.</summary>
    public async Task<int?> PendingAsync(string stream, string group) =>
        await AskAsync($"XPENDING {stream} {group}", lines: 2) is ["*4", [':', .. var count]]
            ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    /// <summary>Sends one command and gives the first lines of the answer; none where nobody answers.</summary>
    public async Task<IReadOnlyList<string>> AskAsync(string command, int lines)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", Port, TestContext.Current.CancellationToken);
            await using var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), TestContext.Current.CancellationToken);
            using var reader = new StreamReader(stream, Encoding.ASCII);
            var answer = new List<string>();
            while (answer.Count < lines && !(answer is [['-', ..], ..]) && await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                answer.Add(line);
            }

            return answer;
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return [];
        }
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
