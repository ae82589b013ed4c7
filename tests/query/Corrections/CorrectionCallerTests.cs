using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.TestSupport;

namespace Hearsay.Query.Tests;

/// <summary>Where callers have tokens, what people decide is kept under the token's subject and nobody else.</summary>
public sealed class CorrectionCallerTests(DamNews news) : IClassFixture<DamNews>, IAsyncLifetime
{
    private readonly TestIssuer _issuer = new();
    private RunningService _service = null!;
    private QueryService.QueryServiceClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _service = await RunningService.StartAsync(QueryComposition.Definition, news.Query.Database, _issuer.Settings);
        _client = new QueryService.QueryServiceClient(_service.Channel);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _issuer.Dispose();
    }

    [Fact]
    public async Task Correction_WithToken_IsKeptUnderItsSubject()
    {
        var request = Request(news.Wire, Stance.Denies);
        request.CorrectedBy = "";
        var answer = await _client.CorrectStatementAsync(request, As(Callers.Operator), cancellationToken: Cancellation);
        var undone = await _client.UndoCorrectionAsync(
            new UndoCorrectionRequest { CorrectionId = answer.Correction.Id, UndoneBy = "somebody" }, As(Callers.Operator), cancellationToken: Cancellation);

        Assert.Equal(("somebody", "somebody"), (answer.Correction.CorrectedBy, undone.Correction.UndoneBy));
    }

    [Fact]
    public async Task Decisions_UnderAnotherName_AreRefused()
    {
        var operatorToken = As(Callers.Operator);
        var merge = CuratedNews.MergeOf(Guid.CreateVersion7().ToString(), Guid.CreateVersion7().ToString());
        var split = CuratedNews.SplitOf(Guid.CreateVersion7().ToString(), "X");
        var id = Guid.CreateVersion7().ToString();

        Assert.Equal(["corrected_by NOT_THE_CALLER"], (await Refusal.OfAsync(_client.CorrectStatementAsync(Request(news.Post, Stance.Denies), operatorToken, cancellationToken: Cancellation))).Violations);
        Assert.Equal(["undone_by NOT_THE_CALLER"], (await Refusal.OfAsync(_client.UndoCorrectionAsync(new() { CorrectionId = id, UndoneBy = "Desk" }, operatorToken, cancellationToken: Cancellation))).Violations);
        Assert.Equal(["decided_by NOT_THE_CALLER"], (await Refusal.OfAsync(_client.MergeEntitiesAsync(merge, operatorToken, cancellationToken: Cancellation))).Violations);
        Assert.Equal(["decided_by NOT_THE_CALLER"], (await Refusal.OfAsync(_client.SplitEntityAsync(split, operatorToken, cancellationToken: Cancellation))).Violations);
        Assert.Equal(["undone_by NOT_THE_CALLER"], (await Refusal.OfAsync(_client.UndoEntityDecisionAsync(new() { DecisionId = id, UndoneBy = "Desk" }, operatorToken, cancellationToken: Cancellation))).Violations);
    }

    [Fact]
    public async Task Correction_WithATokenOfNobody_IsRefused()
    {
        var request = Request(news.Post, Stance.Denies);
        var token = Bearer(_issuer.Token(token => token.Claims.Remove("sub"), Callers.Operator));

        Assert.Equal(["corrected_by NO_SUBJECT"], (await Refusal.OfAsync(_client.CorrectStatementAsync(request, token, cancellationToken: Cancellation))).Violations);
    }

    [Fact]
    public async Task Corrections_ByReaders_AreListedButNotMade()
    {
        var refusal = await Refusal.OfAsync(_client.CorrectStatementAsync(Request(news.Post, Stance.Denies), As(Callers.Reader), cancellationToken: Cancellation));
        var undo = await Refusal.OfAsync(_client.UndoCorrectionAsync(new UndoCorrectionRequest(), As(Callers.Writer), cancellationToken: Cancellation));
        await _client.ListCorrectionsAsync(new ListCorrectionsRequest(), As(Callers.Reader), cancellationToken: Cancellation);

        Assert.Equal((StatusCode.PermissionDenied, "ROLE_MISSING", "operator"), (refusal.Code, refusal.Reason, refusal.Metadata["role"]));
        Assert.Equal("ROLE_MISSING", undo.Reason);
    }

    [Fact]
    public async Task Request_OfAnotherSubject_IsNotTheSame()
    {
        var request = Request(news.Echo, Stance.Questions);
        request.CorrectedBy = "";
        await _client.CorrectStatementAsync(request, As(Callers.Operator), cancellationToken: Cancellation);
        var other = Bearer(_issuer.Token(token => token.Claims["sub"] = "another", Callers.Operator));

        Assert.Equal("REQUEST_ID_REUSED", (await Refusal.OfAsync(_client.CorrectStatementAsync(request, other, cancellationToken: Cancellation))).Reason);
    }

    private static CorrectStatementRequest Request(InventedArticle article, Stance stance) =>
        CorrectedNews.RequestOf(CorrectedNews.StatementOf(article), new StatementChange { Stance = stance });

    private Metadata As(string role) => Bearer(_issuer.Token(role));

    private static Metadata Bearer(string token) => new() { { "authorization", $"Bearer {token}" } };
}
