using CsCheck;
using Grpc.Core;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

public sealed class PagingTests(PagedNews news) : IClassFixture<PagedNews>
{
    private static readonly Gen<int[]> PageSizes = Gen.Int[1, 17].Array[1, 5];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListStatements_PagesOfAnySize_ConcatenateToTheSameList()
    {
        var filters = new ListStatementsRequest[] { new(), new() { Outlet = "tern bay echo" }, new() { DocumentId = news.Longest }, new() { Text = "7" } };
        foreach (var filter in filters)
        {
            await AssertPagesConcatenateAsync((size, token) => StatementsAsync(filter, size, token), PagedNews.MostStatements);
        }
    }

    [Fact]
    public async Task ListEntities_PagesOfAnySize_ConcatenateToTheSameList()
    {
        foreach (var filter in new ListEntitiesRequest[] { new(), new() { DocumentId = news.Longest }, new() { Name = "oss" } })
        {
            await AssertPagesConcatenateAsync((size, token) => EntitiesAsync(filter, size, token), PagedNews.MostStatements);
        }
    }

    [Fact]
    public async Task ListEvents_PagesOfAnySize_ConcatenateToTheSameList()
    {
        foreach (var filter in new ListEventsRequest[] { new(), new() { DocumentId = news.Longest }, new() { Types_ = { "AGREE" } } })
        {
            await AssertPagesConcatenateAsync((size, token) => EventsAsync(filter, size, token), PagedNews.MostStatements);
        }
    }

    [Fact]
    public async Task SearchStatements_PagesOfAnySize_ConcatenateToTheSameList()
    {
        var filters = new SearchStatementsRequest[]
        {
            new() { Query = "word00 or word01 or word02 or person" }, new() { Query = "oss" }, new() { Outlet = "tern bay echo" }, new() { Speaker = "oss" },
        };
        foreach (var filter in filters)
        {
            await AssertPagesConcatenateAsync((size, token) => SearchAsync(filter, size, token), PagedNews.MostStatements);
        }
    }

    [Theory]
    [InlineData(0, 50)]
    [InlineData(1, 1)]
    [InlineData(200, 200)]
    [InlineData(201, 200)]
    [InlineData(int.MaxValue, 200)]
    public async Task ListStatements_PageSize_IsDefaultedAndClamped(int asked, int given) =>
        Assert.Equal(given, (await StatementsAsync(new(), asked, "")).Items.Count);

    [Fact]
    public async Task List_TokenThatIsNotItsOwn_IsRefused()
    {
        var statements = (await StatementsAsync(new(), 1, "")).Token;
        var entities = (await EntitiesAsync(new(), 1, "")).Token;
        var events = (await EventsAsync(new(), 1, "")).Token;
        var altered = statements[..^1] + (statements[^1] == 'A' ? 'B' : 'A');
        foreach (var token in new[] { "x", "====", altered, statements[..^4], statements + "AAAA", entities, events, new string('A', 5000) })
        {
            AssertInvalid(await Refusal.OfAsync(news.Client.ListStatementsAsync(new() { PageToken = token }, cancellationToken: Cancellation)));
        }

        AssertInvalid(await Refusal.OfAsync(
            news.Client.ListStatementsAsync(new() { PageToken = statements, Speaker = "oss" }, cancellationToken: Cancellation)));
        var searched = (await SearchAsync(new() { Query = "oss" }, 1, "")).Token;
        AssertInvalid(await Refusal.OfAsync(news.Client.SearchStatementsAsync(new() { Query = "person", PageToken = searched }, cancellationToken: Cancellation)));
        AssertInvalid(await Refusal.OfAsync(news.Client.SearchStatementsAsync(new() { Query = "oss", PageToken = statements }, cancellationToken: Cancellation)));
        AssertInvalid(await Refusal.OfAsync(news.Client.ListEntitiesAsync(new() { PageToken = statements }, cancellationToken: Cancellation)));
        AssertInvalid(await Refusal.OfAsync(news.Client.ListEventsAsync(new() { PageToken = statements }, cancellationToken: Cancellation)));
        AssertInvalid(await Refusal.OfAsync(
            news.Client.ListEventsAsync(new() { PageToken = events, Types_ = { "AGREE" } }, cancellationToken: Cancellation)));
    }

    [Fact]
    public async Task ListStatements_LongStatements_EndAPageEarlyAndLoseNone()
    {
        var text = new string('x', 900_000);
        var article = new InventedArticle(text).With(facts => facts.Published = "2000-01-01");
        var whole = new Span { Start = 0, End = text.Length, Text = text };
        for (var number = 0; number < 6; number++)
        {
            article.Evidence.Statements.Add(new Statement { Id = Guid.CreateVersion7().ToString(), Content = { whole }, Sentence = whole });
        }

        await news.Query.TakeInAsync(article);

        var filter = new ListStatementsRequest { DocumentId = article.DocumentId };
        var first = await StatementsAsync(filter, 200, "");
        Assert.InRange(first.Items.Count, 1, 5);
        Assert.Equal(
            article.Evidence.Statements.Select(statement => statement.Id),
            await AllAsync((size, token) => StatementsAsync(filter, size, token), [200]));
        await news.Query.RetractAsync(article.DocumentId);
    }

    [Fact]
    public async Task List_DocumentReadAnewBetweenItsPages_SaysSoInsteadOfMixingReadings()
    {
        var older = Announcements(engineVersion: 3);
        await news.Query.TakeInAsync(older);
        var statements = new ListStatementsRequest { DocumentId = older.DocumentId };
        var entities = new ListEntitiesRequest { DocumentId = older.DocumentId };
        var events = new ListEventsRequest { DocumentId = older.DocumentId };
        var afterOne = (
            Statements: (await StatementsAsync(statements, 1, "")).Token, Entities: (await EntitiesAsync(entities, 1, "")).Token, Events: (await EventsAsync(events, 1, "")).Token);
        var everywhere = (await StatementsAsync(new() { Text = "sluice" }, 1, "")).Token;

        await news.Query.TakeInAsync(Announcements(engineVersion: 4, older.DocumentId));

        AssertReplaced(await Refusal.OfAsync(news.Client.ListStatementsAsync(new() { DocumentId = older.DocumentId, PageToken = afterOne.Statements }, cancellationToken: Cancellation)));
        AssertReplaced(await Refusal.OfAsync(news.Client.ListEntitiesAsync(new() { DocumentId = older.DocumentId, PageToken = afterOne.Entities }, cancellationToken: Cancellation)));
        AssertReplaced(await Refusal.OfAsync(news.Client.ListEventsAsync(new() { DocumentId = older.DocumentId, PageToken = afterOne.Events }, cancellationToken: Cancellation)));
        AssertReplaced(await Refusal.OfAsync(news.Client.ListStatementsAsync(new() { Text = "sluice", PageToken = everywhere }, cancellationToken: Cancellation)));
        Assert.Equal(3, (await AllAsync((size, token) => StatementsAsync(statements, size, token), [1])).Count);
        await news.Query.RetractAsync(older.DocumentId);
    }

    private static InventedArticle Announcements(int engineVersion, string? documentId = null)
    {
        var article = new InventedArticle("The first sluice opens, the second sluice shuts, the third sluice leaks.", documentId, engineVersion: engineVersion)
            .With(facts => facts.Published = "2001-01-01");
        foreach (var (sluice, verb) in new[] { ("first sluice", "opens"), ("second sluice", "shuts"), ("third sluice", "leaks") })
        {
            article.Statement(sluice);
            article.MentionedEntity(sluice, EntityType.Organization);
            article.Event("AGREE", verb);
        }

        return article;
    }

    private static void AssertReplaced(Refusal refusal) => Assert.Equal((StatusCode.Aborted, "EVIDENCE_REPLACED"), (refusal.Code, refusal.Reason));

    private static async Task AssertPagesConcatenateAsync(Func<int, string, Task<(IReadOnlyList<string> Items, string Token)>> list, int most)
    {
        var expected = await AllAsync(list, [200]);
        Assert.InRange(expected.Count, 3, most);
        Assert.Equal(expected.Count, expected.Distinct(StringComparer.Ordinal).Count());
        await PageSizes.SampleAsync(async sizes => expected.SequenceEqual(await AllAsync(list, sizes)), iter: 12, threads: 1);
    }

    /// <summary>Reads all pages, with the sizes one after the other and over again.</summary>
    private static async Task<List<string>> AllAsync(Func<int, string, Task<(IReadOnlyList<string> Items, string Token)>> list, int[] sizes)
    {
        var all = new List<string>();
        var token = "";
        for (var page = 0; page < 2000; page++)
        {
            var (items, next) = await list(sizes[page % sizes.Length], token);
            all.AddRange(items);
            if (next.Length == 0)
            {
                return all;
            }

            Assert.NotEmpty(items);
            token = next;
        }

        throw new InvalidOperationException("The list does not end.");
    }

    private static void AssertInvalid(Refusal refusal) =>
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_PAGE_TOKEN"), (refusal.Code, refusal.Reason));

    private async Task<(IReadOnlyList<string> Items, string Token)> StatementsAsync(ListStatementsRequest filter, int size, string token)
    {
        var request = filter.Clone();
        (request.PageSize, request.PageToken) = (size, token);
        var answer = await news.Client.ListStatementsAsync(request, cancellationToken: Cancellation);
        return ([.. answer.Statements.Select(result => result.Statement.Id)], answer.NextPageToken);
    }

    private async Task<(IReadOnlyList<string> Items, string Token)> SearchAsync(SearchStatementsRequest filter, int size, string token)
    {
        var request = filter.Clone();
        (request.PageSize, request.PageToken) = (size, token);
        var answer = await news.Client.SearchStatementsAsync(request, cancellationToken: Cancellation);
        return ([.. answer.Statements.Select(found => found.Statement.Statement.Id)], answer.NextPageToken);
    }

    private async Task<(IReadOnlyList<string> Items, string Token)> EntitiesAsync(ListEntitiesRequest filter, int size, string token)
    {
        var request = filter.Clone();
        (request.PageSize, request.PageToken) = (size, token);
        var answer = await news.Client.ListEntitiesAsync(request, cancellationToken: Cancellation);
        return ([.. answer.Entities.Select(result => $"{result.Passage.DocumentId} {result.Entity.Id}")], answer.NextPageToken);
    }

    private async Task<(IReadOnlyList<string> Items, string Token)> EventsAsync(ListEventsRequest filter, int size, string token)
    {
        var request = filter.Clone();
        (request.PageSize, request.PageToken) = (size, token);
        var answer = await news.Client.ListEventsAsync(request, cancellationToken: Cancellation);
        return ([.. answer.Events.Select(result => $"{result.Passage.DocumentId} {result.Event.Id}")], answer.NextPageToken);
    }
}
