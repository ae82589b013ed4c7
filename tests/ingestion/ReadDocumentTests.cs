using Grpc.Core;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Ingestion.Tests;

public sealed class ReadDocumentTests(IngestionFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_UnknownDocument_IsNotFound()
    {
        var id = Guid.CreateVersion7().ToString();

        var document = await Failures.OfAsync(fixture.Client.GetDocumentAsync(new GetDocumentRequest { DocumentId = id }, cancellationToken: Cancellation));
        var revision = await Failures.OfAsync(fixture.Client.GetRevisionAsync(new GetRevisionRequest { DocumentId = id }, cancellationToken: Cancellation));
        var retract = await Failures.OfAsync(fixture.Client.RetractDocumentAsync(new RetractDocumentRequest { DocumentId = id }, cancellationToken: Cancellation));

        Assert.All(
            [document, revision, retract],
            failure => Failures.AssertIs(failure, StatusCode.NotFound, ErrorReason.DocumentNotFound, ("document_id", id)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("one")]
    [InlineData("0197a00000007000800000000000000a")]
    public async Task Get_IdIsNoUuid_IsRefused(string id)
    {
        var document = await Failures.OfAsync(fixture.Client.GetDocumentAsync(new GetDocumentRequest { DocumentId = id }, cancellationToken: Cancellation));
        var revision = await Failures.OfAsync(fixture.Client.GetRevisionAsync(new GetRevisionRequest { DocumentId = id, Revision = -1 }, cancellationToken: Cancellation));
        var retract = await Failures.OfAsync(
            fixture.Client.RetractDocumentAsync(new RetractDocumentRequest { DocumentId = id, Reason = new string('x', 1001) }, cancellationToken: Cancellation));

        Failures.AssertFields(document, ("document_id", "NOT_A_UUID"));
        Failures.AssertFields(revision, ("document_id", "NOT_A_UUID"), ("revision", "NEGATIVE"));
        Failures.AssertFields(retract, ("document_id", "NOT_A_UUID"), ("reason", "TOO_LONG"));
    }

    [Fact]
    public async Task GetRevision_NumberTooHigh_IsNotFound()
    {
        var submitted = await fixture.SubmitAsync("The ferry sailed.", IngestionFixture.NewKey());

        var failure = await Failures.OfAsync(
            fixture.Client.GetRevisionAsync(new GetRevisionRequest { DocumentId = submitted.DocumentId, Revision = 2 }, cancellationToken: Cancellation));

        Failures.AssertIs(
            failure, StatusCode.NotFound, ErrorReason.RevisionNotFound, ("document_id", submitted.DocumentId), ("revision", "2"));
    }
}
