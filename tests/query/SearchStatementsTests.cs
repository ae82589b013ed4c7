using Grpc.Core;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Npgsql;

namespace Hearsay.Query.Tests;

public sealed class SearchStatementsTests(SearchedNews news) : IClassFixture<SearchedNews>
{
    public static TheoryData<string, SearchStatementsRequest, string[]> Filters => new()
    {
        { "a word in another form", new() { Query = "closing" }, [SearchedNews.Closes] },
        { "all words", new() { Query = "harbour plans" }, [SearchedNews.Matter] },
        { "words in the content before words of the source", new() { Query = "harbour" }, [SearchedNews.Matter, SearchedNews.Closes, SearchedNews.Undecided] },
        { "a phrase", new() { Query = "\"would close\"" }, [SearchedNews.Closes] },
        { "a phrase in curly marks", new() { Query = "\u201Ccouncil\u2019s plan\u201D" }, [SearchedNews.Matter] },
        { "a phrase in another order", new() { Query = "\"close would\"" }, [] },
        { "a word that must not be there", new() { Query = "harbour -close -official" }, [SearchedNews.Matter] },
        { "either word", new() { Query = "ferries or crowns" }, [SearchedNews.Sold, SearchedNews.Talks] },
        { "the cue", new() { Query = "denied" }, [SearchedNews.Sold] },
        { "the speaker's name", new() { Query = "ottilie" }, [SearchedNews.Talks, SearchedNews.Closes, SearchedNews.Matter] },
        { "the outlet", new() { Query = "tern echo" }, [SearchedNews.Matter, SearchedNews.Talks] },
        { "a number", new() { Query = "3.5" }, [SearchedNews.Talks] },
        { "parts of a joined word", new() { Query = "fire" }, [SearchedNews.Talks] },
        { "marks alone beside a filter", new() { Query = "  ", Outlet = "tern bay echo" }, [SearchedNews.Matter, SearchedNews.Talks] },
        { "speaker", new() { Speaker = "BRANDT ottilie" }, [SearchedNews.Matter, SearchedNews.Closes] },
        { "speaker and words", new() { Speaker = "oss", Query = "sold" }, [SearchedNews.Sold] },
        { "addressee", new() { Addressee = "quill" }, [SearchedNews.Closes] },
        { "origin", new() { Origin = "oss" }, [SearchedNews.Sold] },
        { "an outlet", new() { Outlet = "THE Marrowby ledger" }, [SearchedNews.Closes, SearchedNews.Sold] },
        { "kinds", new() { Kinds = { StatementKind.Direct, StatementKind.Belief } }, [SearchedNews.Matter, SearchedNews.Sold] },
        { "a stance", new() { Stances = { Stance.Denies } }, [SearchedNews.Sold] },
        { "certainties", new() { Certainties = { Certainty.Hedged, Certainty.Unknown } }, [SearchedNews.Sold, SearchedNews.Undecided] },
        { "published from", new() { PublishedFrom = "2031-05-05" }, [SearchedNews.Matter, SearchedNews.Talks] },
        { "published before", new() { PublishedBefore = "2031-05-05" }, [SearchedNews.Closes, SearchedNews.Sold] },
        { "said on a day of the month", new() { SaidFrom = "2031-05-02", SaidBefore = "2031-05-03" }, [SearchedNews.Matter, SearchedNews.Closes] },
        { "said later", new() { SaidFrom = "2031-05-03" }, [SearchedNews.Matter] },
        { "said before", new() { SaidBefore = "2031-05-01" }, [] },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task SearchStatements_WordsAndFilters_FindThat(string filter, SearchStatementsRequest request, string[] expected)
    {
        _ = filter;
        Assert.Equal(expected, await ContentsAsync(request));
    }

    [Fact]
    public async Task SearchStatements_Speaker_IsFoundUnderEveryNameInEveryDocument()
    {
        var id = await news.EntityIdAsync("Ottilie Brandt");

        Assert.Equal([SearchedNews.Matter, SearchedNews.Closes], await ContentsAsync(new() { SpeakerId = id }));
        Assert.Equal([SearchedNews.Closes], await ContentsAsync(new() { SpeakerId = id, Query = "close" }));
    }

    [Fact]
    public async Task SearchStatements_Claim_IsThatOfAnyStatementOfIt()
    {
        var id = news.Ledger.Evidence.Statements[0].Id;

        var found = (await SearchAsync(new() { ClaimId = id })).Statements;

        Assert.Contains(id, found.Select(item => item.Statement.Statement.Id));
        Assert.All(found, item => Assert.Equal(found[0].ClaimId, item.ClaimId));
        Assert.Equal([SearchedNews.Closes], await ContentsAsync(new() { ClaimId = id, Query = "close" }));
    }

    [Fact]
    public async Task SearchStatements_Score_IsOfWordsAlone()
    {
        var ranked = (await SearchAsync(new() { Query = "harbour" })).Statements.Select(found => found.Score).ToList();

        Assert.Equal(ranked.OrderDescending(), ranked);
        Assert.All(ranked, score => Assert.True(score > 0));
        Assert.All((await SearchAsync(new() { Outlet = "tern bay echo" })).Statements, found => Assert.Equal((0, 0), (found.Score, found.Highlights.Count)));
    }

    [Fact]
    public async Task SearchStatements_Highlights_AreExactCodePoints()
    {
        var found = Assert.Single((await SearchAsync(new() { Query = "brandt told closing" })).Statements);

        // Two ships before them are four UTF-16 units and two code points.
        Assert.Equal(["Brandt", "told", "close"], found.Highlights.Select(span => span.Text));
        var source = news.Ledger.Span("Ottilie Brandt");
        Assert.Equal(news.Ledger.Span("told"), found.Highlights[1]);
        Assert.Equal((source.Start + 8, source.End), (found.Highlights[0].Start, found.Highlights[0].End));
        Assert.Equal(found.Statement.Statement.Content[0].End, found.Highlights[2].End);
    }

    [Theory]
    [InlineData("cease-fire", "cease|fire")]
    [InlineData("fire", "fire")]
    [InlineData("3.5", "3.5")]
    [InlineData("\"talks on\" -oslo", "Talks")]
    public async Task SearchStatements_JoinedWords_AreMarkedInPartsOrWhole(string query, string expected) =>
        Assert.Equal(
            expected.Split('|'),
            Assert.Single((await SearchAsync(new() { Query = query })).Statements).Highlights.Select(span => span.Text));

    [Theory]
    [InlineData("the")]
    [InlineData("-harbour")]
    [InlineData("harbour or -close")]
    [InlineData("\" \"")]
    [InlineData("...")]
    public async Task SearchStatements_QueryWithoutAWordThatMustBeThere_IsRefused(string query)
    {
        var refusal = await RefusalAsync(new() { Query = query });

        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), (refusal.Code, refusal.Reason));
        Assert.Equal(["query NO_WORDS"], refusal.Violations);
    }

    [Fact]
    public async Task SearchStatements_AllWrong_NamesEveryField()
    {
        var refusal = await RefusalAsync(new()
        {
            Query = new string('x', 201),
            PageSize = -1,
            SpeakerId = "oss",
            Speaker = "\0",
            Addressee = new string('x', 201),
            Outlet = new string('x', 201),
            Kinds = { StatementKind.Unspecified },
            Stances = { (Stance)99 },
            Certainties = { Enumerable.Repeat(Certainty.Asserted, 51) },
            PublishedFrom = "2031-05-05",
            PublishedBefore = "2031-05-05",
            SaidFrom = "2031-05-06",
            SaidBefore = "2031-05-05",
            Origin = new string('x', 201),
            ClaimId = "{}",
        });

        Assert.Equal(
            [
                "addressee TOO_LONG", "certainties TOO_MANY", "claim_id NOT_A_UUID", "kinds[0] UNKNOWN", "origin TOO_LONG", "outlet TOO_LONG", "page_size NEGATIVE",
                "published_before NOT_AFTER_FROM", "query TOO_LONG", "said_before NOT_AFTER_FROM", "speaker NOT_TEXT", "speaker_id NOT_A_UUID", "stances[0] UNKNOWN",
            ],
            refusal.Violations);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \t ")]
    public async Task SearchStatements_Nothing_IsRefused(string query) =>
        Assert.Equal(["query REQUIRED"], (await RefusalAsync(new() { Query = query, PageSize = 10 })).Violations);

    [Fact]
    public async Task SearchStatements_UnknownIds_AreNotFound()
    {
        var id = Guid.CreateVersion7().ToString();

        var speaker = await RefusalAsync(new() { SpeakerId = id });
        var claim = await RefusalAsync(new() { ClaimId = id });

        Assert.Equal((StatusCode.NotFound, "ENTITY_NOT_FOUND", id), (speaker.Code, speaker.Reason, speaker.Metadata["entity_id"]));
        Assert.Equal((StatusCode.NotFound, "CLAIM_NOT_FOUND", id), (claim.Code, claim.Reason, claim.Metadata["claim_id"]));
    }

    [Fact]
    public async Task SearchStatements_MoreThanAreRanked_SaysSoAndRanksTheLatest()
    {
        var article = new InventedArticle("Somebody said that lamps glow.").With(facts => (facts.Published, facts.Outlet) = ("2030-01-01", "The Halvern Post"));
        article.Statement("lamps glow");
        await news.Query.TakeInAsync(article);
        await using var connection = new NpgsqlConnection(news.Query.Database.OwnerConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var copies = new NpgsqlCommand(
            """
            INSERT INTO query.statement (
                statement_id, document_id, revision, position, current, received_at, newest_first, published_on, kind, stance, certainty, outlet, speaker, addressee, said, content, payload)
            SELECT gen_random_uuid(), document_id, revision, number, current, received_at, newest_first + number, published_on, kind, stance, certainty, outlet, speaker, addressee, said, content, payload
            FROM query.statement, generate_series(1, 2500) AS number
            WHERE document_id = $1
            """,
            connection);
        copies.Parameters.Add(new NpgsqlParameter { Value = Guid.Parse(article.DocumentId) });
        await copies.ExecuteNonQueryAsync(Cancellation);

        var request = new SearchStatementsRequest { Query = "lamp", PageSize = 200 };
        var count = 0;
        do
        {
            var page = await SearchAsync(request);
            Assert.True(page.Cut);
            count += page.Statements.Count;
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(2001, count);
        Assert.False((await SearchAsync(new() { Query = "harbour" })).Cut);
        await news.Query.RetractAsync(article.DocumentId);
    }

    private async Task<string[]> ContentsAsync(SearchStatementsRequest request) =>
        [.. (await SearchAsync(request)).Statements.Select(found => found.Statement.Statement.Content[0].Text)];

    private async Task<SearchStatementsResponse> SearchAsync(SearchStatementsRequest request) =>
        await news.Client.SearchStatementsAsync(request, cancellationToken: Cancellation);

    private Task<Refusal> RefusalAsync(SearchStatementsRequest request) => Refusal.OfAsync(news.Client.SearchStatementsAsync(request, cancellationToken: Cancellation));
}
