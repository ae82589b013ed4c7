using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Ingestion.Tests;

/// <summary>The same calls as JSON over HTTP/1.1.</summary>
public sealed class TranscodingTests(IngestionFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Json_DocumentsWay_AnswersLikeGrpc()
    {
        var key = IngestionFixture.NewKey();
        var submitted = await SendAsync(HttpMethod.Post, "/v1/documents", $$"""{"sourceKey":"{{key}}","plainText":"The ferry \ud83d\udea2 sailed.","facts":{"outlet":"Marrowby Ledger"} }""");
        var id = submitted.GetProperty("documentId").GetString()!;
        Assert.Equal("SUBMIT_OUTCOME_CREATED", submitted.GetProperty("outcome").GetString());

        var document = await SendAsync(HttpMethod.Get, $"/v1/documents/{id}");
        var revision = await SendAsync(HttpMethod.Get, $"/v1/documents/{id}/revisions/1");
        var latest = await SendAsync(HttpMethod.Get, $"/v1/documents/{id}/revisions/0");
        var listed = await SendAsync(HttpMethod.Get, $"/v1/documents?source_key={key}&page_size=10");
        var retracted = await SendAsync(HttpMethod.Post, $"/v1/documents/{id}:retract", """{"reason":"Withdrawn."}""");

        Assert.Equal("Marrowby Ledger", document.GetProperty("document").GetProperty("facts").GetProperty("outlet").GetString());
        Assert.Equal("The ferry \U0001F6A2 sailed.", revision.GetProperty("revision").GetProperty("text").GetString());
        Assert.Equal(revision.ToString(), latest.ToString());
        Assert.Equal(id, Assert.Single(listed.GetProperty("documents").EnumerateArray()).GetProperty("documentId").GetString());
        Assert.Equal("Withdrawn.", retracted.GetProperty("document").GetProperty("retractReason").GetString());
    }

    [Fact]
    public async Task Json_UnknownDocument_IsNotFoundWithReason()
    {
        var id = Guid.CreateVersion7().ToString();

        var (status, failure) = await FailAsync(HttpMethod.Get, $"/v1/documents/{id}", null);

        Assert.Equal(HttpStatusCode.NotFound, status);
        Failures.AssertIs(failure, StatusCode.NotFound, ErrorReason.DocumentNotFound, ("document_id", id));
    }

    [Fact]
    public async Task Json_FieldsAreWrong_SaysWhich()
    {
        var (status, failure) = await FailAsync(HttpMethod.Post, "/v1/documents", Json("""{"plainText":" ","facts":{"url":"marrowby"}}"""));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Failures.AssertFields(failure, ("plain_text", "BLANK"), ("facts.url", "NOT_AN_ADDRESS"));
    }

    [Theory]
    [InlineData("""{"sourceKey":"KEY","plainText":"half a pair \ud83d"}""")]
    [InlineData("""{"sourceKey":"KEY","plainText":"\udea2 the other half"}""")]
    [InlineData("""{"sourceKey":"KEY","plainText":"pair turned \udea2\ud83d around"}""")]
    [InlineData("""{"sourceKey":"KEY","plainText":"half a pair elsewhere","facts":{"title":"\ud83d"}}""")]
    [InlineData("""{"sourceKey":"KEY","plainText":17}""")]
    [InlineData("""{"sourceKey":"KEY","plainText":"cut short""")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Json_BodyCannotBeRead_IsRefused(string body)
    {
        var key = IngestionFixture.NewKey();

        var (status, failure) = await FailAsync(HttpMethod.Post, "/v1/documents", Json(body.Replace("KEY", key, StringComparison.Ordinal)));

        await AssertUnreadableAsync(status, failure, key);
    }

    [Fact]
    public async Task Json_BodyIsNoUtf8_IsRefused()
    {
        var key = IngestionFixture.NewKey();
        byte[] body = [.. Encoding.UTF8.GetBytes($$"""{"sourceKey":"{{key}}","plainText":"x"""), 0xC3, 0x28, .. "\"}"u8];

        var (status, failure) = await FailAsync(HttpMethod.Post, "/v1/documents", Content(body, "application/json"));

        await AssertUnreadableAsync(status, failure, key);
    }

    [Fact]
    public async Task Json_BodyInAnotherEncoding_IsRefused()
    {
        var key = IngestionFixture.NewKey();
        var body = Encoding.Unicode.GetBytes($$"""{"sourceKey":"{{key}}","plainText":"The ferry sailed."}""");

        var (status, failure) = await FailAsync(HttpMethod.Post, "/v1/documents", Content(body, "application/json; charset=utf-16"));

        await AssertUnreadableAsync(status, failure, key);
    }

    [Fact]
    public async Task Json_BodyIsNoJson_IsRefused()
    {
        var (status, failure) = await FailAsync(HttpMethod.Post, "/v1/documents", Content("plainText=x"u8.ToArray(), "application/x-www-form-urlencoded"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Failures.AssertFields(failure, ("request", "UNREADABLE"));
    }

    [Fact]
    public async Task Json_BodyOverTheLimit_IsRefused()
    {
        var key = IngestionFixture.NewKey();
        var text = new string('a', MessageLimits.MaxMessageBytes);

        var (status, failure) = await FailAsync(HttpMethod.Post, "/v1/documents", Json($$"""{"sourceKey":"{{key}}","plainText":"{{text}}"}"""));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Failures.AssertIs(failure, StatusCode.ResourceExhausted, ErrorReason.MessageTooLarge, ("max_bytes", "33554432"));
    }

    [Fact]
    public async Task Json_ParameterIsNoNumber_IsRefused()
    {
        var (status, failure) = await FailAsync(HttpMethod.Get, "/v1/documents?page_size=many", null);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Failures.AssertFields(failure, ("request", "UNREADABLE"));
    }

    [Fact]
    public async Task Json_SameRequestIdByGrpc_GetsTheFirstAnswer()
    {
        var request = IngestionFixture.Article("The ferry sailed.", IngestionFixture.NewKey(), requestId: Guid.CreateVersion7().ToString());
        var body = Google.Protobuf.JsonFormatter.Default.Format(request);

        var first = await SendAsync(HttpMethod.Post, "/v1/documents", body);

        var repeated = await fixture.SubmitAsync(request);
        Assert.Equal(first.GetProperty("documentId").GetString(), repeated.DocumentId);
        Assert.Equal(SubmitOutcome.Created, repeated.Outcome);
    }

    private async Task AssertUnreadableAsync(HttpStatusCode status, Google.Rpc.Status failure, string key)
    {
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Failures.AssertFields(failure, ("request", "UNREADABLE"));
        Assert.Equal(0, await fixture.CountAsync("SELECT count(*) FROM document WHERE source_key = $1", key));
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : Json(body) };
        using var response = await fixture.Service.Http.SendAsync(request, Cancellation);
        var answer = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, answer);
        Assert.True(response.Headers.Contains("trace-id"));
        return JsonDocument.Parse(answer).RootElement;
    }

    private async Task<(HttpStatusCode Status, Google.Rpc.Status Failure)> FailAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        // Who is refused for the size of a body hears it before sending the body.
        request.Headers.ExpectContinue = content?.Headers.ContentLength > MessageLimits.MaxMessageBytes;
        using var response = await fixture.Service.Http.SendAsync(request, Cancellation);
        Assert.True(response.Headers.Contains("trace-id"));
        return (response.StatusCode, Failures.Parse(await response.Content.ReadAsStringAsync(Cancellation)));
    }

    private static ByteArrayContent Json(string body) => Content(Encoding.UTF8.GetBytes(body), "application/json");

    private static ByteArrayContent Content(byte[] body, string type)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }
}
