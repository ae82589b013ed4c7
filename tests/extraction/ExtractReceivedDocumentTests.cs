using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.LocalPostgres;
using Hearsay.TestSupport;
using Npgsql;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Extraction.Tests;

public sealed class ExtractReceivedDocumentTests(ExtractionFixture fixture)
{
    private const string CountAll =
        """
        SELECT (SELECT count(*) FROM extraction.evidence)
            + (SELECT count(*) FROM extraction.outbox_event)
            + (SELECT count(*) FROM extraction.inbox_receipt)
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Subscriptions_Asked_NameEveryTopicAndLane() =>
        Assert.Equal(
            [Topics.DeadLettersExtraction, Topics.DocumentsReceivedBackfill, Topics.DocumentsReceived, Topics.DocumentsRetracted],
            (await fixture.Sidecar.ListTopicsAsync(Cancellation)).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Received_StoredRevision_EvidenceIsKeptAndAnnouncedOnce()
    {
        var document = fixture.Ingestion.Put(Articles.Bridge);

        var evidence = await fixture.ReadAsync(document);

        Assert.Equal(document, evidence.DocumentId);
        Assert.Equal(1, evidence.Revision);
        Assert.Equal("Marrowby Ledger", evidence.Facts.Outlet);
        Assert.NotEmpty(evidence.Statements);
        Assert.Equal(1, await fixture.CountEvidenceAsync(document));
        Assert.Equal(1, await fixture.CountAnnouncedAsync(document));
    }

    [Theory]
    [InlineData(Topics.DocumentsReceived, Topics.EvidenceExtracted)]
    [InlineData(Topics.DocumentsReceivedBackfill, Topics.EvidenceExtractedBackfill)]
    public async Task Received_InALane_IsAnnouncedInTheSame(string topic, string announced)
    {
        var document = fixture.Ingestion.Put(Articles.Bridge);

        await fixture.Sidecar.DeliverAsync(topic, new DocumentReceived { DocumentId = document, Revision = 1 }, cancellationToken: Cancellation);

        Assert.Equal([announced], await fixture.TopicsAnnouncedAsync(document));
    }

    [Fact]
    public async Task Received_AnotherLanguage_IsKeptAndAnnouncedWithTheReason()
    {
        var document = fixture.Ingestion.Put(Articles.German);

        var evidence = await fixture.ReadAsync(document);

        Assert.Equal([Contracts.Evidence.V1.Shortfall.UnsupportedLanguage], evidence.Shortfalls);
        Assert.Empty(evidence.Statements);
        Assert.Equal(1, await fixture.CountAnnouncedAsync(document));
    }

    [Fact]
    public async Task Received_TwoRevisions_EachIsKept()
    {
        var document = fixture.Ingestion.Put(Articles.Bridge);
        fixture.Ingestion.Put(Articles.Ferry, 2, document);

        var second = await fixture.ReadAsync(document, 2);
        var first = await fixture.ReadAsync(document, 1);

        Assert.Equal((1, 2), (first.Revision, second.Revision));
        Assert.NotEqual(first.TextSha256, second.TextSha256);
        Assert.Equal(2, (await fixture.GetAsync(document)).Revision);
    }

    [Fact]
    public async Task Received_LargestTextOfQuotations_PassesEveryHop()
    {
        const string Quote = "\"It is not safe,\" Ada Venn told the Marrowby Ledger. ";
        var text = string.Concat(Enumerable.Repeat(Quote, MessageLimits.MaxTextBytes / Quote.Length));
        var document = fixture.Ingestion.Put(text);

        var evidence = await fixture.ReadAsync(document);

        Assert.NotEmpty(evidence.Statements);
        Assert.InRange(evidence.CalculateSize() + text.Length, 1, MessageLimits.MaxEvidenceBytes);
    }

    [Fact]
    public async Task Received_SameEventAgain_HasNoSecondEffect()
    {
        var document = fixture.Ingestion.Put(Articles.Bridge);
        var eventId = Guid.CreateVersion7();

        Assert.Equal(Status.Success, await fixture.ReceiveAsync(document, eventId: eventId));
        Assert.Equal(Status.Success, await fixture.ReceiveAsync(document, eventId: eventId));

        Assert.Equal(1, await fixture.CountEvidenceAsync(document));
        Assert.Equal(1, await fixture.CountAnnouncedAsync(document));
        Assert.Equal(1, await fixture.CountReceiptsAsync(eventId));
    }

    [Fact]
    public async Task Received_SameEventTenTimesAtOnce_HasOneEffect()
    {
        var document = fixture.Ingestion.Put(Articles.Bridge);
        var eventId = Guid.CreateVersion7();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => fixture.ReceiveAsync(document, eventId: eventId)));

        Assert.All(answers, answer => Assert.Equal(Status.Success, answer));
        Assert.Equal(1, await fixture.CountEvidenceAsync(document));
        Assert.Equal(1, await fixture.CountAnnouncedAsync(document));
    }

    [Fact]
    public async Task Received_RevisionReadBefore_IsAnnouncedAgainWithTheSameIds()
    {
        var document = fixture.Ingestion.Put(Articles.Bridge);

        var first = await fixture.ReadAsync(document);
        var second = await fixture.ReadAsync(document);

        Assert.Equal(first, second);
        Assert.All(first.Statements, statement => Assert.Equal('5', statement.Id[14]));
        Assert.Equal(first.Statements.Count, first.Statements.Select(statement => statement.Id).Distinct().Count());
        Assert.Equal(1, await fixture.CountEvidenceAsync(document));
        Assert.Equal(2, await fixture.CountAnnouncedAsync(document));
    }

    [Theory]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.Unimplemented)]
    public async Task Received_IngestionFails_IsAskedForAgainAndThenKept(StatusCode code)
    {
        var document = fixture.Ingestion.Put(Articles.Bridge);
        var eventId = Guid.CreateVersion7();
        fixture.Ingestion.Fail(document, code);

        Assert.Equal(Status.Retry, await fixture.ReceiveAsync(document, eventId: eventId));
        Assert.Equal((0, 0), (await fixture.CountEvidenceAsync(document), await fixture.CountReceiptsAsync(eventId)));

        fixture.Ingestion.Recover(document);
        Assert.Equal(Status.Success, await fixture.ReceiveAsync(document, eventId: eventId));
        Assert.Equal(1, await fixture.CountEvidenceAsync(document));
    }

    [Fact]
    public async Task Received_AnnouncementCannotBeWritten_NothingIsHalfWritten()
    {
        var database = await fixture.CreateDatabaseAsync();
        await using var alone = await fixture.StartOnAsync(database);
        await using var owner = NpgsqlDataSource.Create(database.OwnerConnectionString);
        var document = fixture.Ingestion.Put(Articles.Bridge);
        var payload = new DocumentReceived { DocumentId = document, Revision = 1 };
        var (sidecar, eventId) = (new AppCallbackClient(alone.Channel), Guid.CreateVersion7());
        await ExecuteAsync(owner, "ALTER TABLE extraction.outbox_event ADD CONSTRAINT broken CHECK (topic = '')");

        Assert.Equal(Status.Retry, await sidecar.DeliverAsync(Topics.DocumentsReceived, payload, eventId, Cancellation));
        Assert.Equal(0L, await ExecuteAsync(owner, CountAll));

        await ExecuteAsync(owner, "ALTER TABLE extraction.outbox_event DROP CONSTRAINT broken");
        Assert.Equal(Status.Success, await sidecar.DeliverAsync(Topics.DocumentsReceived, payload, eventId, Cancellation));
        Assert.Equal(3L, await ExecuteAsync(owner, CountAll));
    }

    [Theory]
    [InlineData(ErrorReason.DocumentRetracted)]
    [InlineData(ErrorReason.DocumentNotFound)]
    [InlineData(ErrorReason.RevisionNotFound)]
    public async Task Received_RevisionIsGone_EndsWithoutEvidence(ErrorReason reason)
    {
        var document = Guid.CreateVersion7().ToString();
        var eventId = Guid.CreateVersion7();
        fixture.Ingestion.Fail(document, reason);

        Assert.Equal(Status.Success, await fixture.ReceiveAsync(document, eventId: eventId));

        Assert.Equal(1, await fixture.CountReceiptsAsync(eventId));
        Assert.Equal((0, 0), (await fixture.CountEvidenceAsync(document), await fixture.CountAnnouncedAsync(document)));
    }

    [Fact]
    public async Task Received_IngestionIsDown_IsAskedForAgain()
    {
        await using var alone = await fixture.StartAnotherAsync($"http://127.0.0.1:{LoopbackPort.TakeFree()}");
        var document = Guid.CreateVersion7().ToString();

        var answer = await new AppCallbackClient(alone.Channel).DeliverAsync(
            Topics.DocumentsReceived, new DocumentReceived { DocumentId = document, Revision = 1 }, cancellationToken: Cancellation);

        Assert.Equal(Status.Retry, answer);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("""["a"]""")]
    [InlineData("""{"documentId":5}""")]
    [InlineData("""{"documentId":"0193c1d4-0000-7000-8000-000000000001","revision":"one"}""")]
    [InlineData("""{"documentId":"0193c1d4-0000-7000-8000-000000000001"}""")]
    [InlineData("""{"documentId":"0193c1d4-0000-7000-8000-000000000001","revision":-1}""")]
    [InlineData("""{"documentId":"marrowby","revision":1}""")]
    public async Task Received_PayloadIsGarbage_IsSetAside(string data)
    {
        var eventId = Guid.CreateVersion7();

        Assert.Equal(Status.Success, await fixture.Sidecar.DeliverAsync(Topics.DocumentsReceived, data, eventId.ToString(), Cancellation));

        Assert.Contains(await fixture.DeadLetterAsync(eventId), (string[])["UNREADABLE: its payload cannot be read (1)", "UNUSABLE: it names no document or no revision (1)"]);
    }

    [Fact]
    public async Task Received_IngestionAlwaysRefuses_IsADeadLetterThatCanBeReplayed()
    {
        var document = fixture.Ingestion.Put(Articles.Bridge);
        var eventId = Guid.CreateVersion7();
        fixture.Ingestion.Fail(document, ErrorReason.Internal);

        for (var attempt = 1; attempt < 5; attempt++)
        {
            Assert.Equal((Status.Retry, ""), (await fixture.ReceiveAsync(document, eventId: eventId), await fixture.DeadLetterAsync(eventId)));
        }

        Assert.Equal(Status.Success, await fixture.ReceiveAsync(document, eventId: eventId));
        Assert.Equal("FAILED: it failed 5 times, at last: PEER Internal (5)", await fixture.DeadLetterAsync(eventId));
        Assert.Equal((0, 0), (await fixture.CountEvidenceAsync(document), await fixture.CountReceiptsAsync(eventId)));

        fixture.Ingestion.Recover(document);
        await fixture.ExecuteAsync("UPDATE dead_letter SET replay_at = now() WHERE event_id = $1", eventId.ToString());
        await Eventually.HoldsAsync(async () => await fixture.DeadLetterAsync(eventId) is "", "it is settled", TimeSpan.FromSeconds(30));

        Assert.Equal((1, 1), (await fixture.CountEvidenceAsync(document), await fixture.CountReceiptsAsync(eventId)));
        Assert.Equal(Status.Success, await fixture.ReceiveAsync(document, eventId: eventId));
        Assert.Equal(1, await fixture.CountEvidenceAsync(document));
    }

    [Theory]
    [InlineData(ErrorReason.DependencyUnavailable)]
    [InlineData(ErrorReason.Overloaded)]
    [InlineData(ErrorReason.Conflict)]
    [InlineData(ErrorReason.TokenRefused)]
    public async Task Received_IngestionCannotAnswerNow_CountsNoTry(ErrorReason reason)
    {
        var document = fixture.Ingestion.Put(Articles.Bridge);
        var eventId = Guid.CreateVersion7();
        fixture.Ingestion.Fail(document, reason);

        for (var attempt = 0; attempt < 7; attempt++)
        {
            Assert.Equal(Status.Retry, await fixture.ReceiveAsync(document, eventId: eventId));
        }

        fixture.Ingestion.Recover(document);
        Assert.Equal(Status.Success, await fixture.ReceiveAsync(document, eventId: eventId));
        Assert.Equal((1, ""), (await fixture.CountEvidenceAsync(document), await fixture.DeadLetterAsync(eventId)));
    }

    [Fact]
    public async Task Received_PayloadHasFieldsOfANewerPublisher_IsKept()
    {
        var document = fixture.Ingestion.Put(Articles.Bridge);

        var answer = await fixture.Sidecar.DeliverAsync(
            Topics.DocumentsReceived,
            $$"""{"documentId":"{{document}}","revision":1,"colour":"blue"}""",
            Guid.CreateVersion7().ToString(),
            Cancellation);

        Assert.Equal(Status.Success, answer);
        Assert.Equal(1, await fixture.CountEvidenceAsync(document));
    }

    [Fact]
    public async Task Received_TopicIsUnknown_IsAskedForAgain() =>
        Assert.Equal(Status.Retry, await fixture.Sidecar.DeliverAsync("documents.moved.v1", "{}", Guid.CreateVersion7().ToString(), Cancellation));

    private static async Task<object?> ExecuteAsync(NpgsqlDataSource owner, string sql)
    {
        await using var command = owner.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
