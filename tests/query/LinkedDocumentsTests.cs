using Hearsay.Contracts.Query.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Hearsay.Query.Tests;

/// <summary>What documents say together follows them: retraction, revision, new readings, rebuilding.</summary>
public sealed class LinkedDocumentsTests(ClusterFixture cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Retraction_OfTheFirstReport_PassesTheClaimToTheNext()
    {
        await using var news = await StartAsync();
        var claim = await news.ClaimAsync();

        await news.Query.RetractAsync(news.Post.DocumentId);

        var after = await news.ClaimAsync();
        Assert.Equal(news.Wire.Evidence.Statements[0].Id, after.Id);
        Assert.Equal(3, after.StatementCount);
        var former = await Refusal.OfAsync(news.Client.GetClaimAsync(new GetClaimRequest { ClaimId = claim.Id }, cancellationToken: Cancellation));
        Assert.Equal("DOCUMENT_RETRACTED", former.Reason);
        var documents = new GetOriginsRequest { DocumentIds = { news.Post.DocumentId } };
        Assert.Equal("DOCUMENT_RETRACTED", (await Refusal.OfAsync(news.Client.GetOriginsAsync(documents, cancellationToken: Cancellation))).Reason);
        var copies = new GetCopiesRequest { DocumentId = news.Post.DocumentId };
        Assert.Equal("DOCUMENT_RETRACTED", (await Refusal.OfAsync(news.Client.GetCopiesAsync(copies, cancellationToken: Cancellation))).Reason);
    }

    [Fact]
    public async Task Retraction_OfTheDenial_EndsTheContradiction()
    {
        await using var news = await StartAsync();

        await news.Query.RetractAsync(news.Denial.DocumentId);

        var found = await news.Client.ListContradictionsAsync(new ListContradictionsRequest(), cancellationToken: Cancellation);
        Assert.Equal(ContradictionKind.Number, Assert.Single(found.Contradictions).Kind);
    }

    [Fact]
    public async Task Retraction_OfAll_LeavesNoUnitAndNoClaim()
    {
        await using var news = await StartAsync();

        foreach (var article in new[] { news.Engineer, news.Post, news.Denial, news.Echo, news.Wire })
        {
            await news.Query.RetractAsync(article.DocumentId);
        }

        foreach (var table in new[] { "unit", "unit_key", "unit_link", "claim", "contradiction", "entity_name", "statement_name" })
        {
            Assert.Equal((table, 0L), (table, await news.Query.CountAsync(table)));
        }
    }

    [Fact]
    public async Task Revision_WithoutTheStatement_TakesItFromTheClaim()
    {
        await using var news = await StartAsync();
        var revised = new InventedArticle("The Ledger has nothing to add.", news.Denial.DocumentId, revision: 2);

        await news.Query.TakeInAsync(revised);

        var claim = await news.ClaimAsync();
        Assert.Equal((3, 3), (claim.StatementCount, claim.DocumentCount));
        Assert.DoesNotContain(claim.Stances, stance => stance.Stance == Contracts.Evidence.V1.Stance.Denies);
    }

    [Fact]
    public async Task Reading_ByANewerEngine_LeavesTheClaimReachableByTheFormerId()
    {
        await using var news = await StartAsync();
        var before = await news.ClaimAsync();
        var anew = DamNews.PostReadBy(engineVersion: 2, news.Post.DocumentId);

        await news.Query.TakeInAsync(anew);

        var after = await news.ClaimAsync();
        Assert.Equal(anew.Evidence.Statements[0].Id, after.Id);
        Assert.Equal(after, (await news.Client.GetClaimAsync(new GetClaimRequest { ClaimId = before.Id }, cancellationToken: Cancellation)).Claim);
    }

    [Fact]
    public async Task Rebuild_OfAll_ChangesNoAnswer()
    {
        await using var news = await StartAsync();
        var before = await AnswersAsync(news);

        Assert.Equal(5, await news.Query.Service.Services.GetRequiredService<RebuildReadModel>().RunAsync(Cancellation));

        Assert.Equal(before, await AnswersAsync(news));
    }

    private async Task<DamNews> StartAsync()
    {
        var news = new DamNews(cluster);
        await news.InitializeAsync();
        return news;
    }

    /// <summary>What the service answers over all of it.</summary>
    internal static async Task<IReadOnlyList<object>> AnswersAsync(DamNews news)
    {
        var claims = await news.Client.ListClaimsAsync(new ListClaimsRequest(), cancellationToken: Cancellation);
        var answers = new List<object>
        {
            claims,
            await news.Client.ListContradictionsAsync(new ListContradictionsRequest(), cancellationToken: Cancellation),
            await news.Client.ListEntitiesAsync(new ListEntitiesRequest(), cancellationToken: Cancellation),
            await news.Client.GetCopiesAsync(new GetCopiesRequest { DocumentId = news.Echo.DocumentId }, cancellationToken: Cancellation),
            await news.Client.FindClaimsAsync(new FindClaimsRequest { Text = DamNews.Question }, cancellationToken: Cancellation),
        };
        foreach (var claim in claims.Claims)
        {
            answers.Add(await news.Client.GetClaimAsync(new GetClaimRequest { ClaimId = claim.Id }, cancellationToken: Cancellation));
            answers.Add(await news.Client.GetOriginsAsync(new GetOriginsRequest { ClaimId = claim.Id }, cancellationToken: Cancellation));
        }

        return answers;
    }
}
