using Hearsay.Engine.Model;
using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.GoldScoring;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.ScorerTests;

public sealed class GoldItemScorerTests
{
    private const string Text = "Ada Quill of the Varrow Guild met Bram Holt in Varrow on Monday. The Guild, 28 crews strong, may call a strike. Ms Quill said \u00a35 is little.";

    private static GoldMarkedUp Tiny() => new(Text);

    private static GoldEntity Gold(string id, string type, params string[] aliases) => GoldMarkedUp.GoldEntityOf(id, type, aliases);

    [Theory]
    [InlineData(EntityType.Person, "Quill", "Ada Quill", "quill")]
    [InlineData(EntityType.Person, "ms quill", "28 crews", "quill")]
    [InlineData(EntityType.Organization, "Ada Quill", "Ada Quill", "")]
    [InlineData(EntityType.Outlet, "the Varrow Guild", "Varrow Guild", "guild")]
    [InlineData(EntityType.Place, "Varrow", "in Varrow", "varrow")]
    [InlineData(EntityType.Organization, "Varrow", "in Varrow", "")]
    public void Entity_ByTypeAndNameOrMention_IsTheAnnotatedOne(EntityType type, string name, string mention, string expected)
    {
        var tiny = Tiny();
        tiny.GoldEntities.AddRange([Gold("quill", "PERSON", "Ada Quill", "Ms Quill"), Gold("guild", "ORGANIZATION", "Varrow Guild", "The Guild"), Gold("varrow", "PLACE", "Varrow")]);
        tiny.Entities.Add(tiny.EntityOf("e1", type, name, mention));

        var pairs = new EntityMatch(tiny.Article(), tiny.Evidence).Pairs;

        Assert.Equal(expected, string.Join(' ', pairs.Select(pair => pair.Gold.Id)));
    }

    [Theory]
    [InlineData("PERSON", EntityType.Group, true, true)]
    [InlineData("PERSON", EntityType.Group, false, false)]
    [InlineData("GROUP", EntityType.Person, false, true)]
    [InlineData("GROUP", EntityType.Organization, true, false)]
    public void Types_PersonAndGroupWithoutAName_Fit(string gold, EntityType found, bool unnamed, bool fits) =>
        Assert.Equal(fits, EntityTypes.Fits(new Entity { Id = "e1", Name = "clerks", Type = found, Unnamed = unnamed }, Gold("clerks", gold, "clerks")));

    [Fact]
    public void Entities_OneForTwoPersons_IsOne()
    {
        var tiny = Tiny();
        tiny.GoldEntities.AddRange([Gold("quill", "PERSON", "Ada Quill"), Gold("holt", "PERSON", "Bram Holt")]);
        tiny.Entities.Add(tiny.EntityOf("e1", EntityType.Person, "Ada Quill", "Ada Quill", "Bram Holt"));

        var score = tiny.Score(EntityScorer.Score).Score;

        Assert.Equal(new Tally(1, 2, 2), score[EntityScorer.All]);
        Assert.Equal(new Tally(1, 1, 2), score[EntityScorer.Named]);
    }

    [Fact]
    public void Mentions_OfANameInsideALongerOneOfItsType_AreTheOthers()
    {
        var tiny = new GoldMarkedUp("Holt and Bram Holt spoke.");
        tiny.GoldEntities.AddRange([Gold("ada", "PERSON", "Holt"), Gold("bram", "PERSON", "Bram Holt")]);

        var mentions = GoldMentions.Of(tiny.Article());

        Assert.Equal([new TextSpan(0, 4)], mentions["ada"]);
        Assert.Equal([new TextSpan(9, 18)], mentions["bram"]);
    }

    [Fact]
    public void Mentions_OfAnUnnamedSource_AreItsStatementsSources()
    {
        var tiny = new GoldMarkedUp("An official said no. An official said yes.");
        tiny.GoldEntities.AddRange([Gold("unnamed:one", "PERSON", "An official"), Gold("unnamed:two", "PERSON", "An official")]);
        tiny.Gold.Add(tiny.GoldOf("a1", "An official", "said", "no") with { Speaker = "unnamed:one" });

        Assert.Equal([new TextSpan(0, 11)], GoldMentions.Of(tiny.Article())["unnamed:one"]);
        Assert.Empty(GoldMentions.Of(tiny.Article())["unnamed:two"]);
    }

    [Theory]
    [InlineData("on Monday", "2025-11-17", 1, 1)]
    [InlineData("Monday", "2025-11-24", 0, 1)]
    [InlineData("28 crews", "2025-11-17", 0, 0)]
    public void Time_ByValueAndOverlap_IsRight(string words, string value, int right, int overlapping)
    {
        var tiny = Tiny();
        var article = new GoldArticle { Name = "tiny", Value = Text, Times = [new GoldTime(tiny.At("Monday"), "DATE", "2025-11-17", null, AlsoRight.Nothing)] };

        var score = tiny.Score(TimeScorer.Score, article, tiny.Evidence with { Times = [new TimeExpression("t1", tiny.SpanOf(words), TimeType.Date, value, "")] }).Score;

        Assert.Equal(new Tally(right, 1, 1), score[TimeScorer.Value]);
        Assert.Equal(new Tally(overlapping, 1, 1), score[TimeScorer.Relaxed]);
    }

    [Theory]
    [InlineData("2025-11-17", "2025-11-17", true)]
    [InlineData("2025-11-17T10:42Z", "2025-11-17T10:42", true)]
    [InlineData("2025-11-17T10:42:00+01:00", "2025-11-17T10:42", true)]
    [InlineData("2025-11-17T10:42+01:00", "2025-11-17T10:42Z", false)]
    [InlineData("2025-11-17T10:43", "2025-11-17T10:42", false)]
    [InlineData("2025-11-17", "2025-11-17T10:42", false)]
    [InlineData("", null, true)]
    public void TimeValues_WithoutAZoneOnOneSide_AreTheSame(string found, string? gold, bool same) => Assert.Equal(same, TimeScorer.Same(found, gold));

    [Theory]
    [InlineData("2025-11-17T09:00", true, 1)]
    [InlineData("", true, 1)]
    [InlineData("", false, 0)]
    public void Publication_AsFactOrAsTimeThatStandsThere_IsRight(string fact, bool asTime, int right)
    {
        var tiny = Tiny();
        var article = new GoldArticle { Name = "tiny", Value = Text, Times = [new GoldTime(tiny.At("Monday"), "PUBLISHED", "2025-11-17T09:00", null, AlsoRight.Nothing)] };
        var evidence = tiny.Evidence with
        {
            Facts = new PublicationFacts { Published = fact },
            Times = asTime ? [new TimeExpression("t1", tiny.SpanOf("Monday"), TimeType.Time, "2025-11-17T09:00", "")] : [],
        };

        Assert.Equal(new Tally(right, right, 1), tiny.Score(TimeScorer.Score, article, evidence).Score[TimeScorer.Value]);
    }

    [Theory]
    [InlineData("CONSULT", EventStatus.Occurred, "met", 1, 1)]
    [InlineData("CONSULT", EventStatus.Scheduled, "met", 0, 1)]
    [InlineData("AGREE", EventStatus.Occurred, "met", 0, 0)]
    [InlineData("CONSULT", EventStatus.Occurred, "call", 0, 0)]
    public void Event_ByTypeTriggerAndStatus_IsFound(string type, EventStatus status, string trigger, int right, int alike)
    {
        var tiny = Tiny();
        var article = new GoldArticle { Name = "tiny", Value = Text, Events = [new GoldEvent("e1", "CONSULT", tiny.At("met"), "OCCURRED", AlsoRight.Nothing)] };

        var score = tiny.Score(EventScorer.Score, article, tiny.Evidence with { Events = [new Event { Id = "v1", Type = type, Trigger = tiny.SpanOf(trigger), Status = status }] }).Score;

        Assert.Equal(new Tally(right, 1, 1), score[EventScorer.Found]);
        Assert.Equal(new Tally(alike, 1, 1), score[EventScorer.AnyStatus]);
    }

    [Theory]
    [InlineData("28", "crews", 1, 1)]
    [InlineData("28", "local crews", 1, 1)]
    [InlineData("28", "boats", 0, 1)]
    [InlineData("27", "crews", 0, 0)]
    public void Figure_ByValueAndUnit_IsFound(string number, string unit, int right, int valued)
    {
        var tiny = Tiny();
        var article = new GoldArticle { Name = "tiny", Value = Text, Figures = [new GoldFigure(tiny.At("28 crews"), 28, "crews", AlsoRight.Nothing)] };

        var score = tiny.Score(FigureScorer.Score, article, tiny.Evidence with { Figures = [new Model.Figure { Span = tiny.SpanOf("28 crews"), Number = number, Unit = unit }] }).Score;

        Assert.Equal(new Tally(right, 1, 1), score[FigureScorer.Found]);
        Assert.Equal(new Tally(valued, 1, 1), score[FigureScorer.Value]);
    }

    [Fact]
    public void Figure_OfMoney_HasItsSignOrWord()
    {
        var tiny = Tiny();
        var article = new GoldArticle { Name = "tiny", Value = Text, Figures = [new GoldFigure(tiny.At("\u00a35"), 5, "pounds", AlsoRight.Nothing)] };

        Assert.Equal(1, tiny.Score(FigureScorer.Score, article, tiny.Evidence with { Figures = [new Model.Figure { Span = tiny.SpanOf("\u00a35"), Number = "5", Unit = "\u00a3" }] }).Score[FigureScorer.Found].Right);
    }

    [Theory]
    [InlineData("may call a strike", 1)]
    [InlineData("a strike", 0)]
    public void Unknown_OfHalfTheCharacters_IsFound(string words, int right)
    {
        var tiny = Tiny();
        var article = new GoldArticle { Name = "tiny", Value = Text, Unknowns = [tiny.At("The Guild, 28 crews strong, may call")] };
        var wide = words.StartsWith("may", StringComparison.Ordinal) ? tiny.SpanOf("28 crews strong, may call a strike") : tiny.SpanOf(words);

        Assert.Equal(new Tally(right, 1, 1), tiny.Score(UnknownScorer.Score, article, tiny.Evidence with { Unknowns = [new Unknown(wide)] }).Score[UnknownScorer.Found]);
    }
}
