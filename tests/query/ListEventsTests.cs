using Grpc.Core;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

public sealed class ListEventsTests(ListedNews news) : IClassFixture<ListedNews>
{
    [Fact]
    public async Task ListEvents_WithoutFilter_GoesFromTheNewestArticle() =>
        Assert.Equal(["talk", "walked out", "met", "vote"], await TriggersAsync(new()));

    [Fact]
    public async Task ListEvents_Filters_AreJoined()
    {
        Assert.Equal(["talk", "met"], await TriggersAsync(new() { Types_ = { "CONSULT" } }));
        Assert.Equal(["walked out", "vote"], await TriggersAsync(new() { Types_ = { "AGREE", "REJECT" } }));
        Assert.Equal(["vote"], await TriggersAsync(new() { Statuses = { EventStatus.Scheduled } }));
        Assert.Equal(["walked out", "met"], await TriggersAsync(new() { Participant = "ottilie" }));
        Assert.Equal(["met"], await TriggersAsync(new() { Participant = "the mayor", Types_ = { "CONSULT" } }));
        Assert.Equal(["met", "vote"], await TriggersAsync(new() { DocumentId = news.Ledger.DocumentId }));
        Assert.Equal(["met"], await TriggersAsync(new() { DocumentId = news.Ledger.DocumentId, Participant = "oss" }));
        Assert.Empty(await TriggersAsync(new() { Types_ = { "ASSAULT" } }));
    }

    [Fact]
    public async Task ListEvents_Result_TellsNamesAndPassage()
    {
        var result = Assert.Single((await ListAsync(new() { Participant = "oss" })).Events);

        Assert.Equal(news.Ledger.Evidence.Events[0], result.Event);
        Assert.Equal(["Ottilie Brandt", "Piet Oss"], result.Participants);
        Assert.Equal("Piet Oss", result.AccordingTo);
        Assert.Equal("They met.", result.Passage.Sentence.Text);
        Assert.Equal((32, " A vote follows."), (result.Passage.Prefix.Length, result.Passage.Suffix[1..]));
    }

    [Fact]
    public async Task ListEvents_AllWrong_NamesEveryField()
    {
        var request = new ListEventsRequest
        {
            PageSize = -7,
            Types_ = { "consult", "", "AGREE" },
            Statuses = { EventStatus.Unspecified },
            Participant = "\0",
            DocumentId = "x",
        };

        var refusal = await Refusal.OfAsync(news.Client.ListEventsAsync(request, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), (refusal.Code, refusal.Reason));
        Assert.Equal(
            [
                "document_id NOT_A_UUID",
                "page_size NEGATIVE",
                "participant NOT_TEXT",
                "statuses[0] UNKNOWN",
                "types[0] UNKNOWN",
                "types[1] UNKNOWN",
            ],
            refusal.Violations);
    }

    private async Task<string[]> TriggersAsync(ListEventsRequest request) =>
        [.. (await ListAsync(request)).Events.Select(result => result.Event.Trigger.Text)];

    private async Task<ListEventsResponse> ListAsync(ListEventsRequest request) =>
        await news.Client.ListEventsAsync(request, cancellationToken: TestContext.Current.CancellationToken);
}
