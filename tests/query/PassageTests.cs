using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

public sealed class PassageTests(QueryFixture query) : IClassFixture<QueryFixture>
{
    private const string Ship = "\U0001F6A2";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Passage_BeyondTheBmp_CountsCodePoints()
    {
        var before = string.Concat(Enumerable.Repeat(Ship, 40));
        var after = string.Concat(Enumerable.Repeat("\U00010348x", 40));
        var article = new InventedArticle($"{before}Oss {Ship} sank{after}");
        var statement = article.Statement($"{Ship} sank");
        statement.Source.Add(article.Span("Oss"));
        await query.TakeInAsync(article);

        var passage = (await query.Client.GetStatementAsync(new() { StatementId = statement.Id }, cancellationToken: Cancellation)).Statement.Passage;

        Assert.Equal((40, 43), (statement.Source[0].Start, statement.Source[0].End));
        Assert.Equal(string.Concat(Enumerable.Repeat(Ship, 32)), passage.Prefix);
        Assert.Equal(string.Concat(Enumerable.Repeat("\U00010348x", 16)), passage.Suffix);
    }

    [Fact]
    public async Task Passage_AtTheEdgesOfTheText_IsShorter()
    {
        var article = new InventedArticle($"a{Ship} Oss stays b");
        var statement = article.Statement("Oss stays");
        await query.TakeInAsync(article);

        var passage = (await query.Client.GetStatementAsync(new() { StatementId = statement.Id }, cancellationToken: Cancellation)).Statement.Passage;

        Assert.Equal(($"a{Ship} ", " b"), (passage.Prefix, passage.Suffix));
    }

    [Theory]
    [InlineData("First. They met in May. Last.", "met", "They met in May.")]
    [InlineData("They met", "met", "They met")]
    [InlineData("Mr. Oss met the J. K. Brandt board. It left.", "met", "Mr. Oss met the J. K. Brandt board.")]
    [InlineData("It left. At 3.5 km they met. e.g. here", "met", "At 3.5 km they met. e.g. here")]
    [InlineData("One.\nThey met\nTwo.", "met", "They met")]
    [InlineData("\u201CNo!\u201D Then \u201Cthey met.\u201D And left?", "met", "Then \u201Cthey met.\u201D")]
    [InlineData("\U0001F6A2\U0001F6A2. \U0001F6A2 met \U0001F6A2! \U0001F6A2", "met", "\U0001F6A2 met \U0001F6A2!")]
    [InlineData("He left\u2026 They met? Yes.", "met", "They met?")]
    public async Task Passage_OfAnEvent_HoldsItsSentence(string text, string trigger, string sentence)
    {
        var article = new InventedArticle(text);
        article.Event("CONSULT", trigger);
        await query.TakeInAsync(article);

        var answer = await query.Client.ListEventsAsync(new ListEventsRequest { DocumentId = article.DocumentId }, cancellationToken: Cancellation);

        Assert.Equal(article.Span(sentence), Assert.Single(answer.Events).Passage.Sentence);
    }
}
