namespace Hearsay.Contracts;

/// <summary>
/// How our gRPC clients call: each call has a deadline, is tried again while the other side is UNAVAILABLE and for no other reason, and
/// a connection that has died is noticed. Both the services (through their sidecars) and the command line build their channels from this.
/// </summary>
public static class CallPolicy
{
    /// <summary>Longest time of a call from service to service, all tries included.</summary>
    public static readonly TimeSpan PeerDeadline = TimeSpan.FromSeconds(10);

    /// <summary>Tries of a call in all.</summary>
    public const int MostTries = 4;

    /// <summary>Longest wait before the second try; a client waits a random part of it.</summary>
    public static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest wait before any later one.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    /// <summary>How much longer each wait may be than the one before.</summary>
    public const double WaitFactor = 2;

    /// <summary>A connection with calls under way is asked for a sign of life after this time of silence. Servers ask after a minute.</summary>
    public static readonly TimeSpan PingAfter = TimeSpan.FromSeconds(30);

    /// <summary>How long the sign may take.</summary>
    public static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(10);

    /// <summary>How long opening a connection may take.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How often a client that spreads its calls over the addresses of a name asks for them anew.</summary>
    public static readonly TimeSpan NameRefresh = TimeSpan.FromSeconds(15);
}
