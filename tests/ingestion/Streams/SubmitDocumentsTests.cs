using Google.Rpc;
using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Ingestion.V1;
using Lane = Hearsay.Contracts.Ingestion.V1.Lane;

namespace Hearsay.Ingestion.Tests.Streams;

/// <summary>What a client that sends many articles is answered.</summary>
public sealed class SubmitDocumentsTests(IngestionFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Submit_ManyItems_AreEachAnsweredOnceAndAnnounced()
    {
        var items = Enumerable.Range(0, 100).Select(number => OpenStream.Item($"Text {number}.")).ToList();
        using var stream = OpenStream.On(fixture.Service);

        await stream.SendAsync(items);
        var answers = await stream.CompleteAsync();

        Assert.Equal(items.Select(item => item.RequestId).Order(), answers.Select(answer => answer.RequestId).Order());
        Assert.All(answers, answer => Assert.Equal((1, SubmitOutcome.Created), (answer.Response.Revision, answer.Response.Outcome)));
        Assert.Equal(100, answers.Select(answer => answer.TraceId).Distinct().Count());
        var documents = answers.Select(answer => Guid.Parse(answer.Response.DocumentId)).ToArray();
        Assert.Equal(100, await fixture.CountAsync("SELECT count(*) FROM outbox_event WHERE order_key = ANY ($1)", (object)documents));
        Assert.Equal(100, await fixture.CountAsync("SELECT count(DISTINCT split_part(traceparent, '-', 2)) FROM outbox_event WHERE order_key = ANY ($1)", (object)documents));
    }

    [Fact]
    public async Task Submit_ItemsThatAreWrong_AreAnsweredAsAloneAndTheRestGoesOn()
    {
        var wrong = OpenStream.Item(" ");
        wrong.Facts = new PublicationFacts { Published = "yesterday", Url = "nowhere" };
        wrong.Lane = (Lane)9;
        var tooLong = OpenStream.Item(new string('a', MessageLimits.MaxTextBytes + 1));
        using var stream = OpenStream.On(fixture.Service);

        await stream.SendAsync([wrong, tooLong, OpenStream.Item("Right.")]);
        var answers = (await stream.CompleteAsync()).ToDictionary(answer => answer.RequestId);

        Assert.Equal(3, answers.Count);
        foreach (var item in new[] { wrong, tooLong })
        {
            var alone = await Failures.OfAsync(fixture.Client.SubmitDocumentAsync(item, cancellationToken: Cancellation));
            Assert.Equal(alone, answers[item.RequestId].Error);
        }

        var fields = answers[wrong.RequestId].Error.GetDetail<BadRequest>().FieldViolations.Select(violation => (violation.Field, violation.Reason));
        Assert.Contains(("lane", "UNKNOWN"), fields);
        Assert.Single(answers.Values, answer => answer.Response?.Outcome is SubmitOutcome.Created);
    }

    [Fact]
    public async Task Submit_ItemsWithoutIdOrDocument_NameAllThatIsMissing()
    {
        var noId = OpenStream.Item("Text.");
        noId.RequestId = "";
        using var stream = OpenStream.On(fixture.Service);

        await stream.SendAsync([noId, new SubmitDocumentRequest()]);
        var answers = await stream.CompleteAsync();

        Assert.All(answers, answer => Assert.Equal("", answer.RequestId));
        Failures.AssertFields(answers[0].Error, ("request_id", "REQUIRED"));
        Failures.AssertFields(answers[1].Error, ("request_id", "REQUIRED"), ("plain_text", "BLANK"));
    }

    [Fact]
    public async Task Submit_ItemsOfOneDocument_AreTakenInInTheirOrder()
    {
        var key = IngestionFixture.NewKey();
        var items = Enumerable.Range(1, 40).Select(number => OpenStream.Item($"Text {number}.", key)).ToList();
        using var stream = OpenStream.On(fixture.Service);

        await stream.SendAsync(items);
        var answers = await stream.CompleteAsync();

        Assert.Equal(
            items.Select((item, at) => (item.RequestId, at + 1)), answers.Select(answer => (answer.RequestId, answer.Response.Revision)));
    }

    [Fact]
    public async Task Submit_StreamRepeated_GetsTheFirstAnswers()
    {
        var items = Enumerable.Range(0, 20).Select(number => OpenStream.Item($"Text {number}.")).ToList();
        using var first = OpenStream.On(fixture.Service);
        await first.SendAsync(items);
        var answers = (await first.CompleteAsync()).ToDictionary(answer => answer.RequestId, answer => answer.Response);

        items[3].PlainText = "Another text.";
        // In another lane it is the same request.
        items[4].Lane = Lane.Backfill;
        using var again = OpenStream.On(fixture.Service);
        await again.SendAsync(items);
        var repeated = await again.CompleteAsync();

        Assert.Equal(20, repeated.Count);
        Failures.AssertIs(
            repeated.Single(answer => answer.RequestId == items[3].RequestId).Error,
            StatusCode.InvalidArgument,
            ErrorReason.RequestIdReused,
            ("request_id", items[3].RequestId));
        Assert.All(repeated.Where(answer => answer.RequestId != items[3].RequestId), answer => Assert.Equal(answers[answer.RequestId], answer.Response));
    }

    [Fact]
    public async Task Submit_ItemOfARetractedDocument_IsRefusedAlone()
    {
        var key = IngestionFixture.NewKey();
        var document = (await fixture.SubmitAsync("Text.", key)).DocumentId;
        await fixture.RetractAsync(document);
        using var stream = OpenStream.On(fixture.Service);

        await stream.SendAsync([OpenStream.Item("Other.", key), OpenStream.Item("Text.")]);
        var answers = await stream.CompleteAsync();

        Failures.AssertIs(
            Assert.Single(answers, answer => answer.Error is not null).Error,
            StatusCode.FailedPrecondition,
            ErrorReason.DocumentRetracted,
            ("document_id", document));
        Assert.Equal(2, answers.Count);
    }

    [Fact]
    public async Task Submit_ItemOverTheMessageLimit_EndsTheStreamWithItsReason()
    {
        using var stream = OpenStream.On(fixture.Service);
        await stream.SendAsync(OpenStream.Item("Text."));

        // Its writing may be broken off.
        await Record.ExceptionAsync(() => stream.SendAsync(OpenStream.Item(new string('a', MessageLimits.MaxMessageBytes))));

        Failures.AssertIs(
            await stream.FailureAsync(), StatusCode.ResourceExhausted, ErrorReason.MessageTooLarge, ("max_bytes", $"{MessageLimits.MaxMessageBytes}"));
        Assert.Single(stream.Answers);
    }
}
