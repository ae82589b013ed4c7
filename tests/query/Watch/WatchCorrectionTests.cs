using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Microsoft.Extensions.DependencyInjection;
using static Hearsay.Query.Tests.WatchedNews;

namespace Hearsay.Query.Tests;

/// <summary>What people correct is told to those whose pattern takes the statement, or took it before; once.</summary>
public sealed class WatchCorrectionTests(QueryFixture query, ClusterFixture cluster) : IClassFixture<QueryFixture>
{
    private const int Denial = 1;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stance_Corrected_IsToldToThoseWhoWatchEitherStance()
    {
        var (outlet, council) = await CouncilAsync();
        await using var denials = await Watcher.OpenAsync(query.Client, OfStance(outlet, Stance.Denies));
        await using var questions = await Watcher.OpenAsync(query.Client, OfStance(outlet, Stance.Questions));
        await using var others = await Watcher.OpenAsync(query.Client, OfStance(outlet, Stance.Affirms));

        var answer = await CorrectAsync(council, new StatementChange { Stance = Stance.Questions });
        var made = (await denials.NextAsync()).Corrected;
        var told = await questions.NextAsync();
        await UndoAsync(answer.Correction);
        await query.TakeInAsync(Said(outlet, "Ada Quern"));

        Assert.Equal((false, true, false), (made.Undone, made.MatchedBefore, made.MatchesNow));
        Assert.Equal((answer.Correction.Id, "Desk", "Heard on the tape."), (made.Correction.Id, made.Correction.CorrectedBy, made.Correction.Reason));
        Assert.Equal((true, false, true), Shape(await denials.NextAsync()));
        Assert.Equal(("stances", "STANCE_QUESTIONS"), (told.Matches[0].Field, told.Matches[0].Value));
        Assert.Equal((false, false, true), Shape(told));
        Assert.Equal((true, true, false), Shape(await questions.NextAsync()));
        Assert.Equal([Sails], await others.WordsAsync(1));
    }

    [Fact]
    public async Task Statement_Rejected_IsToldToThoseWhoWatchItAndComesBackWhenThatIsUndone()
    {
        var (outlet, council) = await CouncilAsync();
        await using var watcher = await Watcher.OpenAsync(query.Client, Of(outlet));

        var answer = await CorrectAsync(council, new StatementChange { Rejected = true });
        var rejected = await watcher.NextAsync();
        await UndoAsync(answer.Correction);
        var back = await watcher.NextAsync();

        Assert.Equal((false, true, false), Shape(rejected));
        Assert.Equal((Sold, true), (Watcher.WordsOf(rejected), rejected.Corrected.Statement.Correction.Rejected));
        Assert.Equal((true, false, true), Shape(back));
        Assert.Equal(("Second Desk", null), (back.Corrected.Correction.UndoneBy, back.Corrected.Statement.Correction));
    }

    [Fact]
    public async Task Speaker_CorrectedTwice_IsToldToThoseWhoWatchTheOneBeforeAndTheOneAfter()
    {
        var (outlet, council) = await CouncilAsync();
        var clerk = (await query.EvidenceAsync(council.DocumentId)).Evidence.Entities.Single(entity => entity.Name == "Piet Oss");
        var id = (await query.Client.ListEntitiesAsync(new ListEntitiesRequest { DocumentId = council.DocumentId }, cancellationToken: Cancellation))
            .Entities.Single(result => result.Entity.Id == clerk.Id).CanonicalId;
        await using var byId = await Watcher.OpenAsync(query.Client, new WatchPattern { Outlet = outlet, SpeakerId = id });
        await using var first = await Watcher.OpenAsync(query.Client, new WatchPattern { Outlet = outlet, Speaker = "farrow" });
        await using var second = await Watcher.OpenAsync(query.Client, new WatchPattern { Outlet = outlet, Speaker = "pascoe" });

        await CorrectAsync(council, new StatementChange { Speaker = new CorrectedParty { Name = "Ilka Farrow" } });
        var farrow = await first.NextAsync();
        await CorrectAsync(council, new StatementChange { Speaker = new CorrectedParty { Name = "Dorit Pascoe" } });
        await query.TakeInAsync(Said(outlet, "Piet Oss"));

        Assert.Equal(("speaker", "Ilka Farrow"), (farrow.Matches[0].Field, farrow.Matches[0].Value));
        Assert.Equal((false, false, true), Shape(farrow));
        Assert.Equal((false, true, false), Shape(await byId.NextAsync()));
        Assert.Equal([Sails], await byId.WordsAsync(1));
        Assert.Equal((false, true, false), Shape(await first.NextAsync()));
        Assert.Equal((false, false, true), Shape(await second.NextAsync()));
    }

    [Fact]
    public async Task Claim_LosesARejectedStatement_IsToldToThoseWhoWatchTheClaim()
    {
        await using var news = await CorrectedNews.StartAsync(cluster);
        var claim = CorrectedNews.StatementOf(news.News.Post);
        await news.News.Query.SettleAsync();
        await using var watcher = await Watcher.OpenAsync(news.Client, new WatchPattern { ClaimId = claim });

        var answer = await news.CorrectAsync(news.News.Wire, new StatementChange { Rejected = true });
        var gone = await watcher.NextAsync();
        await news.UndoAsync(answer.Correction);
        var back = await watcher.NextAsync();

        Assert.Equal((false, true, false), Shape(gone));
        Assert.Equal(CorrectedNews.StatementOf(news.News.Wire), gone.Corrected.Statement.Statement.Id);
        Assert.Equal((true, false, true), Shape(back));
    }

    [Fact]
    public async Task Corrections_WhileAWatcherIsAway_AreToldOnceUnderTheSameTokens()
    {
        var (outlet, council) = await CouncilAsync();
        await using var watcher = await Watcher.OpenAsync(query.Client, Of(outlet));
        var token = watcher.Token;
        var request = RequestOf(council, new StatementChange { Certainty = Certainty.Asserted });
        var answer = await SendAsync(request);
        Assert.Equal(answer, await SendAsync(request));
        await UndoAsync(answer.Correction);
        await UndoAsync(answer.Correction);
        // Neither a new reading that finds the same nor a rebuild tells anything.
        await query.TakeInAsync(Council(outlet, council.DocumentId, engineVersion: 2));
        await query.Service.Services.GetRequiredService<RebuildReadModel>().RunAsync(Cancellation);
        await query.TakeInAsync(Said(outlet, "Ada Quern"));

        string[] tokens = [(await watcher.NextAsync()).ResumeToken, (await watcher.NextAsync()).ResumeToken];
        Assert.Equal([Sails], await watcher.WordsAsync(1));
        await using var replica = await query.ReplicaAsync();
        await using var back = await Watcher.OpenAsync(replica.Client(), Of(outlet), token);
        var again = new[] { await back.NextAsync(), await back.NextAsync() };

        Assert.Equal(tokens, again.Select(item => item.ResumeToken));
        Assert.Equal([false, true], again.Select(item => item.Corrected.Undone));
        Assert.Equal([Sails], await back.WordsAsync(1));
        await using var after = await Watcher.OpenAsync(replica.Client(), Of(outlet), tokens[0]);
        Assert.True((await after.NextAsync()).Corrected.Undone);
    }

    [Fact]
    public async Task Retraction_AfterACorrection_LeavesNothingOfItToTell()
    {
        var (outlet, council) = await CouncilAsync();
        await using var watcher = await Watcher.OpenAsync(query.Client, Of(outlet));
        var token = watcher.Token;
        await CorrectAsync(council, new StatementChange { Speaker = new CorrectedParty { Name = "Ilka Farrow" } });
        Assert.Equal(1, await query.CountAsync("watch_correction", council.DocumentId));

        await query.RetractAsync(council.DocumentId);
        await query.TakeInAsync(Said(outlet, "Ada Quern"));
        await using var back = await Watcher.OpenAsync(query.Client, Of(outlet), token);

        Assert.Equal([Sails], await back.WordsAsync(1));
        Assert.Equal(0, await query.CountAsync("watch_correction", council.DocumentId));
    }

    private static WatchPattern OfStance(string outlet, Stance stance) => new() { Outlet = outlet, Stances = { stance } };

    private static (bool Undone, bool MatchedBefore, bool MatchesNow) Shape(WatchStatementsResponse told)
    {
        Assert.Equal(WatchStatementsResponse.ItemOneofCase.Corrected, told.ItemCase);
        return (told.Corrected.Undone, told.Corrected.MatchedBefore, told.Corrected.MatchesNow);
    }

    private static CorrectStatementRequest RequestOf(InventedArticle article, StatementChange change) => new()
    {
        StatementId = article.Evidence.Statements[Denial].Id,
        Change = change,
        CorrectedBy = "Desk",
        Reason = "Heard on the tape.",
        RequestId = Guid.CreateVersion7().ToString(),
    };

    private async Task<(string Outlet, InventedArticle Council)> CouncilAsync()
    {
        var outlet = Outlet();
        var council = Council(outlet);
        await query.TakeInAsync(council);
        await query.SettleAsync();
        return (outlet, council);
    }

    private async Task<CorrectStatementResponse> SendAsync(CorrectStatementRequest request) =>
        await query.Client.CorrectStatementAsync(request, cancellationToken: Cancellation);

    private Task<CorrectStatementResponse> CorrectAsync(InventedArticle article, StatementChange change) => SendAsync(RequestOf(article, change));

    private async Task UndoAsync(Correction correction) => await query.Client.UndoCorrectionAsync(
        new UndoCorrectionRequest { CorrectionId = correction.Id, UndoneBy = "Second Desk" }, cancellationToken: Cancellation);
}
