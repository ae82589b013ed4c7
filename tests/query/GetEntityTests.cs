using Grpc.Core;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

public sealed class GetEntityTests(SearchedNews news) : IClassFixture<SearchedNews>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetEntity_ById_TellsWhatTheReadModelHasOfIt()
    {
        var dossier = await news.Client.GetDossierAsync(new GetDossierRequest { Name = "Ottilie Brandt" }, cancellationToken: Cancellation);

        var answer = await AskAsync(dossier.Entity.Id);

        Assert.Equal(dossier.Entity, answer.Entity);
        Assert.Equal(dossier.Roles, answer.Roles);
        Assert.Equal(["2031-05-06", "2031-05-04T09:30+02:00"], answer.Mentions.Select(mention => mention.Passage.Published));
        var listed = await news.Client.ListEntitiesAsync(new ListEntitiesRequest(), cancellationToken: Cancellation);
        Assert.All(answer.Mentions, mention => Assert.Contains(mention, listed.Entities));
    }

    [Fact]
    public async Task GetEntity_OneThatWasTakenUp_AnswersWithItsSuccessor()
    {
        var first = await news.EntityIdAsync("Ottilie Brandt");
        var second = await news.EntityIdAsync("Piet Oss");
        var merge = new MergeEntitiesRequest
        {
            EntityId = first, OtherEntityId = second, DecidedBy = "desk", Reason = "as a test wants it", RequestId = Guid.CreateVersion7().ToString(),
        };
        var decision = (await news.Client.MergeEntitiesAsync(merge, cancellationToken: Cancellation)).Decision;
        try
        {
            var successor = await AskAsync(first);
            Assert.Equal(new[] { first, second }.Min(StringComparer.Ordinal), successor.Entity.Id);
            Assert.Equal(successor, await AskAsync(second));
        }
        finally
        {
            await news.Client.UndoEntityDecisionAsync(new UndoEntityDecisionRequest { DecisionId = decision.Id, UndoneBy = "desk" }, cancellationToken: Cancellation);
        }
    }

    [Fact]
    public async Task GetEntity_Unknown_IsNotFound()
    {
        var id = Guid.CreateVersion7().ToString();

        var refusal = await RefusalAsync(id);

        Assert.Equal((StatusCode.NotFound, "ENTITY_NOT_FOUND", id), (refusal.Code, refusal.Reason, refusal.Metadata["entity_id"]));
    }

    [Theory]
    [InlineData("", "entity_id REQUIRED")]
    [InlineData("oss", "entity_id NOT_A_UUID")]
    public async Task GetEntity_WrongInput_IsRefused(string id, string expected) => Assert.Equal([expected], (await RefusalAsync(id)).Violations);

    private async Task<GetEntityResponse> AskAsync(string id) => await news.Client.GetEntityAsync(new GetEntityRequest { EntityId = id }, cancellationToken: Cancellation);

    private Task<Refusal> RefusalAsync(string id) =>
        Refusal.OfAsync(news.Client.GetEntityAsync(new GetEntityRequest { EntityId = id }, cancellationToken: Cancellation));
}
