using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

/// <summary>A service that knows many like articles: same days, same names, some without a date.</summary>
public sealed class PagedNews(ClusterFixture cluster) : IAsyncLifetime
{
    /// <summary>Statements, entities and events that there are, at most.</summary>
    public const int MostStatements = 260;

    private const int Articles = 30;

    public QueryFixture Query { get; } = new(cluster);

    public QueryService.QueryServiceClient Client => Query.Client;

    /// <summary>Document with the most items.</summary>
    public string Longest { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Query.InitializeAsync();
        for (var number = 0; number < Articles; number++)
        {
            var article = Create(number);
            await Query.TakeInAsync(article);
            Longest = article.DocumentId;
        }
    }

    public ValueTask DisposeAsync() => Query.DisposeAsync();

    private static InventedArticle Create(int number)
    {
        var items = number == Articles - 1 ? 28 : 3 + (number % 9);
        var article = new InventedArticle(string.Join(' ', Enumerable.Range(0, items).Select(item => $"word{item:D2}")))
            .With(facts => facts.Published = (number % 3) switch { 0 => "2031-05-04", 1 => $"2031-05-04T0{number % 10}:00Z", _ => "" })
            .With(facts => facts.Outlet = number % 2 == 0 ? "Tern Bay Echo" : "The Marrowby Ledger");
        foreach (var item in Enumerable.Range(0, items))
        {
            article.Statement($"word{item:D2}", article.Entity(item % 2 == 0 ? "Piet Oss" : $"Person {item}"));
            article.Event(item % 2 == 0 ? "AGREE" : "CONSULT", $"word{item:D2}", EventStatus.Occurred);
        }

        return article;
    }
}
