using Google.Protobuf.WellKnownTypes;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

/// <summary>A service with three articles, received on three days: the Post's was revised on the fourth, the Wire's was taken back.</summary>
public sealed class AsOfNews(ClusterFixture cluster) : IAsyncLifetime
{
    public QueryFixture Query { get; } = new(cluster);

    public QueryService.QueryServiceClient Client => Query.Client;

    public InventedArticle Post { get; } = Create("The Tarn Post", 1, "the dam at Tarn has 28 gates");

    public InventedArticle Echo { get; } = Create("Tern Bay Echo", 2, "the dam at Tarn has 28 gates");

    public InventedArticle Wire { get; } = Create("Olm Wire", 3, "the bridge at Olm will be closed");

    public InventedArticle Revised { get; private set; } = null!;

    public static Timestamp Day(int day) => Timestamp.FromDateTimeOffset(new DateTimeOffset(2021, 3, day, 12, 0, 0, TimeSpan.Zero));

    public async ValueTask InitializeAsync()
    {
        await Query.InitializeAsync();
        Revised = Create("The Tarn Post", 4, "two ferries were sold to a stranger", Post.DocumentId, revision: 2);

        // The revision comes before what it revises.
        await Query.TakeInAsync(Revised, Echo, Wire, Post);
        await Query.RetractAsync(Wire.DocumentId);
    }

    public ValueTask DisposeAsync() => Query.DisposeAsync();

    /// <summary>An article received on a day of March at noon.</summary>
    public static InventedArticle Create(string outlet, int day, string claim, string? documentId = null, int revision = 1)
    {
        var article = new InventedArticle($"Maud Serrick said that {claim}. They conferred.", documentId, revision).With(facts =>
            (facts.Outlet, facts.Url, facts.Published) = (outlet, $"https://{outlet.Split(' ')[^1]}.example/dam", $"2021-03-0{day}"));
        article.ReceivedAt = Day(day).ToDateTimeOffset();
        article.Statement(claim, article.MentionedEntity("Maud Serrick"), "said");
        article.Event("CONSULT", "conferred");
        return article;
    }
}
