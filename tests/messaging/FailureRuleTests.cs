using System.Net.Sockets;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Npgsql;

namespace Hearsay.Messaging.Tests;

/// <summary>What each failure means for its event, as a table.</summary>
public sealed class FailureRuleTests
{
    [Theory]
    [InlineData("08006", FailureVerdict.Retry)] // connection_failure
    [InlineData("25006", FailureVerdict.Retry)] // read_only_sql_transaction: the primary became a standby
    [InlineData("25P03", FailureVerdict.Retry)] // idle_in_transaction_session_timeout
    [InlineData("28P01", FailureVerdict.Retry)] // invalid_password
    [InlineData("3D000", FailureVerdict.Retry)] // invalid_catalog_name
    [InlineData("40001", FailureVerdict.Retry)] // serialization_failure
    [InlineData("40P01", FailureVerdict.Retry)] // deadlock_detected
    [InlineData("42501", FailureVerdict.Retry)] // insufficient_privilege
    [InlineData("42P01", FailureVerdict.Retry)] // undefined_table: not migrated yet
    [InlineData("53100", FailureVerdict.Retry)] // disk_full
    [InlineData("53300", FailureVerdict.Retry)] // too_many_connections
    [InlineData("55P03", FailureVerdict.Retry)] // lock_not_available
    [InlineData("57014", FailureVerdict.Retry)] // query_canceled: statement_timeout
    [InlineData("57P01", FailureVerdict.Retry)] // admin_shutdown
    [InlineData("57P03", FailureVerdict.Retry)] // cannot_connect_now
    [InlineData("58030", FailureVerdict.Retry)] // io_error
    [InlineData("22021", FailureVerdict.Count)] // character_not_in_repertoire
    [InlineData("22P05", FailureVerdict.Count)] // untranslatable_character
    [InlineData("23502", FailureVerdict.Count)] // not_null_violation
    [InlineData("23505", FailureVerdict.Count)] // unique_violation
    [InlineData("23514", FailureVerdict.Count)] // check_violation
    [InlineData("54000", FailureVerdict.Count)] // program_limit_exceeded
    [InlineData("P0001", FailureVerdict.Count)] // raise_exception
    [InlineData("XX000", FailureVerdict.Count)] // internal_error
    [InlineData("?????", FailureVerdict.Count)]
    public void Database_BySqlState_IsRetriedOrCounted(string state, object verdict) =>
        Assert.Equal((verdict, $"SQLSTATE {state}"), Of(new PostgresException("message", "ERROR", "ERROR", state)));

    [Fact]
    public void Database_WithoutSqlState_IsRetriedUnlessTheValueIsWrong()
    {
        Assert.Equal((FailureVerdict.Retry, "DATABASE_UNREACHABLE"), Of(new NpgsqlException("refused", new SocketException(111))));
        Assert.Equal((FailureVerdict.Retry, "DATABASE_UNREACHABLE"), Of(new NpgsqlException("pool exhausted", new TimeoutException())));
        Assert.Equal((FailureVerdict.Retry, "DATABASE_UNREACHABLE"), Of(new NpgsqlException("cut", new EndOfStreamException())));
        Assert.Equal((FailureVerdict.Count, "VALUE_NOT_STORABLE"), Of(new NpgsqlException("half of a pair", new EncoderFallbackException())));
    }

    [Theory]
    [InlineData(StatusCode.Unavailable, FailureVerdict.Retry)]
    [InlineData(StatusCode.DeadlineExceeded, FailureVerdict.Retry)]
    [InlineData(StatusCode.ResourceExhausted, FailureVerdict.Retry)]
    [InlineData(StatusCode.Cancelled, FailureVerdict.Retry)]
    [InlineData(StatusCode.Aborted, FailureVerdict.Retry)]
    [InlineData(StatusCode.Unauthenticated, FailureVerdict.Retry)]
    [InlineData(StatusCode.PermissionDenied, FailureVerdict.Retry)]
    [InlineData(StatusCode.Unimplemented, FailureVerdict.Retry)]
    [InlineData(StatusCode.Internal, FailureVerdict.Count)]
    [InlineData(StatusCode.InvalidArgument, FailureVerdict.Count)]
    [InlineData(StatusCode.FailedPrecondition, FailureVerdict.Count)]
    [InlineData(StatusCode.OutOfRange, FailureVerdict.Count)]
    [InlineData(StatusCode.NotFound, FailureVerdict.Count)]
    public void Peer_ItsOwnWord_IsRetriedOrCounted(StatusCode status, object verdict)
    {
        Assert.Equal((verdict, $"PEER {status}"), Of(Peer(status, "hearsay")));
        // The way to a peer fails with any status: then nobody has looked at the event.
        Assert.Equal((FailureVerdict.Retry, $"PEER {status}"), Of(Peer(status, "dapr.io")));
        Assert.Equal((FailureVerdict.Retry, $"PEER {status}"), Of(new RpcException(new Grpc.Core.Status(status, "the connection broke"))));
        Assert.Equal((FailureVerdict.Retry, $"PEER {status}"), Of(new RpcException(
            new Grpc.Core.Status(status, "details that are none"), new Metadata { { "grpc-status-details-bin", [0xff, 0xff] } })));
    }

    [Fact]
    public void Handler_ItsOwnFailures_AreCounted()
    {
        Assert.Equal((FailureVerdict.Count, "InvalidOperationException"), Of(new InvalidOperationException()));
        Assert.Equal((FailureVerdict.Count, "InvalidProtocolBufferException"), Of(Assert.Throws<InvalidProtocolBufferException>(() => ErrorInfo.Parser.ParseFrom(new byte[] { 255 }))));
        Assert.Equal((FailureVerdict.Count, "TOOK_TOO_LONG"), Of(new OperationCanceledException()));
        Assert.Equal((FailureVerdict.Retry, "IOException"), Of(new IOException()));
        Assert.Equal((FailureVerdict.Retry, "TimeoutException"), Of(new TimeoutException()));
    }

    [Fact]
    public void Refusal_AtAnyTime_IsRefused()
    {
        Assert.Equal((FailureVerdict.Refuse, DeadLetterCodes.Unusable), Of(new RefusedEventException(DeadLetterCodes.Unusable, "why")));
        Assert.Equal((FailureVerdict.Refuse, DeadLetterCodes.Unreadable), Of(new UnreadablePayloadException(new FormatException())));
        Assert.Equal((FailureVerdict.Refuse, DeadLetterCodes.Unusable), Of(new RefusedEventException(DeadLetterCodes.Unusable, "why"), ending: true));
    }

    [Fact]
    public void Ending_WhateverFails_CountsNothing()
    {
        Assert.Equal((FailureVerdict.Retry, "ENDING"), Of(new OperationCanceledException(), ending: true));
        Assert.Equal((FailureVerdict.Retry, "ENDING"), Of(new ObjectDisposedException("pool"), ending: true));
        Assert.Equal((FailureVerdict.Retry, "ENDING"), Of(new PostgresException("message", "ERROR", "ERROR", "23505"), ending: true));
        Assert.Equal((FailureVerdict.Retry, "ENDING"), Of(Peer(StatusCode.Internal, "hearsay"), ending: true));
    }

    [Fact]
    public void Pause_AfterEachTry_DoublesUpToTheLongest()
    {
        var options = new MessagingOptions();

        Assert.Equal([1, 2, 4, 8, 8, 8], ((int[])[1, 2, 3, 4, 5, 500]).Select(failed => (int)EventIntake.PauseAfter(failed, options).TotalSeconds));
    }

    private static (object Verdict, string Code) Of(Exception exception, bool ending = false)
    {
        var failure = FailureRule.Of(exception, ending);
        return (failure.Verdict, failure.Code);
    }

    private static RpcException Peer(StatusCode status, string domain)
    {
        var details = new Google.Rpc.Status { Code = (int)status, Details = { Any.Pack(new ErrorInfo { Domain = domain, Reason = "INTERNAL" }) } };
        return new RpcException(new Grpc.Core.Status(status, "of the peer"), new Metadata { { "grpc-status-details-bin", details.ToByteArray() } });
    }
}
