using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Query.V1;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Query.Tests;

public sealed class RemoveRetractedDocumentTests(QueryFixture query) : IClassFixture<QueryFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Retraction_AfterTheEvidence_RemovesAllOfTheDocument()
    {
        var article = HarbourArticle.Create();
        var other = HarbourArticle.Create();
        await query.TakeInAsync(article, HarbourArticle.Create(article.DocumentId, 2), other);

        Assert.Equal(Status.Success, await query.RetractAsync(article.DocumentId));

        await AssertGoneAsync(article.DocumentId);
        Assert.Equal(other.Evidence, (await query.EvidenceAsync(other.DocumentId)).Evidence);
    }

    [Fact]
    public async Task Retraction_BeforeTheEvidence_KeepsItOut()
    {
        var article = HarbourArticle.Create();

        Assert.Equal(Status.Success, await query.RetractAsync(article.DocumentId));
        Assert.Equal(Status.Success, await query.ExtractAsync(article));
        Assert.Equal(Status.Success, await query.ExtractAsync(HarbourArticle.Create(article.DocumentId, 2, 7)));

        await AssertGoneAsync(article.DocumentId);
    }

    [Fact]
    public async Task Retraction_DeliveredTwice_IsTakenTwice()
    {
        var article = HarbourArticle.Create();
        var eventId = Guid.CreateVersion7();
        await query.TakeInAsync(article);

        Assert.Equal(Status.Success, await query.RetractAsync(article.DocumentId, eventId));
        Assert.Equal(Status.Success, await query.RetractAsync(article.DocumentId, eventId));
        Assert.Equal(Status.Success, await query.RetractAsync(article.DocumentId));

        await AssertGoneAsync(article.DocumentId);
    }

    [Fact]
    public async Task Retraction_StatementIdsOfAllReadings_SayThatTheDocumentIsRetracted()
    {
        var first = HarbourArticle.Create(engineVersion: 1);
        var second = HarbourArticle.Create(first.DocumentId, engineVersion: 2);
        await query.TakeInAsync(first, second);

        await query.RetractAsync(first.DocumentId);

        foreach (var article in new[] { first, second })
        {
            var refusal = await Refusal.OfAsync(query.Client.GetStatementAsync(
                new GetStatementRequest { StatementId = article.Evidence.Statements[0].Id }, cancellationToken: Cancellation));
            Assert.Equal((StatusCode.NotFound, "DOCUMENT_RETRACTED"), (refusal.Code, refusal.Reason));
            Assert.Equal(first.DocumentId, refusal.Metadata["document_id"]);
        }
    }

    [Fact]
    public async Task Retraction_AtTheSameTimeAsEvidence_LeavesNothing()
    {
        var article = HarbourArticle.Create();
        query.Peers.Put(article);

        var statuses = await Task.WhenAll(
            query.AnnounceAsync(article.DocumentId),
            query.RetractAsync(article.DocumentId),
            query.AnnounceAsync(article.DocumentId),
            query.RetractAsync(article.DocumentId));

        Assert.All(statuses, status => Assert.Equal(Status.Success, status));
        await AssertGoneAsync(article.DocumentId);
    }

    [Fact]
    public async Task Retraction_WithoutADocument_IsSetAside()
    {
        var eventId = Guid.CreateVersion7();

        Assert.Equal(Status.Success, await query.Sidecar.DeliverAsync(Topics.DocumentsRetracted, "{}", eventId.ToString(), Cancellation));

        Assert.Equal("UNUSABLE: it names no document (1)", await query.DeadLetterAsync(eventId));
    }

    private async Task AssertGoneAsync(string documentId)
    {
        foreach (var revision in new[] { 0, 1, 9 })
        {
            var refusal = await Refusal.OfAsync(query.Client.GetDocumentEvidenceAsync(
                new GetDocumentEvidenceRequest { DocumentId = documentId, Revision = revision }, cancellationToken: Cancellation));
            Assert.Equal((StatusCode.NotFound, "DOCUMENT_RETRACTED"), (refusal.Code, refusal.Reason));
            Assert.Equal(documentId, refusal.Metadata["document_id"]);
        }

        foreach (var table in new[] { "reading", "statement", "entity", "event" })
        {
            Assert.Equal(0, await query.CountAsync(table, documentId));
        }

        Assert.Empty((await query.Client.ListStatementsAsync(
            new ListStatementsRequest { DocumentId = documentId }, cancellationToken: Cancellation)).Statements);
    }
}
