using System.Net;
using System.Text;
using System.Text.Json;
using Google.Rpc;
using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.ServiceDefaults.Errors;
using Npgsql;
using Status = Grpc.Core.Status;

namespace Hearsay.ServiceDefaults.Tests;

/// <summary>What a caller gets for each kind of failure, over gRPC and over JSON.</summary>
public sealed class ErrorInterceptorTests(ProbeFixture fixture) : IClassFixture<ProbeFixture>
{
    private const string Secret = "sesame-in-the-exception";

    /// <summary>Failures that slices do not name themselves.</summary>
    public static TheoryData<string, StatusCode, string> Failures => new()
    {
        { "unique", StatusCode.Aborted, "CONFLICT" },
        { "deadlock", StatusCode.Aborted, "CONFLICT" },
        { "shutdown", StatusCode.Unavailable, "DEPENDENCY_UNAVAILABLE" },
        { "refused", StatusCode.Unavailable, "DEPENDENCY_UNAVAILABLE" },
        { "statement-timeout", StatusCode.DeadlineExceeded, "DEADLINE_EXCEEDED" },
        { "client-timeout", StatusCode.DeadlineExceeded, "DEADLINE_EXCEEDED" },
        { "check", StatusCode.Internal, "INTERNAL" },
        { "cancelled", StatusCode.DeadlineExceeded, "DEADLINE_EXCEEDED" },
        { "peer-unavailable", StatusCode.Unavailable, "DEPENDENCY_UNAVAILABLE" },
        { "peer-exhausted", StatusCode.Unavailable, "DEPENDENCY_UNAVAILABLE" },
        { "peer-deadline", StatusCode.DeadlineExceeded, "DEADLINE_EXCEEDED" },
        { "peer-not-found", StatusCode.Internal, "INTERNAL" },
        { "unknown", StatusCode.Internal, "INTERNAL" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Failure_OfAnyKind_HasItsReasonAndTellsNothingElse(string kind, StatusCode code, string reason)
    {
        fixture.Probe.Behave = _ => throw ExceptionOf(kind);

        var exception = await RefusalAsync();

        var status = exception.GetRpcStatus()!;
        Assert.Equal(code, exception.StatusCode);
        Assert.Equal((int)code, status.Code);
        var info = status.GetDetail<ErrorInfo>()!;
        Assert.Equal(("hearsay", reason), (info.Domain, info.Reason));
        Assert.Empty(info.Metadata);
        Assert.DoesNotContain(Secret, exception.ToString() + status, StringComparison.Ordinal);
        Assert.Equal(code == StatusCode.Unavailable, status.GetDetail<RetryInfo>() is not null);
    }

    [Fact]
    public async Task Failure_OfTheServices_IsLogged()
    {
        var marker = Guid.CreateVersion7().ToString();
        fixture.Probe.Behave = _ => throw new InvalidDataException(marker);

        await RefusalAsync();

        Assert.Single(fixture.Service.Errors, entry => entry.Contains(marker, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("statement-timeout", 1)]
    [InlineData("cancelled", 0)]
    public async Task TimeOut_OfTheDatabaseAndNotOfTheCaller_IsLogged(string kind, int times)
    {
        var before = fixture.Service.Errors.Count;
        fixture.Probe.Behave = _ => throw ExceptionOf(kind);

        await RefusalAsync();

        Assert.Equal(times, fixture.Service.Errors.Count - before);
    }

    [Fact]
    public async Task Failure_ThatIsKnown_CarriesItsMetadataAndTimeToRetry()
    {
        fixture.Probe.Behave = _ => throw new HearsayException(ErrorReason.DocumentRetracted, "Taken back.")
        {
            Code = StatusCode.FailedPrecondition,
            Metadata = new Dictionary<string, string> { ["document_id"] = "7" },
            RetryAfter = TimeSpan.FromSeconds(3),
        };

        var exception = await RefusalAsync();

        var status = exception.GetRpcStatus()!;
        Assert.Equal(StatusCode.FailedPrecondition, exception.StatusCode);
        Assert.Equal("Taken back.", exception.Status.Detail);
        Assert.Equal("7", status.GetDetail<ErrorInfo>()!.Metadata["document_id"]);
        Assert.Equal(3, status.GetDetail<RetryInfo>()!.RetryDelay.Seconds);
        Assert.Null(status.GetDetail<BadRequest>());
    }

    [Fact]
    public async Task Violations_Several_AreToldAllAtOnce()
    {
        fixture.Probe.Behave = _ => throw Violations();

        var exception = await RefusalAsync();

        var status = exception.GetRpcStatus()!;
        Assert.Equal(StatusCode.InvalidArgument, exception.StatusCode);
        Assert.Equal("INVALID_FIELDS", status.GetDetail<ErrorInfo>()!.Reason);
        Assert.Equal(
            ["document_id NOT_A_UUID", "page_size NEGATIVE"],
            status.GetDetail<BadRequest>()!.FieldViolations.Select(violation => $"{violation.Field} {violation.Reason}"));
    }

    [Fact]
    public async Task Violations_OverHttp_AreTheSameAsJson()
    {
        fixture.Probe.Behave = _ => throw Violations();

        using var response = await fixture.Service.Http.GetAsync(new Uri("/v1/documents/7", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Matches("^[0-9a-f]{32}$", Assert.Single(response.Headers.GetValues("trace-id")));
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation));
        var details = body.RootElement.GetProperty("details").EnumerateArray().ToArray();
        Assert.Contains(details, detail => detail.GetProperty("@type").GetString()!.EndsWith("google.rpc.ErrorInfo", StringComparison.Ordinal)
            && detail.GetProperty("reason").GetString() == "INVALID_FIELDS");
        Assert.Contains(details, detail => detail.GetProperty("@type").GetString()!.EndsWith("google.rpc.BadRequest", StringComparison.Ordinal)
            && detail.GetProperty("fieldViolations").GetArrayLength() == 2);
    }

    [Fact]
    public async Task UnknownFailure_OverHttp_TellsNothingElse()
    {
        fixture.Probe.Behave = _ => throw ExceptionOf("unknown");

        using var response = await fixture.Service.Http.GetAsync(new Uri("/v1/documents/7", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("INTERNAL", body, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TraceId_AnswerOrError_StandsInTheHeaders()
    {
        fixture.Probe.Behave = _ => Task.CompletedTask;
        using var answered = fixture.Client.GetDocumentAsync(new GetDocumentRequest(), cancellationToken: Cancellation);
        await answered;
        Assert.Matches("^[0-9a-f]{32}$", (await answered.ResponseHeadersAsync).GetValue("trace-id"));

        using var overHttp = await fixture.Service.Http.GetAsync(new Uri("/v1/documents/7", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.OK, overHttp.StatusCode);
        Assert.Matches("^[0-9a-f]{32}$", Assert.Single(overHttp.Headers.GetValues("trace-id")));

        fixture.Probe.Behave = _ => throw ExceptionOf("unknown");
        using var failed = fixture.Client.GetDocumentAsync(new GetDocumentRequest(), cancellationToken: Cancellation);
        await Assert.ThrowsAsync<RpcException>(async () => await failed);
        Assert.Matches("^[0-9a-f]{32}$", (await failed.ResponseHeadersAsync).GetValue("trace-id"));
    }

    [Fact]
    public async Task Message_OverTheLimit_IsRefusedAndTheLargestOneTaken()
    {
        fixture.Probe.Behave = _ => Task.CompletedTask;
        var largest = new SubmitDocumentRequest { PlainText = new string('a', MessageLimits.MaxMessageBytes - 100) };
        Assert.Equal("taken", (await fixture.Client.SubmitDocumentAsync(largest, cancellationToken: Cancellation)).DocumentId);

        var over = new SubmitDocumentRequest { PlainText = new string('a', MessageLimits.MaxMessageBytes + 1) };
        var exception = await Assert.ThrowsAsync<RpcException>(
            async () => await fixture.Client.SubmitDocumentAsync(over, cancellationToken: Cancellation));

        Assert.Equal(StatusCode.ResourceExhausted, exception.StatusCode);
    }

    [Fact]
    public async Task Json_ThatIsNone_IsABadRequest()
    {
        using var content = new StringContent("{", Encoding.UTF8, "application/json");

        using var response = await fixture.Service.Http.PostAsync(new Uri("/v1/documents", UriKind.Relative), content, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public void Reason_AnyOfTheCatalogue_HasACodeAndAName()
    {
        foreach (var reason in Enum.GetValues<ErrorReason>().Where(reason => reason is not ErrorReason.Unspecified))
        {
            Assert.Equal(reason is ErrorReason.Internal, ErrorCatalog.CodeOf(reason) is StatusCode.Internal);
            Assert.Matches("^[A-Z_]+$", ErrorCatalog.NameOf(reason));
        }

        Assert.Equal("DOCUMENT_NOT_FOUND", ErrorCatalog.NameOf(ErrorReason.DocumentNotFound));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Exception ExceptionOf(string kind) => kind switch
    {
        "unique" => Postgres(PostgresErrorCodes.UniqueViolation),
        "deadlock" => Postgres(PostgresErrorCodes.DeadlockDetected),
        "shutdown" => Postgres(PostgresErrorCodes.AdminShutdown),
        "refused" => new NpgsqlException(Secret, new System.Net.Sockets.SocketException(111)),
        "statement-timeout" => Postgres(PostgresErrorCodes.QueryCanceled),
        "client-timeout" => new NpgsqlException(Secret, new TimeoutException(Secret)),
        "check" => Postgres(PostgresErrorCodes.CheckViolation),
        "cancelled" => new OperationCanceledException(Secret),
        "peer-unavailable" => new RpcException(new Status(StatusCode.Unavailable, Secret)),
        "peer-exhausted" => new RpcException(new Status(StatusCode.ResourceExhausted, Secret)),
        "peer-deadline" => new RpcException(new Status(StatusCode.DeadlineExceeded, Secret)),
        "peer-not-found" => new RpcException(new Status(StatusCode.NotFound, Secret)),
        _ => new InvalidDataException(Secret),
    };

    private static PostgresException Postgres(string state) => new(Secret, "ERROR", "ERROR", state);

    private static HearsayException Violations()
    {
        var violations = new RequestViolations();
        violations.DocumentId("7");
        violations.AddWhere(true, "page_size", "NEGATIVE", "Give more.");
        return Assert.Throws<HearsayException>(violations.ThrowIfAny);
    }

    private async Task<RpcException> RefusalAsync() =>
        await Assert.ThrowsAsync<RpcException>(
            async () => await fixture.Client.GetDocumentAsync(new GetDocumentRequest(), cancellationToken: Cancellation));
}
