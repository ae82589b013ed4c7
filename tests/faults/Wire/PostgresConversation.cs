using System.Buffers.Binary;
using System.Text;

namespace Hearsay.Faults.Tests.Wire;

/// <summary>
/// What one connection between a service and PostgreSQL says, followed message by message (protocol version 3). Npgsql sends BEGIN as a
/// simple query before the first statement of a transaction, COMMIT as one of its own, and statements that it ran before under the
/// name that it prepared them by. Not safe for two threads at once: the proxy takes a lock.
/// </summary>
/// <param name="reached">Told of each point that is reached, before the message goes on.</param>
internal sealed class PostgresConversation(Func<WirePoint, bool> reached)
{
    /// <summary>Bytes of a message that are looked at. A name stands in the first line of a statement.</summary>
    public const int Peek = 256;

    private const int MostPrepared = 512;
    private const int MostUnanswered = 4096;
    private const string Header = "-- name: ";

    private readonly Dictionary<string, string?> _prepared = new(StringComparer.Ordinal);
    private readonly Queue<Exchange> _unanswered = new();
    private readonly HashSet<string> _transaction = new(StringComparer.Ordinal);
    private Exchange _current = new();

    /// <summary>Follows a message of the service. Returns whether a point is reached at which somebody acts.</summary>
    public bool OfClient(char type, ReadOnlySpan<byte> body)
    {
        switch (type)
        {
            case 'P':
                Prepare(Text(ref body), NameOf(Text(ref body)));
                return false;
            case 'B':
                _ = Text(ref body);
                return Runs(_prepared.GetValueOrDefault(Text(ref body)));
            case 'C' when body is [(byte)'S', ..]:
                body = body[1..];
                _prepared.Remove(Text(ref body));
                return false;
            case 'Q':
                return Asks(Text(ref body));
            case 'S':
                Close();
                return false;
            default:
                return false;
        }
    }

    /// <summary>Follows a message of the server. Returns whether a point is reached at which somebody acts.</summary>
    public bool OfServer(char type, ReadOnlySpan<byte> body)
    {
        switch (type)
        {
            case 'E' when _unanswered.TryPeek(out var failed):
                failed.Failed = true;
                return false;
            case 'C' when Text(ref body) == "COMMIT":
                return Reach(WireMoment.Committed, _transaction);
            case 'Z' when _unanswered.TryDequeue(out var exchange):
                return Answered(exchange, (char)body[0]);
            default:
                return false;
        }
    }

    private bool Answered(Exchange exchange, char state)
    {
        if (state == 'T')
        {
            _transaction.UnionWith(exchange.Names);
            return false;
        }

        // Outside a transaction each exchange is one of its own.
        var alone = state == 'I' && _transaction.Count == 0 && !exchange.Failed;
        if (state == 'I')
        {
            _transaction.Clear();
        }

        return alone && Reach(WireMoment.Committed, exchange.Names);
    }

    private bool Asks(string text)
    {
        var acts = text == "COMMIT" ? Reach(WireMoment.BeforeCommit, _transaction) : Runs(NameOf(text));
        Close();
        return acts;
    }

    private bool Runs(string? name)
    {
        if (name is null)
        {
            return false;
        }

        _current.Names.Add(name);
        return reached(new WirePoint(WireMoment.StatementPasses, name));
    }

    private bool Reach(WireMoment moment, HashSet<string> names) =>
        names.Any(name => reached(new WirePoint(moment, name)));

    private void Close()
    {
        _unanswered.Enqueue(_current);
        _current = new Exchange();
        Bound(_unanswered.Count, MostUnanswered);
    }

    private void Prepare(string key, string? name)
    {
        _prepared[key] = name;
        Bound(_prepared.Count, MostPrepared);
    }

    private static void Bound(int count, int most)
    {
        if (count > most)
        {
            throw new InvalidOperationException($"A connection holds more than {most} things open: this is not what Npgsql does.");
        }
    }

    /// <summary>Text up to a zero byte, or to the end of what is looked at.</summary>
    private static string Text(ref ReadOnlySpan<byte> body)
    {
        var end = body.IndexOf((byte)0);
        var text = Encoding.UTF8.GetString(end < 0 ? body : body[..end]);
        body = end < 0 ? [] : body[(end + 1)..];
        return text;
    }

    private static string? NameOf(string text)
    {
        if (!text.StartsWith(Header, StringComparison.Ordinal))
        {
            return null;
        }

        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return (end < 0 ? text[Header.Length..] : text[Header.Length..end]).Trim();
    }

    /// <summary>What was sent up to one point at which the server answers that it is ready.</summary>
    private sealed class Exchange
    {
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public bool Failed { get; set; }
    }
}

/// <summary>Frames of the protocol.</summary>
internal static class PostgresFrame
{
    /// <summary>Bytes before the body of a message: its type and its length.</summary>
    public const int HeaderBytes = 5;

    /// <summary>Bytes of the whole message whose header this is.</summary>
    public static long LengthOf(ReadOnlySpan<byte> header) => 1L + BinaryPrimitives.ReadInt32BigEndian(header[1..]);
}
