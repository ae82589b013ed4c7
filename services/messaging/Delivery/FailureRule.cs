using System.Net.Sockets;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Npgsql;

namespace Hearsay.Messaging;

/// <summary>
/// Tells failures of an event from those of what surrounds it. What is down must never use up an event's tries, however long it is
/// down; what only this event causes must not come back for ever. In doubt a failure counts: a dead letter can be replayed.
/// </summary>
internal static class FailureRule
{
    private const string StatusTrailer = "grpc-status-details-bin";
    private const string OurDomain = "hearsay";

    /// <summary>
    /// Classes of SQLSTATE that befall any event: connection, transaction state (a standby is read-only), authorisation, catalog, rollback by
    /// conflict, missing tables and rights, resources, locks, intervention (a statement's time limit too), the system under PostgreSQL.
    /// </summary>
    private static readonly string[] OfTheDatabase = ["08", "25", "28", "3D", "3F", "40", "42", "53", "55", "57", "58", "F0"];

    /// <summary>Decides by what was thrown.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="ending">Whether the delivery or the service was ending: then nothing that fails says anything about the event.</param>
    public static Failure Of(Exception exception, bool ending) => exception switch
    {
        RefusedEventException refused => new Failure(FailureVerdict.Refuse, refused.Code, refused.Message),
        _ when ending => Retry("ENDING", exception),
        RpcException peer => OfPeer(peer),
        PostgresException postgres => OfSqlState(postgres),
        NpgsqlException { InnerException: ArgumentException or InvalidCastException or FormatException or OverflowException } => Count("VALUE_NOT_STORABLE", exception),
        NpgsqlException => Retry("DATABASE_UNREACHABLE", exception),
        // Nobody ended the delivery, so the work ended itself: it took longer than it may.
        OperationCanceledException => Count("TOOK_TOO_LONG", exception),
        // An IOException by its class.
        InvalidProtocolBufferException => Count(exception.GetType().Name, exception),
        TimeoutException or SocketException or IOException => Retry(exception.GetType().Name, exception),
        _ => Count(exception.GetType().Name, exception),
    };

    /// <summary>
    /// A peer's own word that a call cannot succeed counts; without it the failure is one of the way there: sidecars and connections fail
    /// with INTERNAL and UNKNOWN too. That a peer asks for another token, or lacks the method, is a matter of how it is deployed.
    /// </summary>
    private static Failure OfPeer(RpcException peer)
    {
        var code = $"PEER {peer.StatusCode}";
        return peer.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted or StatusCode.Cancelled
                or StatusCode.Aborted or StatusCode.Unauthenticated or StatusCode.PermissionDenied or StatusCode.Unimplemented
            || !IsOurs(peer)
            ? Retry(code, peer)
            : Count(code, peer);
    }

    private static Failure OfSqlState(PostgresException postgres)
    {
        var code = $"SQLSTATE {postgres.SqlState}";
        return OfTheDatabase.Any(prefix => postgres.SqlState.StartsWith(prefix, StringComparison.Ordinal)) ? Retry(code, postgres) : Count(code, postgres);
    }

    private static bool IsOurs(RpcException peer)
    {
        if (peer.Trailers.FirstOrDefault(entry => entry.Key == StatusTrailer && entry.IsBinary) is not { } details)
        {
            return false;
        }

        try
        {
            return Google.Rpc.Status.Parser.ParseFrom(details.ValueBytes).Details
                .Any(detail => detail.TryUnpack<ErrorInfo>(out var info) && info.Domain == OurDomain);
        }
        catch (InvalidProtocolBufferException)
        {
            return false;
        }
    }

    private static Failure Retry(string code, Exception exception) => new(FailureVerdict.Retry, code, Told(exception));

    private static Failure Count(string code, Exception exception) => new(FailureVerdict.Count, code, Told(exception));

    private static string Told(Exception exception) => $"{exception.GetType().Name}: {exception.Message}";
}
