using Google.Protobuf;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Microsoft.Extensions.DependencyInjection;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Query.Tests;

/// <summary>A service whose entities people merge and split. Each test brings names of its own, so that tests do not meet.</summary>
public sealed class CuratedNews(ClusterFixture cluster) : IAsyncLifetime
{
    public QueryFixture Query { get; } = new(cluster);

    public QueryService.QueryServiceClient Client => Query.Client;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => Query.InitializeAsync();

    public ValueTask DisposeAsync() => Query.DisposeAsync();

    /// <summary>An article in which somebody says something.</summary>
    /// <param name="name">Who says it.</param>
    /// <param name="aliases">Other names of theirs in it.</param>
    public static InventedArticle Article(string name, params string[] aliases)
    {
        var article = new InventedArticle($"{name} said the harbour would close.").With(facts => facts.Url = $"https://ledger.example/{Guid.CreateVersion7()}");
        article.Statement("the harbour would close", article.MentionedEntity(name, EntityType.Person, aliases), "said");
        return article;
    }

    /// <summary>The same document as a newer engine reads it: with another name in it, so that a surname keeps other company.</summary>
    public static InventedArticle Reread(InventedArticle article, int engineVersion = 2)
    {
        var again = new InventedArticle(article.Text, article.DocumentId, article.Revision, engineVersion).With(facts => facts.Url = article.Evidence.Facts.Url);
        again.Evidence.Entities.AddRange(article.Evidence.Entities);
        again.Entity("Harbour Board of Wexmoor", EntityType.Organization);
        again.Evidence.Statements.AddRange(article.Evidence.Statements.Select(statement => statement.Clone()));
        return again;
    }

    public async Task TakeInAsync(params InventedArticle[] articles) => await Query.TakeInAsync(articles);

    public async Task RetractAsync(InventedArticle article) => Assert.Equal(Status.Success, await Query.RetractAsync(article.DocumentId));

    public async Task RebuildAsync() =>
        Assert.True(await Query.Service.Services.GetRequiredService<RebuildReadModel>().RunAsync(Cancellation) > 0);

    public async Task<CanonicalEntity> EntityAsync(string name) =>
        (await Client.GetDossierAsync(new GetDossierRequest { Name = name }, cancellationToken: Cancellation)).Entity;

    /// <summary>Id of the entity that one document's name belongs to.</summary>
    public async Task<string> IdAsync(InventedArticle article, string name)
    {
        var page = await Client.ListEntitiesAsync(new ListEntitiesRequest { DocumentId = article.DocumentId }, cancellationToken: Cancellation);
        return page.Entities.Single(result => result.Entity.Name == name).CanonicalId;
    }

    public async Task AssertOneAsync(string name, string other) => Assert.Equal((await EntityAsync(name)).Id, (await EntityAsync(other)).Id);

    public async Task AssertTwoAsync(string name, string other) => Assert.NotEqual((await EntityAsync(name)).Id, (await EntityAsync(other)).Id);

    public async Task<MergeEntitiesResponse> MergeAsync(string name, string other) =>
        await SendAsync(MergeOf((await EntityAsync(name)).Id, (await EntityAsync(other)).Id));

    public async Task<MergeEntitiesResponse> SendAsync(MergeEntitiesRequest request) => await Client.MergeEntitiesAsync(request, cancellationToken: Cancellation);

    public async Task<SplitEntityResponse> SplitAsync(string of, params string[] names) => await SendAsync(SplitOf((await EntityAsync(of)).Id, names));

    public async Task<SplitEntityResponse> SendAsync(SplitEntityRequest request) => await Client.SplitEntityAsync(request, cancellationToken: Cancellation);

    public async Task<EntityDecision> UndoAsync(EntityDecision decision, string by = "Second Desk") => (await Client.UndoEntityDecisionAsync(
        new UndoEntityDecisionRequest { DecisionId = decision.Id, UndoneBy = by }, cancellationToken: Cancellation)).Decision;

    public static MergeEntitiesRequest MergeOf(string id, string other) => new()
    {
        EntityId = id,
        OtherEntityId = other,
        DecidedBy = "Desk",
        Reason = "Their office says so.",
        RequestId = Guid.CreateVersion7().ToString(),
    };

    public static SplitEntityRequest SplitOf(string id, params string[] names) => new()
    {
        EntityId = id,
        Names = { names },
        DecidedBy = "Desk",
        Reason = "Two of one name.",
        RequestId = Guid.CreateVersion7().ToString(),
    };

    /// <summary>All that is answered about names and documents, byte by byte.</summary>
    public async Task<string> AnswersAsync(IEnumerable<string> names, params InventedArticle[] articles)
    {
        var answers = new List<IMessage>();
        foreach (var name in names)
        {
            answers.Add(await Client.GetDossierAsync(new GetDossierRequest { Name = name }, cancellationToken: Cancellation));
        }

        foreach (var article in articles)
        {
            answers.Add(await Client.ListEntitiesAsync(new ListEntitiesRequest { DocumentId = article.DocumentId }, cancellationToken: Cancellation));
        }

        return string.Join('\n', answers.Select(answer => answer.ToString()));
    }
}
