using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Hearsay.LocalPostgres;

namespace Hearsay.Faults.Tests.Wire;

/// <summary>
/// Stands between a client and a server on loopback. What passes can be cut off, held back as if the network swallowed it, or slowed down,
/// at any time and for as long as a test likes. Holds one buffer a direction and nothing else.
/// </summary>
internal abstract class FaultProxy : IAsyncDisposable
{
    protected const int BufferBytes = 32 * 1024;
    private readonly int _target;
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _closed = new();
    private readonly ConcurrentDictionary<Link, byte> _links = new();
    private readonly Task _accepting;
    private volatile TaskCompletionSource? _hole;

    protected FaultProxy(int target, int? port = null)
    {
        _target = target;
        Port = port ?? LoopbackPort.TakeFree();
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Port to give to the client in place of the server's.</summary>
    public int Port { get; }

    /// <summary>How long each exchange is held up before it goes to the server.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Connections that are open through it.</summary>
    public int Links => _links.Count;

    /// <summary>From now on nothing passes, in no direction; connections stay open and new ones are accepted.</summary>
    public void Swallow() => _hole ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Undoes <see cref="Swallow"/> and <see cref="Delay"/>: what was held back goes on.</summary>
    public void Heal()
    {
        Delay = TimeSpan.Zero;
        Interlocked.Exchange(ref _hole, null)?.TrySetResult();
    }

    /// <summary>Breaks every open connection off, both ends at once.</summary>
    public void Cut()
    {
        foreach (var link in _links.Keys)
        {
            link.Cut();
        }
    }

    public virtual async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _listener.Stop();
        Heal();
        Cut();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closed.Dispose();
    }

    /// <summary>Carries one connection until either side ends.</summary>
    protected abstract Task CarryAsync(Link link, CancellationToken cancellationToken);

    /// <summary>Hands bytes on, unless they are swallowed right now.</summary>
    protected async Task ForwardAsync(Socket to, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (_hole is { } hole)
        {
            await hole.Task.WaitAsync(cancellationToken);
        }

        while (!bytes.IsEmpty)
        {
            bytes = bytes[await to.SendAsync(bytes, cancellationToken)..];
        }
    }

    private async Task AcceptAsync()
    {
        while (!_closed.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptSocketAsync(_closed.Token));
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Stopped, or a client that went away while it was accepted.
            }
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var link = new Link(client, _closed.Token);
        _links.TryAdd(link, 0);
        try
        {
            await link.Server.ConnectAsync(IPAddress.Loopback, _target, link.Ended);
            await CarryAsync(link, link.Ended);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // An end of any kind ends both sides.
        }
        finally
        {
            _links.TryRemove(link, out _);
        }
    }

    /// <summary>One connection: the client's end and the server's.</summary>
    protected sealed class Link : IDisposable
    {
        private readonly CancellationTokenSource _ended;

        public Link(Socket client, CancellationToken closed)
        {
            Client = client;
            Client.NoDelay = true;
            Server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            _ended = CancellationTokenSource.CreateLinkedTokenSource(closed);
            Ended = _ended.Token;
        }

        public Socket Client { get; }

        public Socket Server { get; }

        public CancellationToken Ended { get; }

        /// <summary>Ends both sides with a reset, as a network that fails does.</summary>
        public void Cut()
        {
            try
            {
                _ended.Cancel();
                Client.LingerState = new LingerOption(true, 0);
                Server.LingerState = new LingerOption(true, 0);
                Client.Dispose();
                Server.Dispose();
            }
            catch (Exception exception) when (exception is ObjectDisposedException or SocketException)
            {
                // It has ended by itself.
            }
        }

        public void Dispose()
        {
            Client.Dispose();
            Server.Dispose();
            _ended.Dispose();
        }
    }
}
