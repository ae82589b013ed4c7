using System.Net.Sockets;

namespace Hearsay.LocalSidecar.Delivery;

/// <summary>
/// A TCP connection held open to an app only to see it come and go: nothing is sent, so the app has no call to answer and
/// no span to write. A server that closes idle connections looks as if it had restarted, which does no harm.
/// </summary>
internal sealed class AppConnection : IDisposable
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);
    private readonly Socket _socket;
    private readonly CancellationTokenSource _lost = new();

    private AppConnection(Socket socket) => _socket = socket;

    /// <summary>Ends with the connection.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Waits for the app's port to answer, with up to a second between two attempts.</summary>
    public static async Task<AppConnection> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var wait = ShortestWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(address.IdnHost, address.Port, cancellationToken).ConfigureAwait(false);
                var connection = new AppConnection(socket);
                _ = connection.WatchAsync();
                return connection;
            }
            catch (SocketException)
            {
                socket.Dispose();
            }
            catch (OperationCanceledException)
            {
                socket.Dispose();
                throw;
            }

            await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Says that the app is gone, where a delivery noticed first.</summary>
    public void MarkLost()
    {
        try
        {
            _lost.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // A newer connection has taken this one's place.
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _lost.Dispose();
    }

    private async Task WatchAsync()
    {
        var buffer = new byte[256];
        try
        {
            while (await _socket.ReceiveAsync(buffer, SocketFlags.None, Lost).ConfigureAwait(false) > 0)
            {
                // A server may greet its clients; what it says is of no interest.
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Any end is an end.
        }

        MarkLost();
    }
}
