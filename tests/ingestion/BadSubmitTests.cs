using Google.Protobuf;
using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Ingestion.Tests;

/// <summary>Each refused with its code and reason, and nothing of it kept.</summary>
public sealed class BadSubmitTests(IngestionFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "BLANK")]
    [InlineData(" \t\r\n\u3000", "BLANK")]
    [InlineData("The ferry\0 sailed.", "NUL")]
    public async Task Submit_Text_IsRefused(string text, string reason) =>
        await AssertRefusedAsync(request => request.PlainText = text, ("plain_text", reason));

    [Fact]
    public async Task Submit_NoContent_IsRefused() => await AssertRefusedAsync(request => request.ClearContent(), ("plain_text", "BLANK"));

    [Theory]
    [InlineData("url", "marrowby.example/a", "NOT_AN_ADDRESS")]
    [InlineData("url", "ftp://marrowby.example/a", "NOT_AN_ADDRESS")]
    [InlineData("url", "https://", "NOT_AN_ADDRESS")]
    [InlineData("language", "english language", "NOT_A_LANGUAGE")]
    [InlineData("published", "yesterday", "NOT_A_TIME")]
    [InlineData("published", "2026-03-01T10:00 Europe/Marrowby", "NOT_A_TIME")]
    [InlineData("updated", "2026-02-30", "NOT_A_TIME")]
    [InlineData("published", "2026-03-04T12:00:01Z", "TOO_FAR_AHEAD")]
    [InlineData("updated", "2026-03-04T14:00:01+02:00", "TOO_FAR_AHEAD")]
    [InlineData("published", "2027-01-01", "TOO_FAR_AHEAD")]
    [InlineData("outlet", "The\0Ledger", "NUL")]
    public async Task Submit_Fact_IsRefused(string fact, string value, string reason) =>
        await AssertRefusedAsync(request => Set(request.Facts, fact, value), ($"facts.{fact}", reason));

    [Theory]
    [InlineData("outlet")]
    [InlineData("title")]
    [InlineData("author")]
    public async Task Submit_FactTooLong_IsRefused(string fact)
    {
        await AssertRefusedAsync(request => Set(request.Facts, fact, new string('x', 2049)), ($"facts.{fact}", "TOO_LONG"));

        var facts = new PublicationFacts();
        Set(facts, fact, string.Concat(Enumerable.Repeat("\uFB2C", 2048)));
        Assert.Equal(SubmitOutcome.Created, (await fixture.SubmitAsync("The ferry sailed.", IngestionFixture.NewKey(), facts)).Outcome);
    }

    [Theory]
    [InlineData("2026-03-04T12:00:00Z")]
    [InlineData("2026-03-04")]
    [InlineData("2026-03-05T01:59")]
    public async Task Submit_PublishedWithinTwoDays_IsTakenIn(string published)
    {
        var submitted = await fixture.SubmitAsync("The ferry sailed.", IngestionFixture.NewKey(), new PublicationFacts { Published = published });

        Assert.Equal(published, (await fixture.GetAsync(submitted.DocumentId)).Facts.Published);
    }

    [Fact]
    public async Task Submit_Key_IsRefused()
    {
        var tooLong = await RefuseAsync(IngestionFixture.Article("The ferry sailed.", new string('\u00E9', 1025)));
        var nul = await RefuseAsync(IngestionFixture.Article("The ferry sailed.", "a\0b"));
        var address = await RefuseAsync(IngestionFixture.Article(
            "The ferry sailed.", facts: new PublicationFacts { Url = "https://marrowby.example/" + new string('\u00E9', 1000) }));

        Failures.AssertFields(tooLong, ("source_key", "TOO_LONG"));
        Failures.AssertFields(nul, ("source_key", "NUL"));
        Failures.AssertFields(address, ("facts.url", "TOO_LONG"));
    }

    [Theory]
    [InlineData("one")]
    [InlineData("{0197a000-0000-7000-8000-000000000000}")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task Submit_RequestIdIsNoUuid_IsRefused(string requestId) =>
        await AssertRefusedAsync(request => request.RequestId = requestId, ("request_id", "NOT_A_UUID"));

    [Fact]
    public async Task Submit_MuchIsWrong_SaysAllOfIt() => await AssertRefusedAsync(
        request =>
        {
            request.PlainText = "\0";
            request.RequestId = "one";
            request.Facts.Url = "marrowby";
            request.Facts.Language = "1";
            request.Facts.Published = "soon";
            request.Facts.Updated = "2031-01-01";
            request.Facts.Title = "\0";
        },
        ("plain_text", "NUL"),
        ("request_id", "NOT_A_UUID"),
        ("facts.url", "NOT_AN_ADDRESS"),
        ("facts.language", "NOT_A_LANGUAGE"),
        ("facts.published", "NOT_A_TIME"),
        ("facts.updated", "TOO_FAR_AHEAD"),
        ("facts.title", "NUL"));

    [Fact]
    public async Task Submit_TextOverTheLimit_IsRefusedWithItsSize()
    {
        var request = IngestionFixture.Article(new string('a', MessageLimits.MaxTextBytes - 1) + "\u00E9", IngestionFixture.NewKey());

        var failure = await RefuseAsync(request);

        Failures.AssertIs(
            failure, StatusCode.InvalidArgument, ErrorReason.TextTooLarge, ("max_bytes", "1048576"), ("bytes", "1048577"));
        await AssertNothingKeptAsync(request.SourceKey);
    }

    [Fact]
    public async Task Submit_MessageOverTheLimit_IsRefused()
    {
        var request = IngestionFixture.Article(new string('a', MessageLimits.MaxMessageBytes), IngestionFixture.NewKey());

        var (code, failure) = await RawCalls.SendAsync(fixture.Service.GrpcAddress, "SubmitDocument", request.ToByteArray());

        Assert.Equal((int)StatusCode.ResourceExhausted, code);
        Failures.AssertIs(failure!, StatusCode.ResourceExhausted, ErrorReason.MessageTooLarge, ("max_bytes", "33554432"));
        await AssertNothingKeptAsync(request.SourceKey);
    }

    [Fact]
    public async Task Submit_StreamedMessageOverTheLimit_IsRefused()
    {
        var request = IngestionFixture.Article(new string('a', MessageLimits.MaxMessageBytes), IngestionFixture.NewKey());

        var failure = await RefuseAsync(request);

        Failures.AssertIs(failure, StatusCode.ResourceExhausted, ErrorReason.MessageTooLarge, ("max_bytes", "33554432"));
    }

    // Two bytes that are no UTF-8; an overlong NUL; half a surrogate pair as three bytes; a sequence cut short.
    [Theory]
    [InlineData(new byte[] { 0xC3, 0x28 })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0x61, 0xE2, 0x82 })]
    [InlineData(new byte[] { 0xFF })]
    public async Task Submit_TextIsNoUtf8_IsRefused(byte[] text)
    {
        var key = IngestionFixture.NewKey();
        // plain_text is field 4: tag, length, bytes.
        byte[] message = [.. IngestionFixture.Article("", key).ToByteArray(), (4 << 3) | 2, (byte)text.Length, .. text];

        var (code, failure) = await RawCalls.SendAsync(fixture.Service.GrpcAddress, "SubmitDocument", message);

        Assert.Equal((int)StatusCode.InvalidArgument, code);
        Failures.AssertFields(failure!, ("request", "UNREADABLE"));
        await AssertNothingKeptAsync(key);
    }

    [Theory]
    [InlineData("SubmitDocument")]
    [InlineData("GetDocument")]
    [InlineData("ListDocuments")]
    public async Task Call_BytesAreNoMessage_IsRefused(string rpc)
    {
        var (code, failure) = await RawCalls.SendAsync(fixture.Service.GrpcAddress, rpc, [0x0A, 0xFF, 0xFF]);

        Assert.Equal((int)StatusCode.InvalidArgument, code);
        Failures.AssertFields(failure!, ("request", "UNREADABLE"));
    }

    [Theory]
    [InlineData("0S")]
    [InlineData("00n")]
    public async Task Submit_DeadlineIsZero_IsNotTakenIn(string timeout)
    {
        var request = IngestionFixture.Article("The ferry sailed.", IngestionFixture.NewKey());

        var (code, failure) = await RawCalls.SendAsync(fixture.Service.GrpcAddress, "SubmitDocument", request.ToByteArray(), timeout);

        Assert.Equal((int)StatusCode.DeadlineExceeded, code);
        Failures.AssertIs(failure!, StatusCode.DeadlineExceeded, ErrorReason.DeadlineExceeded);
        await AssertNothingKeptAsync(request.SourceKey);
    }

    private async Task AssertRefusedAsync(Action<SubmitDocumentRequest> spoil, params (string Field, string Reason)[] violations)
    {
        var request = IngestionFixture.Article("The ferry sailed.", IngestionFixture.NewKey(), new PublicationFacts());
        spoil(request);
        Failures.AssertFields(await RefuseAsync(request), violations);
        await AssertNothingKeptAsync(request.SourceKey);
    }

    private Task<Google.Rpc.Status> RefuseAsync(SubmitDocumentRequest request) => Failures.OfAsync(fixture.Client.SubmitDocumentAsync(request, cancellationToken: Cancellation));

    private async Task AssertNothingKeptAsync(string key) =>
        Assert.Equal(0, await fixture.CountAsync("SELECT count(*) FROM document WHERE source_key = $1", key));

    private static void Set(PublicationFacts facts, string name, string value) =>
        PublicationFacts.Descriptor.FindFieldByName(name).Accessor.SetValue(facts, value);
}
