using Grpc.Core;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

public sealed class GetOriginsTests(DamNews news) : IClassFixture<DamNews>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetOrigins_OfAClaim_CountsOutletsTextsAndOrigins()
    {
        var answer = await AskAsync(new() { ClaimId = news.Echo.Evidence.Statements[0].Id });

        Assert.Equal((3, 2, 3), (answer.OutletCount, answer.TextCount, answer.DocumentCount));
        Assert.Equal((1, 1), (answer.Origins.AtLeast, answer.Origins.AtMost));
        Assert.Equal((await news.ClaimAsync()).Id, answer.ClaimId);
        Assert.Equal("a senior official", Assert.Single(answer.Nodes, node => node.Origin && node.UnresolvedReason.Length == 0 && node.Unnamed).Name);
    }

    [Fact]
    public async Task GetOrigins_EveryPath_LeadsFromPublisherToOriginWithItsWords()
    {
        var answer = await AskAsync(new() { ClaimId = news.Echo.Evidence.Statements[0].Id });
        var names = answer.Nodes.ToDictionary(node => node.Id, node => node.Name);

        Assert.Equal(3, answer.Paths.Count);
        Assert.Equal(["The Tarn Post", "a senior official"], answer.Paths[0].Hops.Select(hop => names[hop.NodeId]));
        Assert.Equal(["Tarn Wire", "The Tarn Post", "a senior official"], answer.Paths[1].Hops.Select(hop => names[hop.NodeId]));
        Assert.Equal("reported", answer.Paths[1].Hops[1].Cue.Text);
        Assert.Contains("COPY_OF", answer.Paths[2].Hops.SelectMany(hop => hop.Reasons));
        Assert.Equal("Water Ministry", names[Assert.Single(answer.Denials).Hops[^1].NodeId]);
    }

    [Fact]
    public async Task GetOrigins_OfAStatement_AreThoseOfItsOwnWay()
    {
        var answer = await AskAsync(new() { StatementId = news.Denial.Evidence.Statements[0].Id });

        Assert.Equal("the dam at Tarn has 28 gates", answer.Text);
        Assert.Equal("Water Ministry", Assert.Single(answer.Nodes, node => node.Origin).Name);
        Assert.Empty(answer.Denials);
    }

    [Fact]
    public async Task GetOrigins_OfDocuments_AreThoseOfAllThatTheyReport()
    {
        var answer = await AskAsync(new() { DocumentIds = { news.Post.DocumentId, news.Engineer.DocumentId, news.Post.DocumentId } });

        Assert.Equal(2, answer.DocumentCount);
        Assert.Equal(["Piet Oss", "a senior official"], answer.Nodes.Where(node => node.Origin).Select(node => node.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task GetOrigins_BadInput_SaysWhatIsWrong()
    {
        Assert.Equal(["claim_id ONE_REQUIRED"], (await RefusalOfAsync(new())).Violations);
        Assert.Equal(
            ["claim_id NOT_A_UUID", "claim_id ONE_REQUIRED", "statement_id NOT_A_UUID"],
            (await RefusalOfAsync(new() { ClaimId = "x", StatementId = "y" })).Violations);
        Assert.Equal(["document_ids[1] NOT_A_UUID"], (await RefusalOfAsync(new() { DocumentIds = { news.Post.DocumentId, "x" } })).Violations);
        Assert.Equal(
            ["document_ids TOO_MANY"],
            (await RefusalOfAsync(new() { DocumentIds = { Enumerable.Range(0, 51).Select(_ => Guid.CreateVersion7().ToString()) } })).Violations);
    }

    [Fact]
    public async Task GetOrigins_UnknownIds_AreNotFound()
    {
        var id = Guid.CreateVersion7().ToString();

        Assert.Equal((StatusCode.NotFound, "CLAIM_NOT_FOUND"), await ReasonAsync(new() { ClaimId = id }));
        Assert.Equal((StatusCode.NotFound, "STATEMENT_NOT_FOUND"), await ReasonAsync(new() { StatementId = id }));
        Assert.Equal((StatusCode.NotFound, "DOCUMENT_NOT_FOUND"), await ReasonAsync(new() { DocumentIds = { news.Post.DocumentId, id } }));

        async Task<(StatusCode, string)> ReasonAsync(GetOriginsRequest request)
        {
            var refusal = await RefusalOfAsync(request);
            return (refusal.Code, refusal.Reason);
        }
    }

    private async Task<GetOriginsResponse> AskAsync(GetOriginsRequest request) => await news.Client.GetOriginsAsync(request, cancellationToken: Cancellation);

    private Task<Refusal> RefusalOfAsync(GetOriginsRequest request) => Refusal.OfAsync(news.Client.GetOriginsAsync(request, cancellationToken: Cancellation));
}
