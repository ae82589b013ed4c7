using Grpc.Core;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

public sealed class GetTimelineTests(SearchedNews news) : IClassFixture<SearchedNews>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetTimeline_ReportsOfTwoDocuments_AreOneEventWithItsHistory()
    {
        var timeline = await AskAsync(new() { EntityId = await news.EntityIdAsync("Ottilie Brandt") });

        var met = Assert.Single(timeline.Events);
        Assert.Equal(("CONSULT", "2031-05-05", DatePrecision.Day, "Marrowby", 2), (met.Type, met.Time, met.Precision, met.Place, met.DocumentCount));
        Assert.Equal(["Ottilie Brandt", "Piet Oss"], met.Participants);
        Assert.Equal([EventStatus.Scheduled, EventStatus.Occurred], met.StatusHistory);
        Assert.Equal(EventStatus.Occurred, met.Status);
        Assert.Equal([("meet", "2031-05-04T09:30+02:00"), ("met", "2031-05-06")], met.Reports.Select(report => (report.Event.Event.Trigger.Text, report.Published)));
        Assert.False(timeline.Cut);
    }

    [Fact]
    public async Task GetTimeline_Filters_AreJoined()
    {
        Assert.Equal(["CONSULT", "AGREE"], await TypesAsync(new() { Participant = "oss" }));
        Assert.Equal(["AGREE"], await TypesAsync(new() { Participant = "oss", Types_ = { "AGREE" } }));
        Assert.Equal(["AGREE"], await TypesAsync(new() { Query = "crown talk" }));
        Assert.Equal(["CONSULT"], await TypesAsync(new() { Query = "meeting", Participant = "brandt" }));
        Assert.Equal(["CONSULT"], await TypesAsync(new() { Participant = "oss", From = "2031-05-05", Before = "2031-05-06" }));
        Assert.Empty(await TypesAsync(new() { Participant = "oss", From = "2031-05-06" }));
        Assert.Empty(await TypesAsync(new() { Participant = "oss", Before = "2031-05-05" }));
        Assert.Empty(await TypesAsync(new() { EntityId = await news.EntityIdAsync("Ottilie Brandt"), Types_ = { "AGREE" } }));
    }

    [Fact]
    public async Task GetTimeline_Pages_ConcatenateToTheWhole()
    {
        var first = await AskAsync(new() { Participant = "oss", PageSize = 1 });
        var second = await AskAsync(new() { Participant = "oss", PageSize = 1, PageToken = first.NextPageToken });

        Assert.Equal(["CONSULT", "AGREE"], first.Events.Concat(second.Events).Select(told => told.Type));
        Assert.Equal("", second.NextPageToken);
        var refusal = await RefusalAsync(new() { Participant = "brandt", PageSize = 1, PageToken = first.NextPageToken });
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_PAGE_TOKEN"), (refusal.Code, refusal.Reason));
    }

    [Fact]
    public async Task GetTimeline_AllWrong_NamesEveryField()
    {
        var refusal = await RefusalAsync(new()
        {
            EntityId = "oss",
            Participant = new string('x', 201),
            Query = "\0",
            Types_ = { "consult" },
            From = "today",
            Before = "2031-5-5",
            PageSize = -1,
        });

        Assert.Equal(
            ["before NOT_A_DATE", "entity_id NOT_A_UUID", "from NOT_A_DATE", "page_size NEGATIVE", "participant TOO_LONG", "query NOT_TEXT", "types[0] UNKNOWN"],
            refusal.Violations);
    }

    [Fact]
    public async Task GetTimeline_WrongInput_IsRefused()
    {
        Assert.Equal(["entity_id REQUIRED"], (await RefusalAsync(new() { Types_ = { "CONSULT" } })).Violations);
        Assert.Equal(["before NOT_AFTER_FROM"], (await RefusalAsync(new() { Query = "talks", From = "2031-05-05", Before = "2031-05-05" })).Violations);
        Assert.Equal(["query NO_WORDS"], (await RefusalAsync(new() { Query = "the -talks" })).Violations);
        Assert.Equal("ENTITY_NOT_FOUND", (await RefusalAsync(new() { EntityId = Guid.CreateVersion7().ToString() })).Reason);
    }

    private async Task<string[]> TypesAsync(GetTimelineRequest request) => [.. (await AskAsync(request)).Events.Select(told => told.Type)];

    private async Task<GetTimelineResponse> AskAsync(GetTimelineRequest request) => await news.Client.GetTimelineAsync(request, cancellationToken: Cancellation);

    private Task<Refusal> RefusalAsync(GetTimelineRequest request) => Refusal.OfAsync(news.Client.GetTimelineAsync(request, cancellationToken: Cancellation));
}
