using Grpc.Core;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Ingestion.Tests;

public sealed class ListRevisionsTests(IngestionFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_AllPages_GiveEachRevisionOnceTheNewestFirst()
    {
        var document = await RevisedAsync(5);
        var request = new ListRevisionsRequest { DocumentId = document, PageSize = 2 };
        var listed = new List<RevisionSummary>();
        do
        {
            var page = await ListAsync(request);
            Assert.InRange(page.Revisions.Count, 1, 2);
            listed.AddRange(page.Revisions);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal([5, 4, 3, 2, 1], listed.Select(revision => revision.Revision));
        foreach (var summary in listed)
        {
            var whole = await fixture.GetRevisionAsync(document, summary.Revision);
            Assert.Equal((whole.TextSha256, whole.Text.Length, whole.ReceiveTime, whole.Facts), (summary.TextSha256, summary.TextLength, summary.ReceiveTime, summary.Facts));
        }
    }

    [Fact]
    public async Task List_OverJson_IsServed()
    {
        var document = await RevisedAsync(2);

        var json = await fixture.Service.Http.GetStringAsync(new Uri($"/v1/documents/{document}/revisions", UriKind.Relative), Cancellation);

        Assert.Equal(2, ListRevisionsResponse.Parser.ParseJson(json).Revisions.Count);
    }

    [Fact]
    public async Task List_WrongInput_NamesEachField() =>
        Failures.AssertFields(await FailureAsync(new ListRevisionsRequest { DocumentId = "x", PageSize = -1 }), ("document_id", "NOT_A_UUID"), ("page_size", "NEGATIVE"));

    [Fact]
    public async Task List_TokenOfAnotherDocument_IsRefused()
    {
        var page = await ListAsync(new ListRevisionsRequest { DocumentId = await RevisedAsync(2), PageSize = 1 });
        var other = new ListRevisionsRequest { DocumentId = await RevisedAsync(1), PageSize = 1, PageToken = page.NextPageToken };

        Failures.AssertIs(await FailureAsync(other), StatusCode.InvalidArgument, ErrorReason.InvalidPageToken);
    }

    [Fact]
    public async Task List_NoSuchDocumentOrRetracted_IsNotFoundWithItsReason()
    {
        var unknown = Guid.CreateVersion7().ToString();
        var retracted = await RevisedAsync(1);
        await fixture.RetractAsync(retracted);

        Failures.AssertIs(await FailureAsync(new ListRevisionsRequest { DocumentId = unknown }), StatusCode.NotFound, ErrorReason.DocumentNotFound, ("document_id", unknown));
        Failures.AssertIs(await FailureAsync(new ListRevisionsRequest { DocumentId = retracted }), StatusCode.NotFound, ErrorReason.DocumentRetracted, ("document_id", retracted));
    }

    private async Task<string> RevisedAsync(int revisions)
    {
        var key = IngestionFixture.NewKey();
        var document = "";
        for (var revision = 1; revision <= revisions; revision++)
        {
            document = (await fixture.SubmitAsync($"Text {revision}.", key, new PublicationFacts { Outlet = $"Outlet {revision}" })).DocumentId;
        }

        return document;
    }

    private async Task<ListRevisionsResponse> ListAsync(ListRevisionsRequest request) =>
        await fixture.Client.ListRevisionsAsync(request, cancellationToken: Cancellation);

    private Task<Google.Rpc.Status> FailureAsync(ListRevisionsRequest request) =>
        Failures.OfAsync(fixture.Client.ListRevisionsAsync(request, cancellationToken: Cancellation));
}
