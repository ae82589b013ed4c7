using Grpc.Core;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

public sealed class ClaimTests(DamNews news) : IClassFixture<DamNews>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetClaim_ReportsOutOfOrder_BeginsWithTheFirstPublished()
    {
        var claim = await news.ClaimAsync();

        Assert.Equal(news.Post.Evidence.Statements[0].Id, claim.Id);
        Assert.Equal("The dam at Tarn has 28 gates", claim.Text);
        Assert.Equal("The Tarn Post", claim.First.Passage.Outlet);
        Assert.Equal("2031-05-06T09:00:00Z", claim.LastPublished);
    }

    [Fact]
    public async Task GetClaim_StoryWithACopyAndADenial_CountsThem()
    {
        var claim = await news.ClaimAsync();

        Assert.Equal((4, 4, 4, 3), (claim.StatementCount, claim.DocumentCount, claim.OutletCount, claim.TextCount));
        Assert.Equal([(Stance.Affirms, 3), (Stance.Denies, 1)], claim.Stances.Select(stance => (stance.Stance, stance.Count)));
    }

    [Fact]
    public async Task GetClaim_IdOfAnyStatement_AnswersWithTheClaim()
    {
        var claim = await news.ClaimAsync();

        foreach (var article in new[] { news.Post, news.Wire, news.Echo, news.Denial })
        {
            var answer = await news.Client.GetClaimAsync(new GetClaimRequest { ClaimId = article.Evidence.Statements[0].Id }, cancellationToken: Cancellation);
            Assert.Equal(claim, answer.Claim);
            Assert.Equal(4, answer.Statements.Count);
        }
    }

    [Fact]
    public async Task GetClaim_Contradictions_AreTheDenialAndTheOtherNumber()
    {
        var claim = await news.ClaimAsync();
        var answer = await news.Client.GetClaimAsync(new GetClaimRequest { ClaimId = claim.Id }, cancellationToken: Cancellation);

        Assert.Equal([ContradictionKind.Number, ContradictionKind.Denial], answer.Contradictions.Select(found => found.Kind));
        Assert.Equal((claim.Id, claim.Id), (answer.Contradictions[1].ClaimId, answer.Contradictions[1].OtherClaimId));
        Assert.Equal(["20", "28"], answer.Contradictions[0].Differing.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(DamNews.Question)]
    [InlineData("twenty-eight gates at the dam of Tarn")]
    public async Task FindClaims_UsersOwnWords_FindsTheClaim(string text)
    {
        var answer = await news.Client.FindClaimsAsync(new FindClaimsRequest { Text = text }, cancellationToken: Cancellation);

        Assert.Contains((await news.ClaimAsync()).Id, answer.Claims.Select(found => found.Claim.Id));
        Assert.All(answer.Claims, found => Assert.InRange(found.Score, 0.001, 1));
        Assert.Equal(answer.Claims.OrderByDescending(found => found.Score), answer.Claims);
    }

    [Theory]
    [InlineData("the price of herrings in another country")]
    [InlineData("?!")]
    [InlineData("\u0000 \uFFFD 'quoted' & | ! \\ :*")]
    public async Task FindClaims_NothingClose_FindsNothing(string text)
    {
        var call = news.Client.FindClaimsAsync(new FindClaimsRequest { Text = text.Replace("\0", "", StringComparison.Ordinal) }, cancellationToken: Cancellation);

        Assert.Empty((await call).Claims);
    }

    [Fact]
    public async Task FindClaims_BadInput_SaysWhatIsWrong()
    {
        Assert.Equal(["limit NEGATIVE", "text REQUIRED"], (await RefusalOfAsync(new FindClaimsRequest { Text = " ", Limit = -1 })).Violations);
        Assert.Equal(["text TOO_LONG"], (await RefusalOfAsync(new FindClaimsRequest { Text = new string('a', 501) })).Violations);
        Assert.Equal(["text NOT_TEXT"], (await RefusalOfAsync(new FindClaimsRequest { Text = "a\0b" })).Violations);

        Task<Refusal> RefusalOfAsync(FindClaimsRequest request) => Refusal.OfAsync(news.Client.FindClaimsAsync(request, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task ListClaims_Filters_TakeThatAndTheLastReportedFirst()
    {
        Assert.Equal(["the dam at Tarn has 20 gates", "The dam at Tarn has 28 gates"], await TextsAsync(new()));
        Assert.Equal(["The dam at Tarn has 28 gates"], await TextsAsync(new() { MinOutlets = 2 }));
        Assert.Equal(["The dam at Tarn has 28 gates"], await TextsAsync(new() { Denied = true }));
        Assert.Equal(["the dam at Tarn has 20 gates"], await TextsAsync(new() { DocumentId = news.Engineer.DocumentId }));

        async Task<IEnumerable<string>> TextsAsync(ListClaimsRequest request) =>
            (await news.Client.ListClaimsAsync(request, cancellationToken: Cancellation)).Claims.Select(claim => claim.Text);
    }

    [Fact]
    public async Task ListClaims_PageByPage_GivesEachOnceAndRefusesAForeignToken()
    {
        var first = await news.Client.ListClaimsAsync(new ListClaimsRequest { PageSize = 1 }, cancellationToken: Cancellation);
        var second = await news.Client.ListClaimsAsync(new ListClaimsRequest { PageSize = 1, PageToken = first.NextPageToken }, cancellationToken: Cancellation);

        Assert.NotEqual(first.Claims[0].Id, second.Claims[0].Id);
        Assert.Empty(second.NextPageToken);
        var foreign = new ListClaimsRequest { PageSize = 1, Denied = true, PageToken = first.NextPageToken };
        Assert.Equal("INVALID_PAGE_TOKEN", (await Refusal.OfAsync(news.Client.ListClaimsAsync(foreign, cancellationToken: Cancellation))).Reason);
        var other = new ListContradictionsRequest { PageToken = first.NextPageToken };
        Assert.Equal("INVALID_PAGE_TOKEN", (await Refusal.OfAsync(news.Client.ListContradictionsAsync(other, cancellationToken: Cancellation))).Reason);
    }

    [Fact]
    public async Task ListContradictions_Kinds_TakeThatAndTheLatestFirst()
    {
        Assert.Equal([ContradictionKind.Number, ContradictionKind.Denial], await KindsAsync(new()));
        Assert.Equal([ContradictionKind.Denial], await KindsAsync(new() { Kinds = { ContradictionKind.Denial } }));
        Assert.Equal([ContradictionKind.Number], await KindsAsync(new() { ClaimId = news.Engineer.Evidence.Statements[0].Id }));

        async Task<IEnumerable<ContradictionKind>> KindsAsync(ListContradictionsRequest request) =>
            (await news.Client.ListContradictionsAsync(request, cancellationToken: Cancellation)).Contradictions.Select(found => found.Kind);
    }

    [Fact]
    public async Task Claims_BadInput_SaysWhatIsWrong()
    {
        var listing = await Refusal.OfAsync(news.Client.ListClaimsAsync(new ListClaimsRequest { PageSize = -1, MinOutlets = -1, DocumentId = "x" }, cancellationToken: Cancellation));
        Assert.Equal(["document_id NOT_A_UUID", "min_outlets NEGATIVE", "page_size NEGATIVE"], listing.Violations);
        var pairs = await Refusal.OfAsync(news.Client.ListContradictionsAsync(
            new ListContradictionsRequest { Kinds = { ContradictionKind.Unspecified }, ClaimId = "x" }, cancellationToken: Cancellation));
        Assert.Equal(["claim_id NOT_A_UUID", "kinds[0] UNKNOWN"], pairs.Violations);
        var id = Guid.CreateVersion7().ToString();
        var unknown = await Refusal.OfAsync(news.Client.GetClaimAsync(new GetClaimRequest { ClaimId = id }, cancellationToken: Cancellation));
        Assert.Equal((StatusCode.NotFound, "CLAIM_NOT_FOUND", id), (unknown.Code, unknown.Reason, unknown.Metadata["claim_id"]));
        Assert.Equal(
            ["claim_id NOT_A_UUID"],
            (await Refusal.OfAsync(news.Client.GetClaimAsync(new GetClaimRequest { ClaimId = "x" }, cancellationToken: Cancellation))).Violations);
    }
}
