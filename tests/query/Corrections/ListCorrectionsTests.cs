using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

public sealed class ListCorrectionsTests(ClusterFixture cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_Pages_GiveEachOnceTheLatestFirst()
    {
        await using var news = await CorrectedNews.StartAsync(cluster);
        var made = await MakeAsync(news);

        var found = new List<string>();
        var request = new ListCorrectionsRequest { PageSize = 2 };
        do
        {
            var page = await news.ListAsync(request);
            Assert.InRange(page.Corrections.Count, 1, 2);
            found.AddRange(page.Corrections.Select(correction => correction.Id));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(made.AsEnumerable().Reverse().Select(correction => correction.Id), found);
    }

    [Fact]
    public async Task List_ByDocumentAndPerson_GivesThoseAlone()
    {
        await using var news = await CorrectedNews.StartAsync(cluster);
        var made = await MakeAsync(news);

        Assert.Equal([made[2].Id, made[0].Id], await IdsAsync(news, new() { DocumentId = news.News.Wire.DocumentId }));
        Assert.Equal([made[1].Id], await IdsAsync(news, new() { CorrectedBy = "Night Desk" }));
        Assert.Empty(await IdsAsync(news, new() { CorrectedBy = "Night Desk", DocumentId = news.News.Wire.DocumentId }));
        Assert.Empty(await IdsAsync(news, new() { CorrectedBy = "Night" }));
    }

    [Fact]
    public async Task List_OfACorrection_TellsWhatItIsTiedTo()
    {
        await using var news = await CorrectedNews.StartAsync(cluster);
        var made = (await MakeAsync(news))[0];

        var listed = (await news.ListAsync(new ListCorrectionsRequest { DocumentId = news.News.Wire.DocumentId })).Corrections[^1];

        Assert.Equal(made, listed);
        Assert.Equal(["the dam at Tarn has 28 gates"], listed.Anchor.Content.Select(span => span.Text));
        Assert.Equal(["reported"], listed.Anchor.Cue.Select(span => span.Text));
        Assert.Equal(CorrectedNews.StatementOf(news.News.Wire), listed.StatementId);
        Assert.Equal([CorrectedAspect.Stance], listed.Aspects);
    }

    [Fact]
    public async Task List_BadInput_IsRefused()
    {
        await using var news = await CorrectedNews.StartAsync(cluster);

        var wrong = await Refusal.OfAsync(news.Client.ListCorrectionsAsync(
            new ListCorrectionsRequest { PageSize = -1, DocumentId = "x", CorrectedBy = new string('x', 201) }, cancellationToken: Cancellation));
        var token = await Refusal.OfAsync(news.Client.ListCorrectionsAsync(new ListCorrectionsRequest { PageToken = "x" }, cancellationToken: Cancellation));

        Assert.Equal(["corrected_by TOO_LONG", "document_id NOT_A_UUID", "page_size NEGATIVE"], wrong.Violations);
        Assert.Equal("INVALID_PAGE_TOKEN", token.Reason);
    }

    private static async Task<IReadOnlyList<Correction>> MakeAsync(CorrectedNews news)
    {
        var night = CorrectedNews.RequestOf(CorrectedNews.StatementOf(news.News.Echo), new StatementChange { Stance = Stance.Denies });
        night.CorrectedBy = "Night Desk";
        return
        [
            (await news.CorrectAsync(news.News.Wire, new StatementChange { Stance = Stance.Denies })).Correction,
            (await news.SendAsync(night)).Correction,
            (await news.CorrectAsync(news.News.Wire, new StatementChange { Certainty = Certainty.Hedged })).Correction,
        ];
    }

    private static async Task<IEnumerable<string>> IdsAsync(CorrectedNews news, ListCorrectionsRequest request) =>
        (await news.ListAsync(request)).Corrections.Select(correction => correction.Id);
}
