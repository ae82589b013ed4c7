using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Ingestion.Tests.Streams;
using Lane = Hearsay.Contracts.Ingestion.V1.Lane;

namespace Hearsay.Ingestion.Tests;

/// <summary>The lane is how soon a document is read, and nothing else.</summary>
public sealed class LaneTests(IngestionFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Lane.Unspecified, Topics.DocumentsReceived)]
    [InlineData(Lane.Fresh, Topics.DocumentsReceived)]
    [InlineData(Lane.Backfill, Topics.DocumentsReceivedBackfill)]
    public async Task Submit_InALane_IsAnnouncedThere(Lane lane, string topic)
    {
        var key = IngestionFixture.NewKey();

        var created = await fixture.SubmitAsync(Article("One.", key, lane));
        await fixture.SubmitAsync(Article("Two.", key, lane));

        Assert.Equal([topic, topic], (await fixture.EventsAsync(created.DocumentId)).Select(announced => announced.Topic));
    }

    [Fact]
    public async Task Submit_StreamOfBackfill_IsAnnouncedThere()
    {
        var item = OpenStream.Item("Text.");
        item.Lane = Lane.Backfill;
        using var stream = OpenStream.On(fixture.Service);

        await stream.SendAsync(item);
        var document = (await stream.CompleteAsync())[0].Response.DocumentId;

        Assert.Equal(Topics.DocumentsReceivedBackfill, Assert.Single(await fixture.EventsAsync(document)).Topic);
    }

    [Fact]
    public async Task Submit_RequestIdInAnotherLane_GetsTheFirstAnswerAndIsNotAnnouncedAgain()
    {
        var request = Article("One.", IngestionFixture.NewKey(), Lane.Backfill);
        request.RequestId = Guid.CreateVersion7().ToString();
        var first = await fixture.SubmitAsync(request);
        request.Lane = Lane.Fresh;

        Assert.Equal(first, await fixture.SubmitAsync(request));
        Assert.Equal(Topics.DocumentsReceivedBackfill, Assert.Single(await fixture.EventsAsync(first.DocumentId)).Topic);
    }

    [Fact]
    public async Task Submit_KnownTextInAnotherLane_IsKnown()
    {
        var key = IngestionFixture.NewKey();
        var first = await fixture.SubmitAsync(Article("One.", key, Lane.Backfill));

        var again = await fixture.SubmitAsync(Article("One.", key, Lane.Fresh));

        Assert.Equal((first.DocumentId, SubmitOutcome.Known), (again.DocumentId, again.Outcome));
        Assert.Single(await fixture.EventsAsync(first.DocumentId));
    }

    [Fact]
    public async Task Submit_LaneThatIsNone_IsRefused()
    {
        var call = fixture.Client.SubmitDocumentAsync(Article("One.", IngestionFixture.NewKey(), (Lane)7), cancellationToken: Cancellation);

        Failures.AssertFields(await Failures.OfAsync(call), ("lane", "UNKNOWN"));
    }

    private static SubmitDocumentRequest Article(string text, string key, Lane lane)
    {
        var request = IngestionFixture.Article(text, key);
        request.Lane = lane;
        return request;
    }
}
