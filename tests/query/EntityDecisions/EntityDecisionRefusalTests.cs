using Grpc.Core;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

public sealed class EntityDecisionRefusalTests(CuratedNews news) : IClassFixture<CuratedNews>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Merge_WithNothing_TellsAllFields()
    {
        var refusal = await RefusalAsync(new MergeEntitiesRequest());

        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), (refusal.Code, refusal.Reason));
        Assert.Equal(
            ["decided_by REQUIRED", "entity_id NOT_A_UUID", "other_entity_id NOT_A_UUID", "reason REQUIRED", "request_id NOT_A_UUID"], refusal.Violations);
    }

    [Fact]
    public async Task Split_WithNothing_TellsAllFields() => Assert.Equal(
        ["decided_by REQUIRED", "entity_id NOT_A_UUID", "names REQUIRED", "reason REQUIRED", "request_id NOT_A_UUID"],
        (await RefusalAsync(new SplitEntityRequest())).Violations);

    [Theory]
    [InlineData(201, 1, "decided_by TOO_LONG")]
    [InlineData(1, 1_001, "reason TOO_LONG")]
    public async Task Merge_TextTooLong_IsRefused(int decidedBy, int reason, string expected)
    {
        var request = CuratedNews.MergeOf(NewId(), NewId());
        (request.DecidedBy, request.Reason) = (new string('x', decidedBy), new string('x', reason));

        Assert.Equal([expected], (await RefusalAsync(request)).Violations);
    }

    [Fact]
    public async Task Merge_TextWithNul_IsRefused()
    {
        var request = CuratedNews.MergeOf(NewId(), NewId());
        request.DecidedBy = "De\0sk";

        Assert.Equal(["decided_by NOT_TEXT"], (await RefusalAsync(request)).Violations);
    }

    [Fact]
    public async Task Merge_UnknownEntity_IsNotFound()
    {
        await news.TakeInAsync(CuratedNews.Article("Wessel Amrath"));
        var known = (await news.EntityAsync("Wessel Amrath")).Id;
        var unknown = NewId();

        var first = await RefusalAsync(CuratedNews.MergeOf(unknown, known));
        var second = await RefusalAsync(CuratedNews.MergeOf(known, unknown));

        Assert.Equal((StatusCode.NotFound, "ENTITY_NOT_FOUND", unknown), (first.Code, first.Reason, first.Metadata["entity_id"]));
        Assert.Equal((StatusCode.NotFound, "ENTITY_NOT_FOUND", unknown), (second.Code, second.Reason, second.Metadata["entity_id"]));
    }

    [Fact]
    public async Task Merge_WithItself_IsRefused()
    {
        var article = CuratedNews.Article("Odo Kestrin", "Kestrin");
        await news.TakeInAsync(article);
        var id = (await news.EntityAsync("Odo Kestrin")).Id;

        Assert.Equal(["other_entity_id SAME_ENTITY"], (await RefusalAsync(CuratedNews.MergeOf(id, id))).Violations);
    }

    [Fact]
    public async Task Split_UnknownEntity_IsNotFound() =>
        Assert.Equal((StatusCode.NotFound, "ENTITY_NOT_FOUND"), await CodeAsync(RefusalAsync(CuratedNews.SplitOf(NewId(), "Nobody"))));

    [Fact]
    public async Task Split_NamesThatAreNotIts_AreRefused()
    {
        await news.TakeInAsync(CuratedNews.Article("Ilse Tarnow", "Tarnow"));
        var id = (await news.EntityAsync("Ilse Tarnow")).Id;

        Assert.Equal(
            ["names[0] NOT_ITS_NAME", "names[2] NOT_ITS_NAME"], (await RefusalAsync(CuratedNews.SplitOf(id, "Nobody", "Tarnow", "Ilse"))).Violations);
        Assert.Equal(["names[1] REQUIRED"], (await RefusalAsync(CuratedNews.SplitOf(id, "Tarnow", " "))).Violations);
        Assert.Equal(["names TOO_MANY"], (await RefusalAsync(CuratedNews.SplitOf(id, [.. Enumerable.Repeat("Tarnow", 51)]))).Violations);
    }

    [Fact]
    public async Task Split_AllNames_IsRefused()
    {
        await news.TakeInAsync(CuratedNews.Article("Clemens Orlay", "Orlay"));
        var id = (await news.EntityAsync("Clemens Orlay")).Id;

        Assert.Equal(["names ALL_NAMES"], (await RefusalAsync(CuratedNews.SplitOf(id, "Orlay", "Clemens Orlay"))).Violations);
    }

    [Fact]
    public async Task Decision_RequestIdWithOtherContent_IsRefused()
    {
        await news.TakeInAsync(CuratedNews.Article("Bruno Falkner", "Falkner"), CuratedNews.Article("Dorit Pascoe"));
        var merge = CuratedNews.MergeOf((await news.EntityAsync("Bruno Falkner")).Id, (await news.EntityAsync("Dorit Pascoe")).Id);
        await news.SendAsync(merge);
        var split = CuratedNews.SplitOf(merge.EntityId, "Falkner");
        split.RequestId = merge.RequestId;

        var other = await RefusalAsync(new MergeEntitiesRequest(merge) { Reason = "Another." });
        var kind = await RefusalAsync(split);

        Assert.Equal((StatusCode.InvalidArgument, "REQUEST_ID_REUSED", merge.RequestId), (other.Code, other.Reason, other.Metadata["request_id"]));
        Assert.Equal((StatusCode.InvalidArgument, "REQUEST_ID_REUSED"), (kind.Code, kind.Reason));
        await news.AssertOneAsync("Bruno Falkner", "Falkner");
    }

    [Fact]
    public async Task Undo_UnknownOrWrong_IsRefused()
    {
        var id = NewId();

        var unknown = await RefusalAsync(new UndoEntityDecisionRequest { DecisionId = id, UndoneBy = "Desk" });
        var wrong = await RefusalAsync(new UndoEntityDecisionRequest { DecisionId = "x", UndoneBy = " " });

        Assert.Equal((StatusCode.NotFound, "DECISION_NOT_FOUND", id), (unknown.Code, unknown.Reason, unknown.Metadata["decision_id"]));
        Assert.Equal(["decision_id NOT_A_UUID", "undone_by REQUIRED"], wrong.Violations);
    }

    private static async Task<(StatusCode Code, string Reason)> CodeAsync(Task<Refusal> refusal) => ((await refusal).Code, (await refusal).Reason);

    private Task<Refusal> RefusalAsync(MergeEntitiesRequest request) => Refusal.OfAsync(news.Client.MergeEntitiesAsync(request, cancellationToken: Cancellation));

    private Task<Refusal> RefusalAsync(SplitEntityRequest request) => Refusal.OfAsync(news.Client.SplitEntityAsync(request, cancellationToken: Cancellation));

    private Task<Refusal> RefusalAsync(UndoEntityDecisionRequest request) => Refusal.OfAsync(news.Client.UndoEntityDecisionAsync(request, cancellationToken: Cancellation));

    private static string NewId() => Guid.CreateVersion7().ToString();
}
