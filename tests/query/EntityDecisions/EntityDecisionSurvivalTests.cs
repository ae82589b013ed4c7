namespace Hearsay.Query.Tests;

/// <summary>Decisions speak of names: whatever happens to the documents, they hold.</summary>
public sealed class EntityDecisionSurvivalTests(CuratedNews news) : IClassFixture<CuratedNews>
{
    [Fact]
    public async Task Merge_DocumentsReadAnew_Holds()
    {
        InventedArticle[] articles = [CuratedNews.Article("Wessel Amrath"), CuratedNews.Article("Odo Kestrin")];
        await news.TakeInAsync(articles);
        await news.MergeAsync("Wessel Amrath", "Odo Kestrin");

        await news.TakeInAsync([.. articles.Select(article => CuratedNews.Reread(article))]);

        await news.AssertOneAsync("Wessel Amrath", "Odo Kestrin");
    }

    [Fact]
    public async Task Merge_OfASurnameWhoseCompanyIsReadAnew_HoldsAndIsUndone()
    {
        InventedArticle[] articles = [CuratedNews.Article("Mr Zoller"), CuratedNews.Article("Ilka Farrow")];
        await news.TakeInAsync(articles);
        var merged = await news.MergeAsync("Mr Zoller", "Ilka Farrow");

        await news.TakeInAsync([.. articles.Select(article => CuratedNews.Reread(article))]);
        await news.AssertOneAsync("Mr Zoller", "Ilka Farrow");
        Assert.Contains((await news.EntityAsync("Mr Zoller")).Links, link => link is { Name: "Ilka Farrow", Other: "Mr Zoller", Reason: "DECISION" });
        await news.TakeInAsync(CuratedNews.Reread(articles[0], 3));
        await news.AssertOneAsync("Mr Zoller", "Ilka Farrow");

        await news.UndoAsync(merged.Decision);
        await news.AssertTwoAsync("Mr Zoller", "Ilka Farrow");
    }

    [Fact]
    public async Task Split_OfASurnameWhoseCompanyIsReadAnew_Holds()
    {
        var article = CuratedNews.Article("Bruno Falkner", "Falkner");
        await news.TakeInAsync(article);
        await news.SplitAsync("Bruno Falkner", "Falkner");

        await news.TakeInAsync(CuratedNews.Reread(article));

        await news.AssertTwoAsync("Bruno Falkner", "Falkner");
    }

    [Fact]
    public async Task Split_DocumentsRetractedAndSentAgain_Holds()
    {
        InventedArticle[] articles = [CuratedNews.Article("Ilse Tarnow"), CuratedNews.Article("Ilse Tarnov")];
        await news.TakeInAsync(articles);
        await news.SplitAsync("Ilse Tarnow", "Ilse Tarnov");

        await news.RetractAsync(articles[0]);
        await news.RetractAsync(articles[1]);
        await news.TakeInAsync(CuratedNews.Article("Ilse Tarnov"), CuratedNews.Article("Ilse Tarnow"));

        await news.AssertTwoAsync("Ilse Tarnow", "Ilse Tarnov");
    }

    [Fact]
    public async Task Merge_DocumentsRetractedAndSentAgain_Holds()
    {
        InventedArticle[] articles = [CuratedNews.Article("Clemens Orlay"), CuratedNews.Article("Dorit Pascoe")];
        await news.TakeInAsync(articles);
        await news.MergeAsync("Clemens Orlay", "Dorit Pascoe");

        await news.RetractAsync(articles[0]);
        await news.TakeInAsync(CuratedNews.Article("Clemens Orlay"));

        await news.AssertOneAsync("Clemens Orlay", "Dorit Pascoe");
    }

    [Fact]
    public async Task Decisions_DocumentsThatBringTheNamesLater_AreUnderThem()
    {
        await news.TakeInAsync(CuratedNews.Article("Egon Ruhland"), CuratedNews.Article("Egon Ruland"), CuratedNews.Article("Hanno Viereck"), CuratedNews.Article("Ida Lundt"));
        await news.SplitAsync("Egon Ruhland", "Egon Ruland");
        await news.MergeAsync("Hanno Viereck", "Ida Lundt");

        await news.TakeInAsync(CuratedNews.Article("Egon Ruland"), CuratedNews.Article("Egon Ruhland", "Ruhland"), CuratedNews.Article("Ida Lundt", "Lundt"));

        await news.AssertTwoAsync("Egon Ruhland", "Egon Ruland");
        await news.AssertOneAsync("Egon Ruhland", "Ruhland");
        await news.AssertOneAsync("Hanno Viereck", "Lundt");
        Assert.Equal(2, (await news.EntityAsync("Egon Ruland")).DocumentCount);
    }

    [Fact]
    public async Task Decisions_ReadModelMadeAnew_Hold()
    {
        InventedArticle[] articles = [CuratedNews.Article("Jost Perrin", "Perrin"), CuratedNews.Article("Kuno Abelard"), CuratedNews.Article("Lene Strohm", "Strohm")];
        string[] names = ["Jost Perrin", "Perrin", "Kuno Abelard", "Lene Strohm", "Strohm"];
        await news.TakeInAsync(articles);
        await news.MergeAsync("Jost Perrin", "Kuno Abelard");
        await news.SplitAsync("Lene Strohm", "Strohm");
        var before = await news.AnswersAsync(names, articles);

        await news.RebuildAsync();

        Assert.Equal(before, await news.AnswersAsync(names, articles));
        await news.AssertOneAsync("Perrin", "Kuno Abelard");
        await news.AssertTwoAsync("Lene Strohm", "Strohm");
    }

    [Fact]
    public async Task Entities_TextTiesNamesThatAreKnown_AreOneUntilItIsRetracted()
    {
        // Both names are known when a text gives them to one person, and stay known when it is taken back.
        await news.TakeInAsync(CuratedNews.Article("Mads Quorn"), CuratedNews.Article("Quornfeld"), CuratedNews.Article("Quornfeld", "Mads Quorn"));
        await news.AssertOneAsync("Mads Quorn", "Quornfeld");

        var tie = CuratedNews.Article("Nele Tidewell Holding", "Tidewell Group");
        InventedArticle[] known = [Body("Nele Tidewell Holding"), Body("Tidewell Group")];
        tie.Evidence.Entities[0].Type = Contracts.Evidence.V1.EntityType.Organization;
        await news.TakeInAsync(known);
        await news.AssertTwoAsync("Nele Tidewell Holding", "Tidewell Group");
        await news.TakeInAsync(tie);
        await news.AssertOneAsync("Nele Tidewell Holding", "Tidewell Group");
        await news.RetractAsync(tie);
        await news.AssertTwoAsync("Nele Tidewell Holding", "Tidewell Group");
    }

    private static InventedArticle Body(string name)
    {
        var article = CuratedNews.Article(name);
        article.Evidence.Entities[0].Type = Contracts.Evidence.V1.EntityType.Organization;
        return article;
    }
}
