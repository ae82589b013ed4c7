using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Hearsay.LocalPostgres;

/// <summary>
/// Ports of 127.0.0.1 for programs that are about to start. None is one that the system hands out: by the time that the
/// program listens, such a port may be the near end of somebody's connection.
/// </summary>
public static class LoopbackPort
{
    // Linux hands out ports from 32768 on, macOS and Windows from 49152.
    internal const int First = 15_000;
    internal const int Blocks = 300;
    internal const int BlockSize = 50;

    private static readonly Lock Gate = new();
    private static readonly IEnumerator<int> Free = FreeFrom(RandomNumberGenerator.GetInt32(Blocks)).GetEnumerator();

    /// <summary>A port from 15000 to 29999 that is free, and that neither this process nor one beside it was given. Throws where none is left.</summary>
    public static int TakeFree()
    {
        lock (Gate)
        {
            return Free.MoveNext()
                ? Free.Current
                : throw new InvalidOperationException($"No port is free on 127.0.0.1 from {First} to {First + (Blocks * BlockSize) - 1}.");
        }
    }

    /// <summary>Whether a program could listen on it now.</summary>
    public static bool IsFree(int port)
    {
        using var listener = Listen(port);
        return listener is not null;
    }

    /// <summary>
    /// The free ports of one block after another, each once. A block is this process's while it listens on the block's first
    /// port: processes that choose at the same time choose from different blocks.
    /// </summary>
    internal static IEnumerable<int> FreeFrom(int block)
    {
        var claims = new List<TcpListener>();
        try
        {
            for (var tried = 0; tried < Blocks; tried++)
            {
                var first = First + ((block + tried) % Blocks * BlockSize);
                if (Listen(first) is not { } claim)
                {
                    continue;
                }

                claims.Add(claim);
                foreach (var port in Enumerable.Range(first + 1, BlockSize - 1).Where(IsFree))
                {
                    yield return port;
                }
            }
        }
        finally
        {
            claims.ForEach(claim => claim.Dispose());
        }
    }

    private static TcpListener? Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }
}
