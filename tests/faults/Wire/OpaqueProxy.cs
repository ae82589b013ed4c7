using System.Net.Sockets;

namespace Hearsay.Faults.Tests.Wire;

/// <summary>Stands between a service and its sidecar. What they say is HTTP/2 and stays unread: it acts by time and by bytes.</summary>
internal sealed class OpaqueProxy(int target) : FaultProxy(target)
{
    private long _untilCut;

    /// <summary>Cuts every connection once so many more bytes have gone to the server.</summary>
    public void CutAfter(long bytes) => Interlocked.Exchange(ref _untilCut, bytes);

    protected override Task CarryAsync(Link link, CancellationToken cancellationToken) => Task.WhenAny(
        PumpAsync(link.Client, link.Server, toServer: true, cancellationToken),
        PumpAsync(link.Server, link.Client, toServer: false, cancellationToken)).Unwrap();

    private async Task PumpAsync(Socket from, Socket to, bool toServer, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        while (await from.ReceiveAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (toServer && Delay > TimeSpan.Zero)
            {
                await Task.Delay(Delay, cancellationToken);
            }

            await ForwardAsync(to, buffer.AsMemory(0, read), cancellationToken);
            if (toServer && Interlocked.Read(ref _untilCut) > 0 && Interlocked.Add(ref _untilCut, -read) <= 0)
            {
                Cut();
            }
        }
    }
}
