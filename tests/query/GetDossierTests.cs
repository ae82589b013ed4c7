using Grpc.Core;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

public sealed class GetDossierTests(SearchedNews news) : IClassFixture<SearchedNews>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetDossier_ByName_TellsWhoItIsOverAllDocuments()
    {
        var dossier = await AskAsync(new() { Name = "ottilie BRANDT" });

        Assert.Equal(("Ottilie Brandt", EntityType.Person, 2, 2), (dossier.Entity.Name, dossier.Entity.Type, dossier.Entity.DocumentCount, dossier.Entity.StatementCount));
        Assert.Contains("Brandt", dossier.Entity.Aliases);
        Assert.Contains(dossier.Entity.Links, link => link is { Reason: "ALIAS_IN_TEXT", Name: "Brandt", Other: "Ottilie Brandt", Score: > 0.9 and < 1 });
        Assert.Equal([("Mayor", "2031-05-04T09:30+02:00"), ("governor", "2031-05-06")], dossier.Roles.Select(role => (role.Role, role.FirstPublished)));
        Assert.Equal([SearchedNews.Matter, SearchedNews.Closes], dossier.StatementsBy.Select(result => result.Statement.Content[0].Text));
        Assert.Equal([SearchedNews.Talks], dossier.StatementsAbout.Select(result => result.Statement.Content[0].Text));
        Assert.Equal(["met", "meet"], dossier.Events.Select(result => result.Event.Trigger.Text));
        Assert.Equal([("Quill", 1), ("Tern Bay Echo", 1), ("The Marrowby Ledger", 1)], dossier.Relays.Select(relay => (relay.Name, relay.StatementCount)));
        Assert.Empty(dossier.Others);
    }

    [Fact]
    public async Task GetDossier_ByAliasOrAnyId_IsTheSame()
    {
        var byName = await AskAsync(new() { Name = "Ottilie Brandt" });

        Assert.Equal(byName.Entity, (await AskAsync(new() { Name = "brandt" })).Entity);
        Assert.Equal(byName, await AskAsync(new() { EntityId = byName.Entity.Id }));
        Assert.Equal(byName.Entity.Id, await news.EntityIdAsync("Ottilie Brandt"));
    }

    [Fact]
    public async Task GetDossier_Unknown_IsNotFound()
    {
        var id = Guid.CreateVersion7().ToString();

        var byId = await RefusalAsync(new() { EntityId = id });
        var byName = await RefusalAsync(new() { Name = "Nobody" });

        Assert.Equal((StatusCode.NotFound, "ENTITY_NOT_FOUND", id), (byId.Code, byId.Reason, byId.Metadata["entity_id"]));
        Assert.Equal((StatusCode.NotFound, "ENTITY_NOT_FOUND", "Nobody"), (byName.Code, byName.Reason, byName.Metadata["name"]));
    }

    [Theory]
    [InlineData("", "", "entity_id REQUIRED")]
    [InlineData("", " ", "entity_id REQUIRED")]
    [InlineData("oss", "", "entity_id NOT_A_UUID")]
    [InlineData("01976f2e-0000-7000-8000-000000000001", "Oss", "name NOT_WITH_ENTITY_ID")]
    [InlineData("", "\0", "name NOT_TEXT")]
    public async Task GetDossier_WrongInput_IsRefused(string id, string name, string expected) =>
        Assert.Equal([expected], (await RefusalAsync(new() { EntityId = id, Name = name })).Violations);

    [Fact]
    public async Task GetDossier_NameTooLong_IsRefused() =>
        Assert.Equal(["name TOO_LONG"], (await RefusalAsync(new() { Name = new string('x', 201) })).Violations);

    [Fact]
    public async Task ListEntities_CanonicalId_IsOfAllDocumentsAndEmptyWithoutAName()
    {
        var page = await news.Client.ListEntitiesAsync(new ListEntitiesRequest(), cancellationToken: Cancellation);

        var ids = page.Entities.Where(result => result.Entity.Name == "Piet Oss").Select(result => result.CanonicalId).ToList();
        Assert.Equal(2, ids.Count);
        Assert.Single(ids.Distinct());
        Assert.True(Guid.TryParseExact(ids[0], "D", out _));
        Assert.Equal("", page.Entities.Single(result => result.Entity.Unnamed).CanonicalId);
    }

    private async Task<GetDossierResponse> AskAsync(GetDossierRequest request) => await news.Client.GetDossierAsync(request, cancellationToken: Cancellation);

    private Task<Refusal> RefusalAsync(GetDossierRequest request) => Refusal.OfAsync(news.Client.GetDossierAsync(request, cancellationToken: Cancellation));
}
