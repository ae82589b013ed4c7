using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

/// <summary>What each correction changes in the answers, and that taking it back restores them byte by byte.</summary>
public sealed class CorrectStatementTests(ClusterFixture cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stance_Corrected_MovesTheStatementToTheOtherSideOfItsClaim()
    {
        await using var news = await CorrectedNews.StartAsync(cluster);
        var before = await news.AnswersAsync();

        var answer = await news.CorrectAsync(news.News.Wire, new StatementChange { Stance = Stance.Denies });

        var statement = answer.Statement;
        Assert.Equal((Stance.Affirms, Stance.Denies), (statement.Statement.Stance, statement.Correction.Statement.Stance));
        var value = Assert.Single(statement.Correction.Values);
        Assert.Equal(
            (CorrectedAspect.Stance, "DENIES", "AFFIRMS", answer.Correction.Id, "Desk", "The recording says so."),
            (value.Aspect, value.Value, value.Read, value.CorrectionId, value.CorrectedBy, value.Reason));
        Assert.Equal(answer.Correction.CorrectTime, value.CorrectTime);
        Assert.Equal(2, (await news.News.ClaimAsync()).Stances.Single(count => count.Stance == Stance.Denies).Count);
        Assert.Contains((await news.OriginsAsync(news.News.Post)).Denials, path => path.Statement.Statement.Id == statement.Statement.Id);
        Assert.Equal(2, (await news.ListAsync(new ListStatementsRequest { Stances = { Stance.Denies } })).Count);
        Assert.NotEqual(before, await news.AnswersAsync());

        await news.UndoAsync(answer.Correction);
        Assert.Equal(before, await news.AnswersAsync());
    }

    [Fact]
    public async Task Certainty_Corrected_IsWhatFiltersGoBy()
    {
        await using var news = await CorrectedNews.StartAsync(cluster);
        var before = await news.AnswersAsync();

        var answer = await news.CorrectAsync(news.News.Post, new StatementChange { Certainty = Certainty.Hedged });

        var found = Assert.Single(await news.ListAsync(new ListStatementsRequest { Certainties = { Certainty.Hedged } }));
        Assert.Equal((Certainty.Asserted, Certainty.Hedged), (found.Statement.Certainty, found.Correction.Statement.Certainty));
        Assert.Equal(found, answer.Statement);
        await news.UndoAsync(answer.Correction);
        Assert.Equal(before, await news.AnswersAsync());
    }

    [Fact]
    public async Task Speaker_CorrectedToOneWhomTheTextDoesNotName_IsTheOriginOfItsOwn()
    {
        await using var news = await CorrectedNews.StartAsync(cluster);
        var before = await news.AnswersAsync();
        Assert.Equal(1, (await news.OriginsAsync(news.News.Post)).Origins.AtMost);

        var answer = await news.CorrectAsync(news.News.Wire, CorrectedNews.Speaker("Ilka Farrow"));

        Assert.Equal(("an official", "Ilka Farrow"), (answer.Statement.Speaker, answer.Statement.Correction.Speaker));
        Assert.Equal(["Tarn Post", "Ilka Farrow"], answer.Statement.Correction.Chain);
        Assert.Equal(["Ilka Farrow"], answer.Statement.Correction.Named.Select(entity => entity.Name));
        Assert.Equal(2, (await news.OriginsAsync(news.News.Post)).Origins.AtMost);
        Assert.Single(await news.ListAsync(new ListStatementsRequest { Speaker = "farrow" }));
        var dossier = await news.Client.GetDossierAsync(new GetDossierRequest { Name = "Ilka Farrow" }, cancellationToken: Cancellation);
        Assert.Equal(answer.Statement.Statement.Id, Assert.Single(dossier.StatementsBy).Statement.Id);
        await news.UndoAsync(answer.Correction);
        Assert.Equal(before, await news.AnswersAsync());
    }

    [Fact]
    public async Task Speaker_CorrectedToOneOfAnotherDocument_IsTheSameEntity()
    {
        await using var news = await CorrectedNews.StartAsync(cluster);

        var unnamed = await news.CorrectAsync(news.News.Engineer, CorrectedNews.Speaker("a ministry clerk"));
        var person = await news.CorrectAsync(news.News.Wire, CorrectedNews.Speaker("Piet Oss"));
        var outlet = await news.CorrectAsync(news.News.Denial, CorrectedNews.Speaker("Tarn Post"));

        Assert.Equal((EntityType.Person, EntityType.Outlet), (person.Correction.Change.Speaker.Type, outlet.Correction.Change.Speaker.Type));
        var dossier = await news.Client.GetDossierAsync(new GetDossierRequest { Name = "Piet Oss" }, cancellationToken: Cancellation);
        Assert.Equal((2, 1), (dossier.Entity.DocumentCount, dossier.Entity.StatementCount));
        // Without a capital letter it is the description of somebody without a name.
        Assert.Contains("ORIGIN_UNNAMED", unnamed.Statement.Correction.Statement.Reasons);
    }

    [Fact]
    public async Task Hop_Corrected_LeadsTheWayOverSomebodyElse()
    {
        await using var news = await CorrectedNews.StartAsync(cluster);
        var before = await news.AnswersAsync();

        var answer = await news.CorrectAsync(news.News.Wire, CorrectedNews.Hop(1, "Marsh Radio"));

        Assert.Equal(["Marsh Radio", "an official"], answer.Statement.Correction.Chain);
        Assert.Equal(["Tarn Post", "an official"], answer.Statement.Chain);
        Assert.Equal((CorrectedAspect.Hop, 1, "Marsh Radio", "Tarn Post"), ValueOf(answer));
        var origins = await news.OriginsAsync(news.News.Wire);
        Assert.Contains(origins.Nodes, node => node.Name == "Marsh Radio");
        await news.UndoAsync(answer.Correction);
        Assert.Equal(before, await news.AnswersAsync());
    }

    [Fact]
    public async Task Statement_Rejected_IsInNoListClaimOrCountButAnswersByItsId()
    {
        await using var news = await CorrectedNews.StartAsync(cluster);
        var before = await news.AnswersAsync();
        var denial = CorrectedNews.StatementOf(news.News.Denial);

        var answer = await news.CorrectAsync(news.News.Denial, new StatementChange { Rejected = true });

        Assert.True(answer.Statement.Correction.Rejected);
        Assert.DoesNotContain(await news.ListAsync(new ListStatementsRequest()), result => result.Statement.Id == denial);
        Assert.Empty(await news.ListAsync(new ListStatementsRequest { DocumentId = news.News.Denial.DocumentId }));
        Assert.Empty(await news.ListAsync(new ListStatementsRequest { Outlet = "The Marrowby Ledger" }));
        Assert.Equal(3, (await news.News.ClaimAsync()).StatementCount);
        Assert.Empty((await news.OriginsAsync(news.News.Post)).Denials);
        Assert.Empty((await news.Client.GetDossierAsync(new GetDossierRequest { Name = "Water Ministry" }, cancellationToken: Cancellation)).StatementsBy);
        Assert.Equal(3, (await news.Client.GetOriginsAsync(
            new GetOriginsRequest { ClaimId = CorrectedNews.StatementOf(news.News.Post) }, cancellationToken: Cancellation)).DocumentCount);
        Assert.Equal(answer.Statement, await news.GetAsync(denial));
        var evidence = await news.News.Query.EvidenceAsync(news.News.Denial.DocumentId);
        Assert.Equal(news.News.Denial.Evidence, evidence.Evidence);
        Assert.Equal((denial, true), (Assert.Single(evidence.Corrections).StatementId, evidence.Corrections[0].Correction.Rejected));

        await news.UndoAsync(answer.Correction);
        Assert.Equal(before, await news.AnswersAsync());
    }

    [Fact]
    public async Task Corrections_SeveralOfOneStatement_TheLatestOfEachAspectHoldsAndUndoLeavesTheOthers()
    {
        await using var news = await CorrectedNews.StartAsync(cluster);
        var first = await news.CorrectAsync(news.News.Wire, new StatementChange { Stance = Stance.Denies, Certainty = Certainty.Hedged });
        var afterFirst = await news.AnswersAsync();

        var second = await news.CorrectAsync(news.News.Wire, new StatementChange { Stance = Stance.Questions });

        Assert.Equal(
            [(CorrectedAspect.Stance, "QUESTIONS", second.Correction.Id), (CorrectedAspect.Certainty, "HEDGED", first.Correction.Id)],
            second.Statement.Correction.Values.Select(value => (value.Aspect, value.Value, value.CorrectionId)));
        await news.UndoAsync(second.Correction);
        Assert.Equal(afterFirst, await news.AnswersAsync());
    }

    [Fact]
    public async Task Corrections_UndoneInAnyOrder_LeaveTheAnswersBefore()
    {
        await using var news = await CorrectedNews.StartAsync(cluster);
        var before = await news.AnswersAsync();
        var made = new List<Correction>();
        foreach (var (article, change) in new[]
        {
            (news.News.Wire, CorrectedNews.Speaker("Ilka Farrow")),
            (news.News.Post, new StatementChange { Rejected = true }),
            (news.News.Wire, CorrectedNews.Speaker("Odo Kestrin")),
            (news.News.Echo, CorrectedNews.Hop(1, "Marsh Radio")),
        })
        {
            made.Add((await news.CorrectAsync(article, change)).Correction);
        }

        foreach (var at in (int[])[2, 0, 3, 1])
        {
            Assert.NotNull((await news.UndoAsync(made[at])).UndoTime);
        }

        Assert.Equal(before, await news.AnswersAsync());
    }

    [Fact]
    public async Task Correction_TheSameRequestAgain_HasNoFurtherEffectAndGetsTheSameAnswer()
    {
        await using var news = await CorrectedNews.StartAsync(cluster);
        var request = CorrectedNews.RequestOf(CorrectedNews.StatementOf(news.News.Wire), new StatementChange { Stance = Stance.Denies });
        var first = await news.SendAsync(request);
        var undone = await news.UndoAsync(first.Correction);

        Assert.Equal(first, await news.SendAsync(request));

        Assert.Equal(undone, Assert.Single((await news.ListAsync(new ListCorrectionsRequest())).Corrections));
        Assert.Null((await news.GetAsync(CorrectedNews.StatementOf(news.News.Wire))).Correction);
    }

    [Fact]
    public async Task Undo_Twice_ChangesNothing()
    {
        await using var news = await CorrectedNews.StartAsync(cluster);
        var made = await news.CorrectAsync(news.News.Wire, new StatementChange { Stance = Stance.Denies });

        var first = await news.UndoAsync(made.Correction);
        var second = await news.Client.UndoCorrectionAsync(new UndoCorrectionRequest { CorrectionId = made.Correction.Id, UndoneBy = "Third Desk" }, cancellationToken: Cancellation);

        Assert.Equal(("Second Desk", "Misheard."), (first.UndoneBy, first.UndoReason));
        Assert.Equal(first, second.Correction);
    }

    [Fact]
    public async Task Corrections_AtTheSameTime_AllHoldOneAfterTheOther()
    {
        await using var news = await CorrectedNews.StartAsync(cluster);
        var before = await news.AnswersAsync();
        string[] names = ["Ilka Farrow", "Odo Kestrin", "Bruno Falkner", "Dorit Pascoe", "Ilse Tarnow", "Wessel Amrath"];

        var made = await Task.WhenAll(names.Select(name => news.CorrectAsync(news.News.Wire, CorrectedNews.Speaker(name))));

        var listed = (await news.ListAsync(new ListCorrectionsRequest())).Corrections;
        Assert.Equal(names.Order(StringComparer.Ordinal), listed.Select(correction => correction.Change.Speaker.Name).Order(StringComparer.Ordinal));
        var holds = (await news.GetAsync(CorrectedNews.StatementOf(news.News.Wire))).Correction;
        Assert.Equal(listed[0].Change.Speaker.Name, holds.Speaker);
        await Task.WhenAll(made.Select(answer => news.UndoAsync(answer.Correction)));
        Assert.Equal(before, await news.AnswersAsync());
    }

    private static (CorrectedAspect Aspect, int Hop, string Value, string Read) ValueOf(CorrectStatementResponse answer)
    {
        var value = Assert.Single(answer.Statement.Correction.Values);
        return (value.Aspect, value.Hop, value.Value, value.Read);
    }
}
