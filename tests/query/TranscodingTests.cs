using System.Net;
using System.Text.Json;

namespace Hearsay.Query.Tests;

public sealed class TranscodingTests(ListedNews news) : IClassFixture<ListedNews>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_DocumentEvidence_AnswersAsJson()
    {
        using var answer = await GetAsync($"/v1/documents/{news.Ledger.DocumentId}/evidence", HttpStatusCode.OK);

        Assert.Equal(news.Ledger.Text, answer.RootElement.GetProperty("text").GetString());
        Assert.Equal("STATEMENT_KIND_DIRECT", answer.RootElement.GetProperty("evidence").GetProperty("statements")[1].GetProperty("kind").GetString());
        Assert.Equal("2031-05-04T12:00:00Z", answer.RootElement.GetProperty("receiveTime").GetString());
    }

    [Fact]
    public async Task Get_StatementsWithFilters_AnswersPageByPage()
    {
        const string Query = "/v1/statements?kinds=STATEMENT_KIND_DIRECT&kinds=STATEMENT_KIND_MIXED&page_size=1&published_from=2031-05-01";
        using var first = await GetAsync(Query, HttpStatusCode.OK);
        var token = first.RootElement.GetProperty("nextPageToken").GetString();
        using var second = await GetAsync($"{Query}&page_token={token}", HttpStatusCode.OK);

        Assert.Equal(ListedNews.Closes, ContentOf(first));
        Assert.Equal(ListedNews.Sold, ContentOf(second));
        Assert.Equal("", second.RootElement.GetProperty("nextPageToken").GetString());
    }

    [Fact]
    public async Task Get_OneStatementEntitiesEvents_Answers()
    {
        var id = news.Ledger.Evidence.Statements[0].Id;
        using var statement = await GetAsync($"/v1/statements/{id}", HttpStatusCode.OK);
        using var entities = await GetAsync("/v1/entities?name=quill", HttpStatusCode.OK);
        using var events = await GetAsync("/v1/events?types=REJECT", HttpStatusCode.OK);

        Assert.Equal("Ottilie Brandt", statement.RootElement.GetProperty("statement").GetProperty("speaker").GetString());
        Assert.Equal("Quill", entities.RootElement.GetProperty("entities")[0].GetProperty("entity").GetProperty("name").GetString());
        Assert.Equal("walked out", events.RootElement.GetProperty("events")[0].GetProperty("event").GetProperty("trigger").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Get_WrongOrUnknown_AnswersWithReasonAndTraceId()
    {
        using var unknown = await GetAsync($"/v1/statements/{Guid.CreateVersion7()}", HttpStatusCode.NotFound);
        using var wrong = await GetAsync("/v1/statements?page_size=-1&published_from=today&text=%00", HttpStatusCode.BadRequest);

        Assert.Equal("STATEMENT_NOT_FOUND", unknown.RootElement.GetProperty("details")[0].GetProperty("reason").GetString());
        Assert.Equal("INVALID_FIELDS", wrong.RootElement.GetProperty("details")[0].GetProperty("reason").GetString());
        Assert.Equal(3, wrong.RootElement.GetProperty("details")[1].GetProperty("fieldViolations").GetArrayLength());
    }

    [Fact]
    public async Task Get_NameOfNoEnumValue_IsABadRequest()
    {
        using var answer = await news.Query.Service.Http.GetAsync(new Uri("/v1/statements?kinds=SHOUTED", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static string? ContentOf(JsonDocument page) =>
        Assert.Single(page.RootElement.GetProperty("statements").EnumerateArray()).GetProperty("statement").GetProperty("content")[0].GetProperty("text").GetString();

    private async Task<JsonDocument> GetAsync(string path, HttpStatusCode expected)
    {
        using var answer = await news.Query.Service.Http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        var body = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.StatusCode == expected, $"{answer.StatusCode}: {body}");
        Assert.Matches("^[0-9a-f]{32}$", Assert.Single(answer.Headers.GetValues("trace-id")));
        return JsonDocument.Parse(body);
    }
}
