using Grpc.Core;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Ingestion.Tests;

public sealed class RetractDocumentTests(IngestionFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Retract_Document_IsShownAndAnnouncedOnce()
    {
        var key = IngestionFixture.NewKey();
        var submitted = await fixture.SubmitAsync("The ferry sailed.", key);

        var first = await fixture.RetractAsync(submitted.DocumentId, "Withdrawn by the publisher.");
        var second = await fixture.RetractAsync(submitted.DocumentId, "Another reason.");

        Assert.NotNull(first.RetractTime);
        Assert.Equal("Withdrawn by the publisher.", first.RetractReason);
        Assert.Equal(first, second);
        Assert.Equal(first, await fixture.GetAsync(submitted.DocumentId));
        var listed = await fixture.Client.ListDocumentsAsync(
            new ListDocumentsRequest { SourceKey = key }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(first, Assert.Single(listed.Documents));
        Assert.Equal(
            ("documents.retracted.v1", $$"""{ "documentId": "{{submitted.DocumentId}}" }"""),
            Assert.Single((await fixture.EventsAsync(submitted.DocumentId)).Skip(1)));
    }

    [Fact]
    public async Task GetRevision_OfRetracted_IsNotFound()
    {
        var submitted = await fixture.SubmitAsync("The ferry sailed.", IngestionFixture.NewKey());
        await fixture.RetractAsync(submitted.DocumentId);

        foreach (var revision in new[] { 0, 1, 9 })
        {
            var failure = await Failures.OfAsync(
                fixture.Client.GetRevisionAsync(new GetRevisionRequest { DocumentId = submitted.DocumentId, Revision = revision }, cancellationToken: Cancellation));
            Failures.AssertIs(failure, StatusCode.NotFound, ErrorReason.DocumentRetracted, ("document_id", submitted.DocumentId));
        }
    }

    [Fact]
    public async Task Retract_TenAtOnce_AnnouncesItOnce()
    {
        var submitted = await fixture.SubmitAsync("The ferry sailed.", IngestionFixture.NewKey());

        var documents = await Task.WhenAll(Enumerable.Range(0, 10).Select(at => fixture.RetractAsync(submitted.DocumentId, $"Reason {at}.")));

        Assert.Single(documents.Distinct());
        Assert.Equal(2, (await fixture.EventsAsync(submitted.DocumentId)).Count);
    }
}
