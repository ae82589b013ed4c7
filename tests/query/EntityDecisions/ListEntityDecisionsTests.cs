using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

public sealed class ListEntityDecisionsTests(CuratedNews news) : IClassFixture<CuratedNews>
{
    private static readonly string[] Names = ["Wessel Amrath", "Odo Kestrin", "Ilse Tarnow", "Clemens Orlay", "Dorit Pascoe", "Egon Ruhland"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListEntityDecisions_PageByPage_GivesEachOnceTheLatestFirst()
    {
        await news.TakeInAsync([.. Names.Select(name => CuratedNews.Article(name))]);
        var made = new List<EntityDecision>();
        foreach (var other in Names.Skip(1))
        {
            made.Insert(0, (await news.MergeAsync(Names[0], other)).Decision);
        }

        made[2] = await news.UndoAsync(made[2]);
        var listed = new List<EntityDecision>();
        var request = new ListEntityDecisionsRequest { PageSize = 2 };
        do
        {
            var page = await news.Client.ListEntityDecisionsAsync(request, cancellationToken: Cancellation);
            Assert.InRange(page.Decisions.Count, 1, 2);
            listed.AddRange(page.Decisions);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(made, listed.Take(made.Count));
        Assert.Equal(listed.Count, listed.Select(decision => decision.Id).Distinct().Count());
        Assert.Equal(listed.OrderByDescending(decision => decision.DecideTime), listed);
    }

    [Fact]
    public async Task ListEntityDecisions_WrongInput_IsRefused()
    {
        var negative = await RefusalAsync(new ListEntityDecisionsRequest { PageSize = -1 });
        var strange = await RefusalAsync(new ListEntityDecisionsRequest { PageToken = "bm90IGEgdG9rZW4" });

        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), (negative.Code, negative.Reason));
        Assert.Equal(["page_size NEGATIVE"], negative.Violations);
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_PAGE_TOKEN"), (strange.Code, strange.Reason));
    }

    [Fact]
    public async Task EntityDecisions_OverJson_AreMadeListedAndTakenBack()
    {
        await news.TakeInAsync(CuratedNews.Article("Friedel Nantz", "Nantz"), CuratedNews.Article("Gesa Mohlen"));
        var (one, other) = ((await news.EntityAsync("Friedel Nantz")).Id, (await news.EntityAsync("Gesa Mohlen")).Id);

        using var split = await PostAsync("/v1/entities:split", new { entityId = one, names = new[] { "Nantz" }, decidedBy = "Desk", reason = "Two.", requestId = Guid.CreateVersion7() });
        using var merged = await PostAsync("/v1/entities:merge", new { entityId = one, otherEntityId = other, decidedBy = "Desk", reason = "One.", requestId = Guid.CreateVersion7() });
        var id = merged.RootElement.GetProperty("decision").GetProperty("id").GetString();
        using var undone = await PostAsync($"/v1/entity-decisions/{id}:undo", new { undoneBy = "Desk" });
        var listed = await news.Query.Service.Http.GetFromJsonAsync<JsonElement>(new Uri("/v1/entity-decisions?page_size=1", UriKind.Relative), Cancellation);

        Assert.Equal("ENTITY_DECISION_KIND_SPLIT", split.RootElement.GetProperty("decision").GetProperty("kind").GetString());
        Assert.Equal("Desk", undone.RootElement.GetProperty("decision").GetProperty("undoneBy").GetString());
        Assert.Equal(id, listed.GetProperty("decisions")[0].GetProperty("id").GetString());
    }

    private async Task<JsonDocument> PostAsync(string path, object body)
    {
        using var answer = await news.Query.Service.Http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode}: {text}");
        return JsonDocument.Parse(text);
    }

    private Task<Refusal> RefusalAsync(ListEntityDecisionsRequest request) =>
        Refusal.OfAsync(news.Client.ListEntityDecisionsAsync(request, cancellationToken: Cancellation));
}
