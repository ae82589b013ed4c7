using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Query.Tests;

/// <summary>Filters by words of a name find the same through the list of names as by going through all rows.</summary>
public sealed class NameListTests(QueryFixture query) : IClassFixture<QueryFixture>
{
    // More than are looked up one by one.
    private const int Many = 400;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("errick")]
    [InlineData("SERR maud")]
    [InlineData("k q")]
    [InlineData("q")]
    [InlineData("qu")]
    [InlineData("50%_\\")]
    [InlineData("0%_")]
    [InlineData("\U0001F40B\U0001F40B")]
    [InlineData("o'neil")]
    [InlineData("lighthouse keeper")]
    [InlineData("serrickquill")]
    public async Task Names_AnyPartsOfWords_FindWhatHasThem(string words)
    {
        string[][] bearers = [["Maud Serrick", "Quill"], ["Serrick 50%_\\ Ltd"], ["Whale \U0001F40B\U0001F40B\U0001F40B"], ["Finn O\u2019Neil", "the Lighthouse Keeper"], ["Qi"]];
        foreach (var names in bearers)
        {
            await query.TakeInAsync(ArticleOf(names));
        }

        var parts = words.ToLowerInvariant().Split(' ');
        var expected = bearers
            .Where(names => Array.TrueForAll(parts, part => string.Join('\n', names).ToLowerInvariant().Replace('\u2019', '\'').Contains(part, StringComparison.Ordinal)))
            .Select(names => names[0])
            .Order(StringComparer.Ordinal)
            .ToList();

        var statements = await query.Client.ListStatementsAsync(new() { Speaker = words, PageSize = 200 }, cancellationToken: Cancellation);
        var searched = await query.Client.SearchStatementsAsync(new() { Speaker = words, PageSize = 200 }, cancellationToken: Cancellation);
        var entities = await query.Client.ListEntitiesAsync(new() { Name = words, PageSize = 200 }, cancellationToken: Cancellation);
        var events = await query.Client.ListEventsAsync(new() { Participant = words, PageSize = 200 }, cancellationToken: Cancellation);
        var timeline = await query.Client.GetTimelineAsync(new() { Participant = words, PageSize = 200 }, cancellationToken: Cancellation);
        Assert.Equal(expected, Distinct(statements.Statements.Select(item => item.Speaker)));
        Assert.Equal(expected, Distinct(searched.Statements.Select(item => item.Statement.Speaker)));
        Assert.Equal(expected, Distinct(entities.Entities.Select(item => item.Entity.Name)));
        Assert.Equal(expected, Distinct(events.Events.SelectMany(item => item.Participants)));
        Assert.Equal(expected.Count > 0, timeline.Events.Count > 0);
    }

    [Fact]
    public async Task Names_InManyRows_ArePagedInOrder()
    {
        var name = $"Page Turner {Guid.CreateVersion7():N}";
        for (var day = 1; day <= 5; day++)
        {
            await query.TakeInAsync(ArticleOf([name, $"Alias {day % 2}"], $"2031-05-0{day}"));
        }

        var days = new List<string>();
        var request = new ListStatementsRequest { Speaker = name, PageSize = 2 };
        do
        {
            var page = await query.Client.ListStatementsAsync(request, cancellationToken: Cancellation);
            days.AddRange(page.Statements.Select(item => item.Passage.Published));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(["2031-05-05", "2031-05-04", "2031-05-03", "2031-05-02", "2031-05-01"], days);
    }

    [Fact]
    public async Task Names_MoreThanAreLookedUp_AreFoundAmongAllRows()
    {
        var part = $"z{Guid.CreateVersion7():N}"[^9..];
        await query.TakeInAsync(ArticleOf([$"Rita {part}"]));
        await query.ScalarAsync(
            $"INSERT INTO query.name_list (kind, names) SELECT kind, number || '{part}' FROM generate_series(1, {Many}) AS number, generate_series(1, 3) AS kind");

        var request = new ListStatementsRequest { Speaker = part };
        Assert.Single((await query.Client.ListStatementsAsync(request, cancellationToken: Cancellation)).Statements);
        Assert.Single((await query.Client.ListEntitiesAsync(new() { Name = part }, cancellationToken: Cancellation)).Entities);
        Assert.Single((await query.Client.ListEventsAsync(new() { Participant = part }, cancellationToken: Cancellation)).Events);
        Assert.Single((await query.Client.GetTimelineAsync(new() { Participant = part }, cancellationToken: Cancellation)).Events);
    }

    [Fact]
    public async Task Names_LastBearerRetracted_AreKeptNowhere()
    {
        var name = $"Only Once {Guid.CreateVersion7():N}";
        var (first, second) = (ArticleOf([name]), ArticleOf([name]));
        await query.TakeInAsync(first, second);
        Assert.Equal(3, await ListedAsync(name));

        Assert.Equal(Status.Success, await query.RetractAsync(first.DocumentId));
        Assert.Equal(3, await ListedAsync(name));
        Assert.Single((await query.Client.ListStatementsAsync(new() { Speaker = name }, cancellationToken: Cancellation)).Statements);

        Assert.Equal(Status.Success, await query.RetractAsync(second.DocumentId));
        Assert.Equal(0, await ListedAsync(name));
    }

    /// <summary>While a new version is rolled out, processes of one that knows no list write rows too.</summary>
    [Fact]
    public async Task Names_OfRowsThatAnOlderVersionWrites_AreFound()
    {
        var (name, other) = ($"Long Known {Guid.CreateVersion7():N}", $"newly told {Guid.CreateVersion7():N}");
        await query.TakeInAsync(ArticleOf([name]));
        var columns = await query.ScalarAsync(
            "SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns WHERE table_schema = 'query' AND table_name = 'statement' AND is_generated = 'NEVER' AND column_name NOT IN ('speaker', 'statement_id', 'position')");
        await query.ScalarAsync(
            $"INSERT INTO query.statement (speaker, statement_id, position, {columns}) SELECT '{other}', gen_random_uuid(), position + 100, {columns} FROM query.statement WHERE speaker = '{name.ToLowerInvariant()}'");

        Assert.Single((await query.Client.ListStatementsAsync(new() { Speaker = other }, cancellationToken: Cancellation)).Statements);
    }

    private static List<string> Distinct(IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static InventedArticle ArticleOf(string[] names, string published = "2031-05-04")
    {
        var article = new InventedArticle($"{names[0]} said that rain would come. They met.").With(facts => facts.Published = published);
        var speaker = article.Entity(names[0], EntityType.Person, names[1..]);
        article.Statement("rain would come", speaker, "said");
        article.Event("CONSULT", "met", EventStatus.Occurred, speaker);
        return article;
    }

    private async Task<long> ListedAsync(string name) =>
        (long)(await query.ScalarAsync($"SELECT count(*) FROM query.name_list WHERE names = '{name.ToLowerInvariant()}'"))!;
}
