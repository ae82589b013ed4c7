using System.Buffers.Binary;
using System.Net.Sockets;

namespace Hearsay.Faults.Tests.Wire;

/// <summary>Stands between a service and PostgreSQL, knows what passes, and acts where a rule says so.</summary>
internal sealed class PostgresProxy(int target) : FaultProxy(target)
{
    private const int Encrypt = 80877103;
    private const int EncryptByKerberos = 80877104;
    private const int Cancel = 80877102;

    private readonly Lock _gate = new();
    private readonly List<WireRule> _rules = [];

    /// <summary>Adds a rule; it acts once.</summary>
    public void Add(WireRule rule)
    {
        lock (_gate)
        {
            _rules.Add(rule);
        }
    }

    /// <summary>Forgets all rules that have not acted.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
        }
    }

    protected override async Task CarryAsync(Link link, CancellationToken cancellationToken)
    {
        if (!await BeginAsync(link, cancellationToken))
        {
            return;
        }

        WireRule? due = null;
        var conversation = new PostgresConversation(point => (due ??= Take(point)) is not null);
        var side = new Lock();
        await await Task.WhenAny(
            PumpAsync(link.Client, link.Server, (type, body) => Follow(toServer: true, type, body), cancellationToken),
            PumpAsync(link.Server, link.Client, (type, body) => Follow(toServer: false, type, body), cancellationToken));

        Func<Task<bool>>? Follow(bool toServer, char type, ReadOnlySpan<byte> body)
        {
            lock (side)
            {
                due = null;
                _ = toServer ? conversation.OfClient(type, body) : conversation.OfServer(type, body);
                return due is { } rule ? rule.ActAsync : toServer && Delay > TimeSpan.Zero && type is 'Q' or 'S' ? WaitAsync : null;
            }
        }

        async Task<bool> WaitAsync()
        {
            await Task.Delay(Delay, cancellationToken);
            return true;
        }
    }

    private WireRule? Take(WirePoint point)
    {
        lock (_gate)
        {
            var rule = _rules.Where(rule => rule.Point == point).FirstOrDefault(rule => rule.Counts());
            if (rule is not null)
            {
                _rules.Remove(rule);
            }

            return rule;
        }
    }

    /// <summary>
    /// The beginning has frames of its own: requests to encrypt are declined in the server's name, for what is encrypted cannot be followed.
    /// False where the connection was only made to cancel another's statement.
    /// </summary>
    private async Task<bool> BeginAsync(Link link, CancellationToken cancellationToken)
    {
        var frame = new byte[BufferBytes];
        while (true)
        {
            await ReceiveAsync(link.Client, frame.AsMemory(0, 8), cancellationToken);
            var length = BinaryPrimitives.ReadInt32BigEndian(frame);
            var code = BinaryPrimitives.ReadInt32BigEndian(frame.AsSpan(4));
            if (code is Encrypt or EncryptByKerberos)
            {
                await link.Client.SendAsync("N"u8.ToArray(), cancellationToken);
                continue;
            }

            if (length is < 8 or > BufferBytes)
            {
                throw new InvalidOperationException($"No beginning of a conversation with PostgreSQL is {length} bytes.");
            }

            await ReceiveAsync(link.Client, frame.AsMemory(8, length - 8), cancellationToken);
            await ForwardAsync(link.Server, frame.AsMemory(0, length), cancellationToken);
            return code != Cancel;
        }
    }

    private static async Task ReceiveAsync(Socket from, Memory<byte> all, CancellationToken cancellationToken)
    {
        while (!all.IsEmpty)
        {
            var read = await from.ReceiveAsync(all, cancellationToken);
            all = read > 0 ? all[read..] : throw new SocketException((int)SocketError.ConnectionReset);
        }
    }

    /// <summary>Looks at the beginning of each message and hands on all that came, up to where somebody acts.</summary>
    private async Task PumpAsync(Socket from, Socket to, Inspect inspect, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        var (end, passing) = (0, 0L);
        while (await from.ReceiveAsync(buffer.AsMemory(end), cancellationToken) is > 0 and var read)
        {
            end += read;
            var (at, sent) = (0, 0);
            while (true)
            {
                var step = (int)Math.Min(passing, end - at);
                (at, passing) = (at + step, passing - step);
                if (passing > 0 || !Begins(buffer.AsSpan(at, end - at), out var length, out var body))
                {
                    break;
                }

                if (inspect((char)buffer[at], body) is { } act)
                {
                    await ForwardAsync(to, buffer.AsMemory(sent, at - sent), cancellationToken);
                    sent = at;
                    if (!await act())
                    {
                        return;
                    }
                }

                passing = length;
            }

            await ForwardAsync(to, buffer.AsMemory(sent, at - sent), cancellationToken);
            buffer.AsSpan(at, end - at).CopyTo(buffer);
            end -= at;
        }
    }

    /// <summary>Whether enough of a message is here to know it.</summary>
    private static bool Begins(ReadOnlySpan<byte> bytes, out long length, out ReadOnlySpan<byte> body)
    {
        length = 0;
        body = [];
        if (bytes.Length < PostgresFrame.HeaderBytes)
        {
            return false;
        }

        length = PostgresFrame.LengthOf(bytes);
        var looked = (int)Math.Min(length, PostgresFrame.HeaderBytes + PostgresConversation.Peek);
        if (bytes.Length < looked)
        {
            return false;
        }

        body = bytes[PostgresFrame.HeaderBytes..looked];
        return true;
    }

    private delegate Func<Task<bool>>? Inspect(char type, ReadOnlySpan<byte> body);
}
