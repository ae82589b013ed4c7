using Grpc.Core;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

public sealed class ListStatementsTests(ListedNews news) : IClassFixture<ListedNews>
{
    private const StatementKind NoSuchKind = (StatementKind)99;
    private const int LongestFilter = 200;

    public static TheoryData<string, ListStatementsRequest, string[]> Filters => new()
    {
        { "none", new(), [ListedNews.Stays, ListedNews.Late, ListedNews.Plan, ListedNews.Closes, ListedNews.Sold, ListedNews.Opened] },
        { "speaker by name", new() { Speaker = "ottilie" }, [ListedNews.Late, ListedNews.Closes] },
        { "speaker by words in any order", new() { Speaker = "  BRANDT\tottilie " }, [ListedNews.Closes] },
        { "speaker by alias", new() { Speaker = "the mayor" }, [ListedNews.Closes] },
        { "speaker unnamed", new() { Speaker = "senior official" }, [ListedNews.Opened] },
        { "speaker unknown", new() { Speaker = "nobody" }, [] },
        { "addressee by alias", new() { Addressee = "evening" }, [ListedNews.Closes] },
        { "words in any order", new() { Text = "close harbour" }, [ListedNews.Closes] },
        { "words without regard to case", new() { Text = "harbour" }, [ListedNews.Stays, ListedNews.Plan, ListedNews.Closes] },
        { "a percent sign", new() { Text = "0%" }, [ListedNews.Sold] },
        { "a percent sign that is not there", new() { Text = "har%our" }, [] },
        { "an underscore", new() { Text = "n_l" }, [ListedNews.Late] },
        { "a backslash", new() { Text = "\\" }, [] },
        { "a straight apostrophe", new() { Text = "council's" }, [ListedNews.Plan] },
        { "a letter and its accent apart", new() { Text = "CAFE\u0301" }, [ListedNews.Opened] },
        { "a kind", new() { Kinds = { StatementKind.Direct } }, [ListedNews.Sold] },
        { "two kinds", new() { Kinds = { StatementKind.Mixed, StatementKind.Belief } }, [ListedNews.Late, ListedNews.Closes] },
        { "two stances", new() { Stances = { Stance.Denies, Stance.Rejects } }, [ListedNews.Stays, ListedNews.Sold] },
        { "a certainty", new() { Certainties = { Certainty.Hedged } }, [ListedNews.Sold] },
        { "an outlet", new() { Outlet = "THE Marrowby ledger" }, [ListedNews.Closes, ListedNews.Sold] },
        { "part of an outlet", new() { Outlet = "Marrowby" }, [] },
        { "from a day", new() { PublishedFrom = "2031-05-04" }, [ListedNews.Late, ListedNews.Plan, ListedNews.Closes, ListedNews.Sold] },
        { "before a day", new() { PublishedBefore = "2031-05-05" }, [ListedNews.Closes, ListedNews.Sold, ListedNews.Opened] },
        { "one day", new() { PublishedFrom = "2031-05-05", PublishedBefore = "2031-05-06" }, [ListedNews.Late, ListedNews.Plan] },
        { "the whole calendar", new() { PublishedFrom = "0001-01-01", PublishedBefore = "9999-12-31", Speaker = "oss" }, [ListedNews.Sold] },
        { "outlet, speaker, stance", new() { Outlet = "tern bay echo", Speaker = "oss", Stances = { Stance.Rejects } }, [ListedNews.Stays] },
        { "outlet and day", new() { Outlet = "tern bay echo", PublishedFrom = "2031-05-01", Text = "ferries" }, [ListedNews.Late] },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task ListStatements_Filter_TakesThatAndNewestFirst(string filter, ListStatementsRequest request, string[] expected)
    {
        // The two outlets that are one but for case are told apart nowhere; the last article is of one of them.
        var wanted = filter == "an outlet" ? [.. expected, ListedNews.Opened] : expected;

        Assert.Equal(wanted, await ContentsAsync(request));
    }

    [Fact]
    public async Task ListStatements_OfDocument_TakesThatWithTheOtherFilters()
    {
        var id = news.Ledger.DocumentId;

        Assert.Equal([ListedNews.Closes, ListedNews.Sold], await ContentsAsync(new() { DocumentId = id }));
        Assert.Equal([ListedNews.Sold], await ContentsAsync(new() { DocumentId = id, Text = "ferries", Outlet = "the marrowby ledger" }));
        Assert.Empty(await ContentsAsync(new() { DocumentId = id, Outlet = "tern bay echo" }));
        Assert.Empty(await ContentsAsync(new() { DocumentId = id, PublishedFrom = "2031-05-05" }));
        Assert.Empty(await ContentsAsync(new() { DocumentId = Guid.CreateVersion7().ToString() }));
    }

    [Fact]
    public async Task ListStatements_RevisedArticle_ShowsTheCurrentRevisionOnly()
    {
        var result = Assert.Single((await ListAsync(new() { DocumentId = news.Revised.DocumentId })).Statements);

        Assert.Equal((ListedNews.Opened, 2), (result.Statement.Content[0].Text, result.Passage.Revision));
    }

    [Fact]
    public async Task ListStatements_Result_CanBeCited()
    {
        var result = Assert.Single((await ListAsync(new() { Speaker = "oss", DocumentId = news.Ledger.DocumentId })).Statements);

        Assert.Equal(news.Ledger.Evidence.Statements[1], result.Statement);
        Assert.Equal(("Piet Oss", "The Marrowby Ledger", "https://ledger.example/harbour"), (result.Speaker, result.Passage.Outlet, result.Passage.Url));
        Assert.Equal(("Harbour to close", "2031-05-04T09:30+02:00"), (result.Passage.Title, result.Passage.Published));
        Assert.Equal(result.Statement.Sentence, result.Passage.Sentence);
        // The statement begins with its cue, "denied".
        Assert.Equal(("e harbour would close. Piet Oss ", ". They met. A vote follows."), (result.Passage.Prefix, result.Passage.Suffix));
    }

    [Fact]
    public async Task ListStatements_AllWrong_NamesEveryField()
    {
        var request = new ListStatementsRequest
        {
            PageSize = -1,
            Speaker = new string('x', LongestFilter + 1),
            Addressee = "nul\0",
            Text = string.Concat(Enumerable.Repeat("\U0001F6A2", LongestFilter + 1)),
            Kinds = { StatementKind.Direct, StatementKind.Unspecified, NoSuchKind },
            Stances = { (Stance)(-1) },
            Certainties = { Enumerable.Repeat(Certainty.Asserted, 51) },
            Outlet = new string('\u00E9', 500),
            PublishedFrom = "2031-5-4",
            PublishedBefore = "yesterday",
            DocumentId = "{01976f2e-0000-7000-8000-000000000001}",
        };

        var refusal = await Refusal.OfAsync(news.Client.ListStatementsAsync(request, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), (refusal.Code, refusal.Reason));
        Assert.Equal(
            [
                "addressee NOT_TEXT",
                "certainties TOO_MANY",
                "document_id NOT_A_UUID",
                "kinds[1] UNKNOWN",
                "kinds[2] UNKNOWN",
                "outlet TOO_LONG",
                "page_size NEGATIVE",
                "published_before NOT_A_DATE",
                "published_from NOT_A_DATE",
                "speaker TOO_LONG",
                "stances[0] UNKNOWN",
                "text TOO_LONG",
            ],
            refusal.Violations);
    }

    [Theory]
    [InlineData("2031-05-04", "2031-05-04")]
    [InlineData("2031-05-05", "2031-05-04")]
    public async Task ListStatements_DaysThatHoldNone_AreRefused(string from, string before)
    {
        var request = new ListStatementsRequest { PublishedFrom = from, PublishedBefore = before };

        var refusal = await Refusal.OfAsync(news.Client.ListStatementsAsync(request, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(["published_before NOT_AFTER_FROM"], refusal.Violations);
    }

    [Fact]
    public async Task ListStatements_LongestFilter_IsTaken() =>
        Assert.Empty(await ContentsAsync(new() { Text = string.Concat(Enumerable.Repeat("\U0001F6A2", LongestFilter)) }));

    private async Task<string[]> ContentsAsync(ListStatementsRequest request) =>
        [.. (await ListAsync(request)).Statements.Select(result => result.Statement.Content[0].Text)];

    private async Task<ListStatementsResponse> ListAsync(ListStatementsRequest request) =>
        await news.Client.ListStatementsAsync(request, cancellationToken: TestContext.Current.CancellationToken);
}
