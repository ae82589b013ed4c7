using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

public sealed class EntityDecisionTests(CuratedNews news) : IClassFixture<CuratedNews>
{
    [Fact]
    public async Task Merge_TwoEntities_AnswerAsOneWithTheDecisionAsReason()
    {
        await news.TakeInAsync(CuratedNews.Article("Wessel Amrath"), CuratedNews.Article("Odo Kestrin"));
        await news.AssertTwoAsync("Wessel Amrath", "Odo Kestrin");

        var merged = await news.MergeAsync("Wessel Amrath", "Odo Kestrin");

        var entity = await news.EntityAsync("Odo Kestrin");
        Assert.Equal(entity, merged.Entity);
        Assert.Equal(entity, await news.EntityAsync("Wessel Amrath"));
        Assert.Equal((2, 2), (entity.DocumentCount, entity.StatementCount));
        Assert.Contains(entity.Links, link => link is { Name: "Odo Kestrin", Other: "Wessel Amrath", Reason: "DECISION", Score: 1 });
        Assert.DoesNotContain(entity.Links, link => link.Name.Length == 0 || link.Other.Length == 0);
        Assert.Equal(
            (EntityDecisionKind.Merge, "Desk", "Their office says so.", "", true),
            (merged.Decision.Kind, merged.Decision.DecidedBy, merged.Decision.Reason, merged.Decision.UndoneBy, merged.Decision.UndoTime is null));
        Assert.Equal((["Wessel Amrath"], ["Odo Kestrin"]), (merged.Decision.Names, merged.Decision.OtherNames));
    }

    [Fact]
    public async Task Split_OfSomeNames_MakesTwoEntities()
    {
        var article = CuratedNews.Article("Ilse Tarnow", "Tarnow");
        await news.TakeInAsync(article, CuratedNews.Article("Ilse Tarnov"));
        await news.AssertOneAsync("Ilse Tarnow", "Ilse Tarnov");

        var split = await news.SplitAsync("Ilse Tarnow", "ILSE TARNOV");

        await news.AssertTwoAsync("Ilse Tarnow", "Ilse Tarnov");
        Assert.Equal(await news.EntityAsync("Ilse Tarnow"), split.Entity);
        Assert.Equal(await news.EntityAsync("Ilse Tarnov"), split.Other);
        Assert.Equal(EntityDecisionKind.Split, split.Decision.Kind);
        Assert.Equal((["Ilse Tarnow", "Tarnow"], ["Ilse Tarnov"]), (split.Decision.Names, split.Decision.OtherNames));
        Assert.Equal(split.Entity.Id, await news.IdAsync(article, "Ilse Tarnow"));
    }

    [Fact]
    public async Task Split_OfAnAliasThatTheTextGives_HoldsAgainstTheText()
    {
        await news.TakeInAsync(CuratedNews.Article("Bruno Falkner", "Falkner"));

        var split = await news.SplitAsync("Bruno Falkner", "Falkner");

        Assert.Equal(("Bruno Falkner", "Falkner"), (split.Entity.Name, split.Other.Name));
        Assert.NotEqual(split.Entity.Id, split.Other.Id);
    }

    [Fact]
    public async Task Undo_OfAMerge_RestoresTheAnswersAsTheyWere()
    {
        InventedArticle[] articles = [CuratedNews.Article("Clemens Orlay", "Orlay"), CuratedNews.Article("Dorit Pascoe", "Pascoe"), CuratedNews.Article("Pascoe")];
        string[] names = ["Clemens Orlay", "Orlay", "Dorit Pascoe", "Pascoe"];
        await news.TakeInAsync(articles);
        var before = await news.AnswersAsync(names, articles);

        var merged = await news.MergeAsync("Clemens Orlay", "Dorit Pascoe");
        var between = await news.AnswersAsync(names, articles);
        var undone = await news.UndoAsync(merged.Decision);

        Assert.NotEqual(before, between);
        Assert.Equal(before, await news.AnswersAsync(names, articles));
        Assert.Equal(("Second Desk", true), (undone.UndoneBy, undone.UndoTime >= undone.DecideTime));
        Assert.Equal(merged.Decision, new EntityDecision(undone) { UndoTime = null, UndoneBy = "" });
    }

    [Fact]
    public async Task Undo_OfASplit_RestoresTheAnswersAsTheyWere()
    {
        InventedArticle[] articles = [CuratedNews.Article("Egon Ruhland", "Ruhland"), CuratedNews.Article("Egon Ruland"), CuratedNews.Article("Ruhland")];
        string[] names = ["Egon Ruhland", "Ruhland", "Egon Ruland"];
        await news.TakeInAsync(articles);
        var before = await news.AnswersAsync(names, articles);

        var split = await news.SplitAsync("Egon Ruhland", "Ruhland", "Egon Ruland");
        var between = await news.AnswersAsync(names, articles);
        await news.UndoAsync(split.Decision);

        Assert.NotEqual(before, between);
        Assert.Equal(before, await news.AnswersAsync(names, articles));
    }

    [Fact]
    public async Task Undo_Twice_ChangesNothing()
    {
        await news.TakeInAsync(CuratedNews.Article("Friedel Nantz"), CuratedNews.Article("Gesa Mohlen"));
        var merged = await news.MergeAsync("Friedel Nantz", "Gesa Mohlen");

        var first = await news.UndoAsync(merged.Decision);
        var second = await news.UndoAsync(merged.Decision, by: "Third Desk");

        Assert.Equal(first, second);
        await news.AssertTwoAsync("Friedel Nantz", "Gesa Mohlen");
    }

    [Fact]
    public async Task Decisions_AboutOnePair_TheLatestThatStandsHolds()
    {
        await news.TakeInAsync(CuratedNews.Article("Hanno Viereck"), CuratedNews.Article("Ida Lundt"));

        var merged = await news.MergeAsync("Hanno Viereck", "Ida Lundt");
        var split = await news.SplitAsync("Hanno Viereck", "Ida Lundt");
        await news.AssertTwoAsync("Hanno Viereck", "Ida Lundt");
        var again = await news.MergeAsync("Ida Lundt", "Hanno Viereck");
        await news.AssertOneAsync("Hanno Viereck", "Ida Lundt");
        await news.UndoAsync(again.Decision);
        await news.AssertTwoAsync("Hanno Viereck", "Ida Lundt");
        await news.UndoAsync(split.Decision);
        await news.AssertOneAsync("Hanno Viereck", "Ida Lundt");
        await news.UndoAsync(merged.Decision);
        await news.AssertTwoAsync("Hanno Viereck", "Ida Lundt");
    }

    [Fact]
    public async Task Undo_OfOneOfTwoMerges_LeavesTheOther()
    {
        await news.TakeInAsync(CuratedNews.Article("Jost Perrin"), CuratedNews.Article("Kuno Abelard"), CuratedNews.Article("Lene Strohm"));
        var first = await news.MergeAsync("Jost Perrin", "Kuno Abelard");
        await news.MergeAsync("Kuno Abelard", "Lene Strohm");
        await news.AssertOneAsync("Jost Perrin", "Lene Strohm");

        await news.UndoAsync(first.Decision);

        // The second decision was about the two names that were one then.
        await news.AssertOneAsync("Jost Perrin", "Lene Strohm");
        await news.AssertOneAsync("Kuno Abelard", "Lene Strohm");
    }

    [Fact]
    public async Task Merge_SameRequestAgain_GetsTheSameAnswerAndDecidesOnce()
    {
        await news.TakeInAsync(CuratedNews.Article("Mads Quorn"), CuratedNews.Article("Nele Tidewell"));
        var request = CuratedNews.MergeOf((await news.EntityAsync("Mads Quorn")).Id, (await news.EntityAsync("Nele Tidewell")).Id);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => news.SendAsync(request)));
        await news.UndoAsync(answers[0].Decision);
        var late = await news.SendAsync(request);

        Assert.Single(answers.Append(late).Distinct());
        await news.AssertTwoAsync("Mads Quorn", "Nele Tidewell");
    }

    [Fact]
    public async Task Split_SameRequestAgain_GetsTheSameAnswer()
    {
        await news.TakeInAsync(CuratedNews.Article("Olaf Brenner", "Brenner"));
        var request = CuratedNews.SplitOf((await news.EntityAsync("Olaf Brenner")).Id, "Brenner");

        Assert.Equal(await news.SendAsync(request), await news.SendAsync(request));
    }
}
