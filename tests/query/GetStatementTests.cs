using Grpc.Core;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

public sealed class GetStatementTests(QueryFixture query) : IClassFixture<QueryFixture>
{
    [Fact]
    public async Task GetStatement_Known_AnswersWithNamesAndPassage()
    {
        var article = new InventedArticle(
            "HARLOW - The ferry stays. On Tuesday Piet Oss told the Marrowby Wire that the ferry had been sold to a bank, it reported. More follows.");
        var speaker = article.MentionedEntity("Piet Oss", EntityType.Person, "Oss");
        var wire = article.MentionedEntity("Marrowby Wire", EntityType.Outlet);
        article.Evidence.Times.Add(new TimeExpression { Id = "t1", Span = article.Span("Tuesday"), Type = TimeType.Date, Value = "2031-05-01" });
        var statement = article.Statement("the ferry had been sold to a bank", speaker, "told");
        statement.Source.Add(article.Span("Piet Oss"));
        statement.AddresseeEntityId = wire;
        statement.SaidTimeId = "t1";
        statement.Chain.Add(new Hop { EntityId = wire, Span = article.Span("Marrowby Wire") });
        statement.Chain.Add(new Hop { EntityId = speaker, Span = article.Span("Piet Oss") });
        statement.Sentence = article.Span("On Tuesday Piet Oss told the Marrowby Wire that the ferry had been sold to a bank, it reported.");
        await query.TakeInAsync(article);

        var result = await GetAsync(statement.Id);

        Assert.Equal(statement, result.Statement);
        Assert.Equal(("Piet Oss", "Marrowby Wire", "2031-05-01"), (result.Speaker, result.Addressee, result.Said));
        Assert.Equal(["Marrowby Wire", "Piet Oss"], result.Chain);
        Assert.Equal(
            new Passage
            {
                DocumentId = article.DocumentId,
                Revision = 1,
                Outlet = "The Marrowby Ledger",
                Url = "https://ledger.example/harbour",
                Title = "Harbour to close",
                Published = "2031-05-04",
                Sentence = statement.Sentence,
                Prefix = "W - The ferry stays. On Tuesday ",
                Suffix = ", it reported. More follows.",
            },
            result.Passage);
    }

    [Fact]
    public async Task GetStatement_OfEarlierRevision_AnswersForItself()
    {
        var past = HarbourArticle.Create(revision: 1);
        await query.TakeInAsync(past, HarbourArticle.Create(past.DocumentId, 2));

        var result = await GetAsync(past.Evidence.Statements[0].Id);

        Assert.Equal((past.Evidence.Statements[0].Id, 1), (result.Statement.Id, result.Passage.Revision));
    }

    [Fact]
    public async Task GetStatement_ReplacedByNewerEngines_AnswersWithTheOneMostAlike()
    {
        const string Text = "Brandt said the harbour would close in June and the ferry would stop in May.";
        var first = new InventedArticle(Text, engineVersion: 1);
        var old = first.Statement("the harbour would close in June");
        var second = new InventedArticle(Text, first.DocumentId, engineVersion: 2);
        second.Statement("harbour");
        second.Statement("the harbour would close in June and the ferry would stop in May");
        second.Statement("harbour would close in June");
        var third = new InventedArticle(Text, first.DocumentId, engineVersion: 3);
        third.Statement("the harbour would close in June and the ferry would stop in May");
        var alike = third.Statement("the harbour would close in June and");
        third.Statement("ferry would stop in May");
        await query.TakeInAsync(first, second);
        Assert.Equal(second.Evidence.Statements[2].Id, (await GetAsync(old.Id)).Statement.Id);

        await query.TakeInAsync(third);

        Assert.Equal(alike.Id, (await GetAsync(old.Id)).Statement.Id);
        Assert.Equal(alike.Id, (await GetAsync(second.Evidence.Statements[2].Id)).Statement.Id);
    }

    [Fact]
    public async Task GetStatement_ReplacedInAnEarlierRevision_StaysInThatRevision()
    {
        var past = HarbourArticle.Create(revision: 1, engineVersion: 1);
        var again = HarbourArticle.Create(past.DocumentId, 1, 2);
        await query.TakeInAsync(past, HarbourArticle.Create(past.DocumentId, 2), again);

        var result = await GetAsync(past.Evidence.Statements[0].Id);

        Assert.Equal((again.Evidence.Statements[0].Id, 1), (result.Statement.Id, result.Passage.Revision));
    }

    [Fact]
    public async Task GetStatement_ReplacedByNothingAlike_IsNotFound()
    {
        var first = HarbourArticle.Create(engineVersion: 1);
        var second = new InventedArticle(HarbourArticle.Text, first.DocumentId, engineVersion: 2);
        second.Statement("Ottilie");
        await query.TakeInAsync(first, second);

        await AssertNotFoundAsync(first.Evidence.Statements[0].Id);
    }

    [Fact]
    public async Task GetStatement_WithoutContent_IsFoundAgainByItsCue()
    {
        var first = HarbourArticle.Create(engineVersion: 1);
        var second = HarbourArticle.Create(first.DocumentId, engineVersion: 2);
        first.Evidence.Statements[0].Content.Clear();
        second.Evidence.Statements[0].Content.Clear();
        await query.TakeInAsync(first, second);

        Assert.Equal(second.Evidence.Statements[0].Id, (await GetAsync(first.Evidence.Statements[0].Id)).Statement.Id);
    }

    [Fact]
    public Task GetStatement_Unknown_IsNotFound() => AssertNotFoundAsync(Guid.CreateVersion7().ToString());

    [Theory]
    [InlineData("")]
    [InlineData("seven")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task GetStatement_IdThatIsNone_IsRefused(string id)
    {
        var refusal = await Refusal.OfAsync(query.Client.GetStatementAsync(
            new GetStatementRequest { StatementId = id }, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELDS"), (refusal.Code, refusal.Reason));
        Assert.Equal(["statement_id NOT_A_UUID"], refusal.Violations);
    }

    private async Task AssertNotFoundAsync(string id)
    {
        var refusal = await Refusal.OfAsync(query.Client.GetStatementAsync(
            new GetStatementRequest { StatementId = id }, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal((StatusCode.NotFound, "STATEMENT_NOT_FOUND"), (refusal.Code, refusal.Reason));
        Assert.Equal(id, refusal.Metadata["statement_id"]);
    }

    private async Task<StatementResult> GetAsync(string id) =>
        (await query.Client.GetStatementAsync(
            new GetStatementRequest { StatementId = id }, cancellationToken: TestContext.Current.CancellationToken)).Statement;
}
