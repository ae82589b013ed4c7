using Google.Protobuf;
using Hearsay.Contracts.Query.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Hearsay.Query.Tests;

/// <summary>The story of the dam, whose statements people correct.</summary>
public sealed class CorrectedNews : IAsyncDisposable
{
    private CorrectedNews(DamNews news) => News = news;

    public DamNews News { get; }

    public QueryService.QueryServiceClient Client => News.Client;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<CorrectedNews> StartAsync(ClusterFixture cluster)
    {
        var news = new DamNews(cluster);
        await news.InitializeAsync();
        return new CorrectedNews(news);
    }

    public ValueTask DisposeAsync() => News.DisposeAsync();

    /// <summary>Id of the only statement of an article.</summary>
    public static string StatementOf(InventedArticle article) => article.Evidence.Statements[0].Id;

    public static CorrectStatementRequest RequestOf(string statement, StatementChange change) => new()
    {
        StatementId = statement,
        Change = change,
        CorrectedBy = "Desk",
        Reason = "The recording says so.",
        RequestId = Guid.CreateVersion7().ToString(),
    };

    public static StatementChange Speaker(string name) => new() { Speaker = new CorrectedParty { Name = name } };

    public static StatementChange Hop(int position, string name) =>
        new() { Hops = { new CorrectedHop { Position = position, Party = new CorrectedParty { Name = name } } } };

    public Task<CorrectStatementResponse> CorrectAsync(InventedArticle article, StatementChange change) => SendAsync(RequestOf(StatementOf(article), change));

    public async Task<CorrectStatementResponse> SendAsync(CorrectStatementRequest request) => await Client.CorrectStatementAsync(request, cancellationToken: Cancellation);

    public async Task<Correction> UndoAsync(Correction correction) => (await Client.UndoCorrectionAsync(
        new UndoCorrectionRequest { CorrectionId = correction.Id, UndoneBy = "Second Desk", Reason = "Misheard." }, cancellationToken: Cancellation)).Correction;

    public async Task<ListCorrectionsResponse> ListAsync(ListCorrectionsRequest request) => await Client.ListCorrectionsAsync(request, cancellationToken: Cancellation);

    public async Task<IReadOnlyList<Correction>> UnattachedAsync() => (await ListAsync(new ListCorrectionsRequest { Unattached = true })).Corrections;

    public async Task<StatementResult> GetAsync(string statement) =>
        (await Client.GetStatementAsync(new GetStatementRequest { StatementId = statement }, cancellationToken: Cancellation)).Statement;

    public async Task<IReadOnlyList<StatementResult>> ListAsync(ListStatementsRequest request) =>
        (await Client.ListStatementsAsync(request, cancellationToken: Cancellation)).Statements;

    public async Task<GetOriginsResponse> OriginsAsync(InventedArticle article) =>
        await Client.GetOriginsAsync(new GetOriginsRequest { ClaimId = StatementOf(article) }, cancellationToken: Cancellation);

    public Task<int> RebuildAsync() => News.Query.Service.Services.GetRequiredService<RebuildReadModel>().RunAsync(Cancellation);

    /// <summary>All that is answered over the story, byte by byte; corrections themselves are not asked for.</summary>
    public async Task<string> AnswersAsync()
    {
        var answers = (await LinkedDocumentsTests.AnswersAsync(News)).Cast<IMessage>().ToList();
        answers.Add(await Client.ListStatementsAsync(new ListStatementsRequest(), cancellationToken: Cancellation));
        answers.Add(await Client.ListEventsAsync(new ListEventsRequest(), cancellationToken: Cancellation));
        answers.Add(await Client.SearchStatementsAsync(new SearchStatementsRequest { Query = "gates" }, cancellationToken: Cancellation));
        answers.Add(await Client.GetDossierAsync(new GetDossierRequest { Name = "Water Ministry" }, cancellationToken: Cancellation));
        foreach (var article in (InventedArticle[])[News.Post, News.Wire, News.Echo, News.Denial, News.Engineer])
        {
            answers.Add(await Client.GetDocumentEvidenceAsync(new GetDocumentEvidenceRequest { DocumentId = article.DocumentId }, cancellationToken: Cancellation));
        }

        return string.Join('\n', answers.Select(answer => Convert.ToHexString(answer.ToByteArray())));
    }
}
