using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

/// <summary>One story of five articles: an official tells the Post, the Wire relays it, the Echo copies the Wire, the ministry denies it, an engineer gives another number.</summary>
public sealed class DamNews(ClusterFixture cluster) : IAsyncLifetime
{
    public const string Question = "how many gates does the dam at Tarn have?";

    public QueryFixture Query { get; } = new(cluster);

    public QueryService.QueryServiceClient Client => Query.Client;

    public InventedArticle Post { get; } = CreatePost();

    public InventedArticle Wire { get; } = CreateRelay("Tarn Wire", "https://wire.example/dam", "2031-05-05T10:00:00Z", "Tarn Wire reporters could not reach the builders on Monday evening.");

    public InventedArticle Echo { get; } = CreateRelay("Tern Bay Echo", "https://echo.example/dam", "2031-05-05T12:00:00Z", "");

    public InventedArticle Denial { get; } = CreateDenial();

    public InventedArticle Engineer { get; } = CreateEngineer();

    public async ValueTask InitializeAsync()
    {
        await Query.InitializeAsync();

        // Not in the order of publication.
        await Query.TakeInAsync(Engineer, Echo, Denial, Wire, Post);
    }

    public ValueTask DisposeAsync() => Query.DisposeAsync();

    /// <summary>The claim that the dam has 28 gates.</summary>
    public async Task<Claim> ClaimAsync() => (await Client.GetClaimAsync(
        new GetClaimRequest { ClaimId = Wire.Evidence.Statements[0].Id }, cancellationToken: TestContext.Current.CancellationToken)).Claim;

    /// <summary>The Post's article as another engine reads it.</summary>
    public static InventedArticle PostReadBy(int engineVersion, string documentId) => CreatePost(documentId, engineVersion);

    private static InventedArticle CreatePost(string? documentId = null, int engineVersion = 1)
    {
        const string Text = "The dam at Tarn has 28 gates, a senior official told the Post on Monday. Nobody has counted them since the flood of last year.";
        var article = Dated(Text, "The Tarn Post", "https://post.example/dam", "2031-05-05T08:00:00Z", documentId, engineVersion);
        var official = article.Entity("a senior official");
        (article.Evidence.Entities[^1].Unnamed, article.Evidence.Entities[^1].UnnamedSource) = (true, new UnnamedSource { Number = "1" });
        var statement = article.Statement("The dam at Tarn has 28 gates", official, "told");
        AddFigure(article, "28 gates", "28");
        statement.Chain.Add(new Hop { EntityId = official, Span = article.Span("a senior official"), Cue = article.Span("told"), Kind = HopKind.Source });
        return article;
    }

    private static InventedArticle CreateRelay(string outlet, string url, string published, string last)
    {
        var article = Dated(
            $"The Tarn Post reported on Monday that the dam at Tarn has 28 gates, citing an official who was not named. The dam was built forty years ago to hold the river back from the lower town, and its gates were last opened in the spring. {last}".Trim(),
            outlet,
            url,
            published);
        var post = article.MentionedEntity("Tarn Post", EntityType.Outlet);
        var official = article.Entity("an official");
        (article.Evidence.Entities[^1].Unnamed, article.Evidence.Entities[^1].UnnamedSource) = (true, new UnnamedSource { Number = "1" });
        var statement = article.Statement("the dam at Tarn has 28 gates", official, "reported");
        AddFigure(article, "28 gates", "28");
        statement.Chain.Add(new Hop { EntityId = post, Span = article.Span("Tarn Post"), Cue = article.Span("reported"), Kind = HopKind.Reported });
        statement.Chain.Add(new Hop { EntityId = official, Span = article.Span("an official"), Cue = article.Span("citing"), Kind = HopKind.Source });
        return article;
    }

    private static InventedArticle CreateDenial()
    {
        var article = Dated("The Water Ministry denied on Tuesday that the dam at Tarn has 28 gates.", "The Marrowby Ledger", "https://ledger.example/dam", "2031-05-06T09:00:00Z");
        var ministry = article.MentionedEntity("Water Ministry", EntityType.Organization);
        var statement = article.Statement("the dam at Tarn has 28 gates", ministry, "denied");
        statement.Stance = Stance.Denies;
        AddFigure(article, "28 gates", "28");
        statement.Chain.Add(new Hop { EntityId = ministry, Span = article.Span("Water Ministry"), Cue = article.Span("denied"), Kind = HopKind.Source });
        return article;
    }

    private static InventedArticle CreateEngineer()
    {
        var article = Dated("Engineer Piet Oss said that the dam at Tarn has 20 gates.", "Quay Weekly", "https://quay.example/dam", "2031-05-07T09:00:00Z");
        var engineer = article.MentionedEntity("Piet Oss");
        var statement = article.Statement("the dam at Tarn has 20 gates", engineer, "said");
        AddFigure(article, "20 gates", "20");
        statement.Chain.Add(new Hop { EntityId = engineer, Span = article.Span("Piet Oss"), Cue = article.Span("said"), Kind = HopKind.Source });
        return article;
    }

    private static InventedArticle Dated(string text, string outlet, string url, string published, string? documentId = null, int engineVersion = 1) =>
        new InventedArticle(text, documentId, 1, engineVersion).With(facts => (facts.Outlet, facts.Url, facts.Title, facts.Published) = (outlet, url, "The dam at Tarn", published));

    private static void AddFigure(InventedArticle article, string words, string number) =>
        article.Evidence.Figures.Add(new Figure { Span = article.Span(words), Number = number, Unit = "gates" });
}
