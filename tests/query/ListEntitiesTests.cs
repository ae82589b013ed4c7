using Grpc.Core;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

public sealed class ListEntitiesTests(ListedNews news) : IClassFixture<ListedNews>
{
    [Fact]
    public async Task ListEntities_WithoutFilter_GoesByName() =>
        Assert.Equal(
            ["a senior harbour official", "Ottilie Brandt", "Ottilie Strand", "Piet Oss", "Piet Oss", "quay", "Quill"],
            await NamesAsync(new()));

    [Fact]
    public async Task ListEntities_Filters_AreJoined()
    {
        Assert.Equal(["Ottilie Brandt"], await NamesAsync(new() { Name = "MAYOR" }));
        Assert.Equal(["Quill"], await NamesAsync(new() { Types_ = { EntityType.Outlet } }));
        Assert.Equal(["quay", "Quill"], await NamesAsync(new() { Types_ = { EntityType.Outlet, EntityType.Place } }));
        Assert.Equal(["Ottilie Brandt", "Piet Oss", "Quill"], await NamesAsync(new() { DocumentId = news.Ledger.DocumentId }));
        Assert.Equal(["Piet Oss"], await NamesAsync(new() { DocumentId = news.Ledger.DocumentId, Name = "piet", Types_ = { EntityType.Person } }));
        Assert.Empty(await NamesAsync(new() { Name = "%" }));
    }

    [Fact]
    public async Task ListEntities_Result_TellsPassageAndStatements()
    {
        var result = Assert.Single((await ListAsync(new() { Name = "mayor" })).Entities);

        Assert.Equal(news.Ledger.Evidence.Entities[0], result.Entity);
        Assert.Equal(1, result.StatementCount);
        Assert.Equal(news.Ledger.DocumentId, result.Passage.DocumentId);
        Assert.Equal(("Mayor ", " told the Quill that the harbour"), (result.Passage.Prefix, result.Passage.Suffix));
        Assert.Equal("Mayor Ottilie Brandt told the Quill that the harbour would close.", result.Passage.Sentence.Text);
    }

    [Fact]
    public async Task ListEntities_WithoutMention_HasAPassageWithoutSentence()
    {
        var result = Assert.Single((await ListAsync(new() { Name = "senior" })).Entities);

        Assert.Equal(("the marrowby LEDGER", null, ""), (result.Passage.Outlet, result.Passage.Sentence, result.Passage.Prefix));
    }

    [Fact]
    public async Task ListEntities_AllWrong_NamesEveryField()
    {
        var request = new ListEntitiesRequest
        {
            PageSize = int.MinValue,
            Name = new string('x', 201),
            Types_ = { EntityType.Unspecified, (EntityType)7 },
            DocumentId = "x",
        };

        var refusal = await Refusal.OfAsync(news.Client.ListEntitiesAsync(request, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), (refusal.Code, refusal.Reason));
        Assert.Equal(
            ["document_id NOT_A_UUID", "name TOO_LONG", "page_size NEGATIVE", "types[0] UNKNOWN", "types[1] UNKNOWN"], refusal.Violations);
    }

    private async Task<string[]> NamesAsync(ListEntitiesRequest request) =>
        [.. (await ListAsync(request)).Entities.Select(result => result.Entity.Name)];

    private async Task<ListEntitiesResponse> ListAsync(ListEntitiesRequest request) =>
        await news.Client.ListEntitiesAsync(request, cancellationToken: TestContext.Current.CancellationToken);
}
