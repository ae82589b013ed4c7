using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Query.V1;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Query.Tests;

public sealed class ProjectEvidenceTests(QueryFixture query) : IClassFixture<QueryFixture>
{
    [Fact]
    public async Task Subscriber_Asked_TakesEveryTopicAndLane() =>
        Assert.Equal(
            new HashSet<string> { Topics.EvidenceExtracted, Topics.EvidenceExtractedBackfill, Topics.DocumentsRetracted, Topics.DeadLettersQuery },
            [.. await query.Sidecar.ListTopicsAsync(TestContext.Current.CancellationToken)]);

    [Fact]
    public async Task ProjectEvidence_NewRevision_AnswersWithEvidenceTextAndReceiveTime()
    {
        var article = HarbourArticle.Create();

        var status = await query.ExtractAsync(article);

        Assert.Equal(Status.Success, status);
        var answer = await query.EvidenceAsync(article.DocumentId);
        Assert.Equal(article.Evidence, answer.Evidence);
        Assert.Equal(HarbourArticle.Text, answer.Text);
        Assert.Equal((article.DocumentId, 1, 1, true), (answer.DocumentId, answer.Revision, answer.EngineVersion, answer.Current));
        Assert.Equal(article.ReceivedAt, answer.ReceiveTime.ToDateTimeOffset());
    }

    [Fact]
    public async Task ProjectEvidence_SameEventTwice_FetchesAndWritesOnce()
    {
        var article = HarbourArticle.Create();
        var eventId = Guid.CreateVersion7();
        Assert.Equal(Status.Success, await query.ExtractAsync(article, eventId));
        query.Peers.Fail(article.DocumentId, StatusCode.Unavailable);

        Assert.Equal(Status.Success, await query.AnnounceAsync(article.DocumentId, eventId: eventId));

        Assert.Equal(1, await query.CountAsync("statement", article.DocumentId));
    }

    [Fact]
    public async Task ProjectEvidence_NewerEngine_ReplacesTheReading()
    {
        var older = HarbourArticle.Create(engineVersion: 3);
        var newer = HarbourArticle.Create(older.DocumentId, engineVersion: 4);
        newer.Statement("Ottilie");

        await query.TakeInAsync(older, newer);

        var answer = await query.EvidenceAsync(older.DocumentId);
        Assert.Equal((4, newer.Evidence), (answer.EngineVersion, answer.Evidence));
        Assert.Equal(newer.Evidence.Statements.Select(statement => statement.Id), await StatementIdsAsync(older.DocumentId));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task ProjectEvidence_OlderOrEqualEngine_ChangesNothing(int late)
    {
        var first = HarbourArticle.Create(engineVersion: 3);
        var second = HarbourArticle.Create(first.DocumentId, engineVersion: late);
        second.Statement("Ottilie");

        await query.TakeInAsync(first, second);

        var answer = await query.EvidenceAsync(first.DocumentId);
        Assert.Equal((3, first.Evidence), (answer.EngineVersion, answer.Evidence));
        Assert.Equal(first.Evidence.Statements.Select(statement => statement.Id), await StatementIdsAsync(first.DocumentId));
    }

    [Fact]
    public async Task ProjectEvidence_PeerBehindTheEvent_AsksAgain()
    {
        var article = HarbourArticle.Create(engineVersion: 1);
        query.Peers.Put(article);

        Assert.Equal(Status.Retry, await query.AnnounceAsync(article.DocumentId, engineVersion: 2));

        Assert.Equal(0, await query.CountAsync("document", article.DocumentId));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public async Task ProjectEvidence_RevisionsInAnyOrder_KeepsBothAndMarksTheHighest(int first, int second)
    {
        var documentId = Guid.CreateVersion7().ToString();
        var articles = new[] { HarbourArticle.Create(documentId, 1), HarbourArticle.Create(documentId, 2) };
        articles[0].ReceivedAt = articles[0].ReceivedAt.AddHours(-5);

        await query.TakeInAsync(articles[first - 1], articles[second - 1]);

        var past = await query.EvidenceAsync(documentId, 1);
        Assert.Equal((1, false, articles[0].ReceivedAt), (past.Revision, past.Current, past.ReceiveTime.ToDateTimeOffset()));
        Assert.Equal(articles[0].Evidence, past.Evidence);
        var current = await query.EvidenceAsync(documentId);
        Assert.Equal((2, true, articles[1].ReceivedAt), (current.Revision, current.Current, current.ReceiveTime.ToDateTimeOffset()));
        Assert.Equal(articles[1].Evidence.Statements.Select(statement => statement.Id), await StatementIdsAsync(documentId));
        var entities = await query.Client.ListEntitiesAsync(
            new ListEntitiesRequest { DocumentId = documentId }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(2, Assert.Single(entities.Entities).Passage.Revision);
    }

    [Fact]
    public async Task ProjectEvidence_EarlierRevisionReadByNewerEngine_LeavesTheCurrentOne()
    {
        var past = HarbourArticle.Create(revision: 1, engineVersion: 1);
        var current = HarbourArticle.Create(past.DocumentId, 2, 1);
        var again = HarbourArticle.Create(past.DocumentId, 1, 2);

        await query.TakeInAsync(past, current, again);

        Assert.Equal(current.Evidence, (await query.EvidenceAsync(past.DocumentId)).Evidence);
        Assert.Equal(again.Evidence, (await query.EvidenceAsync(past.DocumentId, 1)).Evidence);
        Assert.Equal(current.Evidence.Statements.Select(statement => statement.Id), await StatementIdsAsync(past.DocumentId));
    }

    [Fact]
    public async Task ProjectEvidence_ManyEventsOfOneDocumentAtOnce_EndsWithTheNewestOfEach()
    {
        var documentId = Guid.CreateVersion7().ToString();
        var articles = new[] { HarbourArticle.Create(documentId, 1, 5), HarbourArticle.Create(documentId, 2, 5), HarbourArticle.Create(documentId, 3, 5) };
        foreach (var article in articles)
        {
            query.Peers.Put(article);
        }

        var statuses = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(number => query.AnnounceAsync(documentId, 1 + (number % 3), engineVersion: 1 + (number % 5))));

        Assert.All(statuses, status => Assert.Equal(Status.Success, status));
        Assert.Equal(3, await query.CountAsync("reading", documentId));
        Assert.Equal(articles[2].Evidence, (await query.EvidenceAsync(documentId)).Evidence);
        Assert.Equal(articles[2].Evidence.Statements.Select(statement => statement.Id), await StatementIdsAsync(documentId));
    }

    [Fact]
    public async Task ProjectEvidence_MoreItemsThanABatchHolds_WritesThemAll()
    {
        var words = string.Join(' ', Enumerable.Range(0, 1203).Select(number => $"w{number:D4}"));
        var article = new InventedArticle(words);
        foreach (var number in Enumerable.Range(0, 1203))
        {
            article.Statement($"w{number:D4}", article.Entity($"Person {number}"));
            article.Event("CONSULT", $"w{number:D4}");
        }

        await query.TakeInAsync(article);

        Assert.Equal(
            (1203, 1203, 1203),
            (await query.CountAsync("statement", article.DocumentId),
                await query.CountAsync("entity", article.DocumentId),
                await query.CountAsync("event", article.DocumentId)));
    }

    [Theory]
    [InlineData(ErrorReason.DocumentRetracted)]
    [InlineData(ErrorReason.DocumentNotFound)]
    [InlineData(ErrorReason.RevisionNotFound)]
    [InlineData(ErrorReason.EvidenceNotFound)]
    public async Task ProjectEvidence_PeerSaysGone_EndsForGood(ErrorReason reason)
    {
        var article = HarbourArticle.Create();
        var eventId = Guid.CreateVersion7();
        query.Peers.Put(article);
        query.Peers.Fail(article.DocumentId, reason);

        Assert.Equal(Status.Success, await query.AnnounceAsync(article.DocumentId, eventId: eventId));

        query.Peers.Recover(article.DocumentId);
        Assert.Equal(Status.Success, await query.AnnounceAsync(article.DocumentId, eventId: eventId));
        Assert.Equal(0, await query.CountAsync("reading", article.DocumentId));
    }

    [Theory]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.NotFound)]
    public async Task ProjectEvidence_PeerFails_IsDeliveredAgain(StatusCode code)
    {
        var article = HarbourArticle.Create();
        var eventId = Guid.CreateVersion7();
        query.Peers.Put(article);
        query.Peers.Fail(article.DocumentId, code);

        Assert.Equal(Status.Retry, await query.AnnounceAsync(article.DocumentId, eventId: eventId));
        Assert.Equal(0, await query.CountAsync("document", article.DocumentId));

        query.Peers.Recover(article.DocumentId);
        Assert.Equal(Status.Success, await query.AnnounceAsync(article.DocumentId, eventId: eventId));
        Assert.Equal(article.Evidence, (await query.EvidenceAsync(article.DocumentId)).Evidence);
    }

    [Fact]
    public async Task ProjectEvidence_EvidenceOfAnotherText_IsSetAside()
    {
        var article = HarbourArticle.Create();
        article.Evidence.TextSha256 = new string('0', 64);

        await AssertSetAsideAsync(article, "another text");
    }

    [Fact]
    public async Task ProjectEvidence_SpanBeyondTheText_IsSetAside()
    {
        var article = HarbourArticle.Create();
        article.Evidence.Statements[0].Content[0].End = HarbourArticle.Text.Length + 1;

        await AssertSetAsideAsync(article, "outside the text");
    }

    [Fact]
    public async Task ProjectEvidence_RevisionWithoutReceiveTime_IsSetAside()
    {
        var article = HarbourArticle.Create();
        article.HasReceiveTime = false;

        await AssertSetAsideAsync(article, "when its text was received");
    }

    [Fact]
    public async Task ProjectEvidence_StatementsOfOneId_IsSetAside()
    {
        var article = HarbourArticle.Create();
        article.Statement("Ottilie").Id = article.Evidence.Statements[0].Id;

        await AssertSetAsideAsync(article, "not unique");
    }

    [Theory]
    [InlineData("""{"documentId":"no-uuid","revision":1,"engineVersion":1}""")]
    [InlineData("""{"documentId":"01976f2e-0000-7000-8000-000000000001","engineVersion":1}""")]
    [InlineData("""{"documentId":""")]
    public async Task ProjectEvidence_UnusablePayload_IsSetAside(string payload)
    {
        var eventId = Guid.CreateVersion7();

        Assert.Equal(
            Status.Success,
            await query.Sidecar.DeliverAsync(Topics.EvidenceExtracted, payload, eventId.ToString(), TestContext.Current.CancellationToken));

        Assert.Contains(
            await query.DeadLetterAsync(eventId),
            (string[])["UNREADABLE: its payload cannot be read (1)", "UNUSABLE: it names no document or no revision (1)"]);
    }

    [Fact]
    public async Task ProjectEvidence_PeerRefusesForEver_IsADeadLetterThatCanBeReplayed()
    {
        var article = HarbourArticle.Create();
        var eventId = Guid.CreateVersion7();
        query.Peers.Put(article);
        query.Peers.Fail(article.DocumentId, ErrorReason.Internal);
        for (var attempt = 1; attempt < 5; attempt++)
        {
            Assert.Equal((Status.Retry, ""), (await query.AnnounceAsync(article.DocumentId, eventId: eventId), await query.DeadLetterAsync(eventId)));
        }

        Assert.Equal(Status.Success, await query.AnnounceAsync(article.DocumentId, eventId: eventId));
        Assert.Equal("FAILED: it failed 5 times, at last: PEER Internal (5)", await query.DeadLetterAsync(eventId));

        query.Peers.Recover(article.DocumentId);
        await query.ScalarAsync($"UPDATE query.dead_letter SET replay_at = now() WHERE event_id = '{eventId}'");
        await TestSupport.Eventually.HoldsAsync(async () => await query.DeadLetterAsync(eventId) is "", "it is settled", TimeSpan.FromSeconds(30));

        Assert.Equal(article.Evidence, (await query.EvidenceAsync(article.DocumentId)).Evidence);
        Assert.Equal(Status.Success, await query.AnnounceAsync(article.DocumentId, eventId: eventId));
        Assert.Equal(1, await query.CountAsync("document", article.DocumentId));
    }

    private async Task AssertSetAsideAsync(InventedArticle article, string reason)
    {
        var eventId = Guid.CreateVersion7();

        Assert.Equal(Status.Success, await query.ExtractAsync(article, eventId));
        Assert.Equal(0, await query.CountAsync("document", article.DocumentId));
        var letter = await query.DeadLetterAsync(eventId);
        Assert.StartsWith("UNUSABLE: its evidence cannot be used: ", letter, StringComparison.Ordinal);
        Assert.Contains(reason, letter, StringComparison.Ordinal);
        Assert.Equal(Guid.Parse(article.DocumentId), await query.ScalarAsync($"SELECT document FROM query.dead_letter WHERE event_id = '{eventId}'"));
        Assert.Contains(query.Service.Errors, error => error.Contains(eventId.ToString(), StringComparison.Ordinal)
            && error.Contains(reason, StringComparison.Ordinal)
            && !error.Contains("harbour", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<string>> StatementIdsAsync(string documentId)
    {
        var answer = await query.Client.ListStatementsAsync(
            new ListStatementsRequest { DocumentId = documentId }, cancellationToken: TestContext.Current.CancellationToken);
        return [.. answer.Statements.Select(result => result.Statement.Id)];
    }
}
