using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Extraction.V1;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Extraction.Tests;

public sealed class ForgetRetractedDocumentTests(ExtractionFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Retracted_AfterItsEvidence_EvidenceIsDeleted()
    {
        var document = fixture.Ingestion.Put(Articles.Bridge);
        await fixture.ReadAsync(document);

        Assert.Equal(Status.Success, await fixture.RetractAsync(document));

        Assert.Equal(0, await fixture.CountEvidenceAsync(document));
        await AssertRetractedAsync(document);
    }

    [Fact]
    public async Task Retracted_BeforeItsEvidence_EvidenceStaysOut()
    {
        var document = fixture.Ingestion.Put(Articles.Bridge);
        var eventId = Guid.CreateVersion7();

        Assert.Equal(Status.Success, await fixture.RetractAsync(document));
        Assert.Equal(Status.Success, await fixture.ReceiveAsync(document, eventId: eventId));

        Assert.Equal((0, 0), (await fixture.CountEvidenceAsync(document), await fixture.CountAnnouncedAsync(document)));
        Assert.Equal(1, await fixture.CountReceiptsAsync(eventId));
        await AssertRetractedAsync(document);
    }

    [Fact]
    public async Task Retracted_AtTheSameTimeAsReceived_NoEvidenceIsLeft()
    {
        var documents = Enumerable.Range(0, 20).Select(_ => fixture.Ingestion.Put(Articles.Bridge)).ToList();

        await Task.WhenAll(documents.SelectMany(document => new[] { fixture.ReceiveAsync(document), fixture.RetractAsync(document) }));

        foreach (var document in documents)
        {
            Assert.Equal(0, await fixture.CountEvidenceAsync(document));
        }
    }

    [Fact]
    public async Task Retracted_Twice_AnswersTheSame()
    {
        var document = fixture.Ingestion.Put(Articles.Bridge);
        var eventId = Guid.CreateVersion7();

        Assert.Equal(Status.Success, await fixture.RetractAsync(document, eventId));
        Assert.Equal(Status.Success, await fixture.RetractAsync(document, eventId));
        Assert.Equal(Status.Success, await fixture.RetractAsync(document));

        await AssertRetractedAsync(document);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("nonsense")]
    [InlineData("""{"documentId":"{0193c1d4-0000-7000-8000-000000000001}"}""")]
    public async Task Retracted_PayloadIsGarbage_IsSetAside(string data)
    {
        var eventId = Guid.CreateVersion7();

        Assert.Equal(Status.Success, await fixture.Sidecar.DeliverAsync(Topics.DocumentsRetracted, data, eventId.ToString(), Cancellation));

        Assert.Contains(await fixture.DeadLetterAsync(eventId), (string[])["UNREADABLE: its payload cannot be read (1)", "UNUSABLE: it names no document (1)"]);
    }

    private async Task AssertRetractedAsync(string document)
    {
        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await fixture.Client.GetEvidenceAsync(new GetEvidenceRequest { DocumentId = document }, cancellationToken: Cancellation));
        Failures.AssertIs(failure, StatusCode.NotFound, ErrorReason.DocumentRetracted, ("document_id", document));
    }
}
