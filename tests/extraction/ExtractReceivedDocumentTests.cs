using Hearsay.Contracts.Extraction.V1;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Extraction.Tests;

public sealed class ExtractReceivedDocumentTests(ExtractionFixture fixture)
{
    private const string Text = "The bridge at Marrowby will stay shut, the town clerk said. \"It is not safe,\" Ada Venn told the Marrowby Ledger.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Received_StoredRevision_EvidenceIsKeptAndAnnouncedOnce()
    {
        var document = fixture.Ingestion.Put(Text);

        Assert.Equal(Status.Success, await fixture.ReceiveAsync(document));

        var response = await fixture.Client.GetEvidenceAsync(new GetEvidenceRequest { DocumentId = document }, cancellationToken: Cancellation);
        Assert.Equal(document, response.Evidence.DocumentId);
        Assert.Equal(1, response.Evidence.Revision);
        Assert.NotEmpty(response.Evidence.Statements);
        Assert.Equal(1, await fixture.CountEvidenceAsync(document));
        Assert.Equal(1, await fixture.CountAnnouncedAsync(document));
    }
}
