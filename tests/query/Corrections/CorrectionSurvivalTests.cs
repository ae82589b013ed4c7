using Grpc.Core;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Hearsay.Query.Tests;

/// <summary>Corrections are tied to words: whatever is read anew, they hold while the words are there.</summary>
public sealed class CorrectionSurvivalTests(ClusterFixture cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reading_ByANewerEngine_KeepsTheCorrection()
    {
        await using var news = await CorrectedNews.StartAsync(cluster);
        var made = await news.CorrectAsync(news.News.Post, new StatementChange { Stance = Stance.Denies });
        var anew = DamNews.PostReadBy(engineVersion: 2, news.News.Post.DocumentId);

        await news.News.Query.TakeInAsync(anew);

        var id = CorrectedNews.StatementOf(anew);
        Assert.Equal(Stance.Denies, (await news.GetAsync(id)).Correction.Statement.Stance);
        Assert.Equal(id, (await ListedAsync(news, made)).StatementId);
        Assert.Equal(2, (await news.News.ClaimAsync()).Stances.Single(count => count.Stance == Stance.Denies).Count);
        Assert.Empty(await news.UnattachedAsync());
    }

    [Fact]
    public async Task Revision_WithTheSameWords_KeepsTheCorrectionInBoth()
    {
        await using var news = await CorrectedNews.StartAsync(cluster);
        await news.CorrectAsync(news.News.Denial, CorrectedNews.Speaker("Ilka Farrow"));
        var revised = DenialOf(news, "In short. The Water Ministry denied on Tuesday that the dam at Tarn has 28 gates. It gave no number.");

        await news.News.Query.TakeInAsync(revised);

        Assert.Equal("Ilka Farrow", (await news.GetAsync(CorrectedNews.StatementOf(revised))).Correction.Speaker);
        Assert.Equal("Ilka Farrow", (await news.GetAsync(CorrectedNews.StatementOf(news.News.Denial))).Correction.Speaker);
        Assert.Equal("Ilka Farrow", Assert.Single(await news.ListAsync(new ListStatementsRequest { DocumentId = revised.DocumentId })).Correction.Speaker);
    }

    [Fact]
    public async Task Revision_WithoutTheWords_ListsTheCorrectionAsUnattachedUntilTheyAreBack()
    {
        await using var news = await CorrectedNews.StartAsync(cluster);
        var made = await news.CorrectAsync(news.News.Denial, new StatementChange { Rejected = true });
        var without = DenialOf(news, "The Water Ministry denied on Tuesday that the dam has 28 gates.", content: "the dam has 28 gates");
        await news.News.Query.TakeInAsync(without);

        Assert.Equal((made.Correction.Id, UnattachedReason.WordsGone, ""), Assert.Single(await news.UnattachedAsync()) is var gone ? (gone.Id, gone.UnattachedReason, gone.StatementId) : default);
        Assert.Null((await news.GetAsync(CorrectedNews.StatementOf(without))).Correction);
        Assert.True((await news.GetAsync(CorrectedNews.StatementOf(news.News.Denial))).Correction.Rejected);

        await news.News.Query.TakeInAsync(DenialOf(news, "The Water Ministry denied on Tuesday that the dam at Tarn has 28 gates. It did.", revision: 3));
        Assert.Empty(await news.UnattachedAsync());
    }

    [Fact]
    public async Task Reading_WithoutTheHop_KeepsTheRestAndListsTheCorrection()
    {
        await using var news = await CorrectedNews.StartAsync(cluster);
        var change = CorrectedNews.Hop(1, "Marsh Radio");
        change.Certainty = Certainty.Hedged;
        var made = await news.CorrectAsync(news.News.Wire, change);
        var anew = ReadAnew(news.News.Wire);
        anew.Evidence.Statements[0].Chain.RemoveAt(0);

        await news.News.Query.TakeInAsync(anew);

        var listed = Assert.Single(await news.UnattachedAsync());
        Assert.Equal((made.Correction.Id, UnattachedReason.HopGone, CorrectedNews.StatementOf(anew)), (listed.Id, listed.UnattachedReason, listed.StatementId));
        var holds = (await news.GetAsync(CorrectedNews.StatementOf(anew))).Correction;
        Assert.Equal(Certainty.Hedged, holds.Statement.Certainty);
        Assert.Equal(["an official"], holds.Chain);
    }

    [Fact]
    public async Task Correction_WhileADocumentIsReadAnew_HoldsWhicheverComesFirst()
    {
        await using var news = await CorrectedNews.StartAsync(cluster);
        for (var version = 2; version <= 6; version++)
        {
            var anew = ReadAnew(news.News.Echo, version);
            var current = (await news.ListAsync(new ListStatementsRequest { DocumentId = anew.DocumentId })).Single();
            var stance = (current.Correction?.Statement ?? current.Statement).Stance == Stance.Denies ? Stance.Questions : Stance.Denies;

            var reading = news.News.Query.TakeInAsync(anew);
            var correcting = news.SendAsync(CorrectedNews.RequestOf(current.Statement.Id, new StatementChange { Stance = stance }));
            await reading;
            try
            {
                await correcting;
            }
            catch (RpcException exception) when (exception.StatusCode is StatusCode.FailedPrecondition or StatusCode.Aborted)
            {
                await news.SendAsync(CorrectedNews.RequestOf(CorrectedNews.StatementOf(anew), new StatementChange { Stance = stance }));
            }

            Assert.Equal(stance, (await news.GetAsync(CorrectedNews.StatementOf(anew))).Correction.Statement.Stance);
        }

        Assert.Empty(await news.UnattachedAsync());
    }

    [Fact]
    public async Task Rebuild_FromEither_GivesTheSameAnswers()
    {
        await using var news = await CorrectedNews.StartAsync(cluster);
        await news.CorrectAsync(news.News.Wire, CorrectedNews.Speaker("Ilka Farrow"));
        await news.CorrectAsync(news.News.Denial, new StatementChange { Rejected = true });
        await news.CorrectAsync(news.News.Echo, CorrectedNews.Hop(1, "Marsh Radio"));
        var before = await news.AnswersAsync();
        var listed = await news.ListAsync(new ListCorrectionsRequest());

        Assert.Equal(5, await news.RebuildAsync());
        Assert.Equal(before, await news.AnswersAsync());

        await RebuildTests.EmptyAsync(news.News.Query);
        await news.News.Query.Service.Services.GetRequiredService<RebuildFromExtraction>().RunAsync(true, Cancellation);
        Assert.Equal(before, await news.AnswersAsync());
        Assert.Equal(listed, await news.ListAsync(new ListCorrectionsRequest()));
    }

    [Fact]
    public async Task Retraction_OfTheDocument_KeepsWhoWhenAndWhyAndNothingOfTheText()
    {
        await using var news = await CorrectedNews.StartAsync(cluster);
        var request = CorrectedNews.RequestOf(CorrectedNews.StatementOf(news.News.Denial), CorrectedNews.Speaker("Ilka Farrow"));
        var made = await news.SendAsync(request);

        await news.News.Query.RetractAsync(news.News.Denial.DocumentId);

        var kept = Assert.Single((await news.ListAsync(new ListCorrectionsRequest())).Corrections);
        Assert.Equal(
            new Correction(made.Correction) { Change = null, Anchor = null, StatementId = "", UnattachedReason = UnattachedReason.Retracted }, kept);
        Assert.Equal([CorrectedAspect.Speaker], kept.Aspects);
        Assert.Equal(kept, Assert.Single(await news.UnattachedAsync()));
        Assert.Equal(0L, await news.News.Query.ScalarAsync("SELECT sum(length(change) + length(anchor) + length(answer))::bigint FROM query.correction"));
        Assert.Equal("DOCUMENT_RETRACTED", (await Refusal.OfAsync(news.Client.CorrectStatementAsync(request, cancellationToken: Cancellation))).Reason);
        request.RequestId = Guid.CreateVersion7().ToString();
        Assert.Equal("DOCUMENT_RETRACTED", (await Refusal.OfAsync(news.Client.CorrectStatementAsync(request, cancellationToken: Cancellation))).Reason);
        Assert.NotNull((await news.UndoAsync(kept)).UndoTime);
    }

    private static async Task<Correction> ListedAsync(CorrectedNews news, CorrectStatementResponse made) =>
        (await news.ListAsync(new ListCorrectionsRequest { DocumentId = made.Correction.DocumentId })).Corrections.Single(correction => correction.Id == made.Correction.Id);

    private static InventedArticle ReadAnew(InventedArticle article, int engineVersion = 2)
    {
        var anew = new InventedArticle(article.Text, article.DocumentId, article.Revision, engineVersion);
        var version = anew.Evidence.Engine.Version;
        anew.Evidence.MergeFrom(new Evidence { Entities = { article.Evidence.Entities }, Figures = { article.Evidence.Figures }, Facts = article.Evidence.Facts });
        anew.Evidence.Statements.AddRange(article.Evidence.Statements.Select(statement => new Statement(statement) { Id = Guid.CreateVersion7().ToString() }));
        Assert.Equal(engineVersion, version);
        return anew;
    }

    private static InventedArticle DenialOf(CorrectedNews news, string text, string content = "the dam at Tarn has 28 gates", int revision = 2)
    {
        var article = new InventedArticle(text, news.News.Denial.DocumentId, revision).With(facts => facts.Url = "https://ledger.example/dam");
        var ministry = article.MentionedEntity("Water Ministry", EntityType.Organization);
        var statement = article.Statement(content, ministry, "denied");
        statement.Stance = Stance.Denies;
        statement.Chain.Add(new Hop { EntityId = ministry, Span = article.Span("Water Ministry"), Cue = article.Span("denied"), Kind = HopKind.Source });
        return article;
    }
}
