using Hearsay.Engine.Model;
using Hearsay.Engine.Quality.Tests.GoldScoring;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.ScorerTests;

public sealed class GoldStatementScorerTests
{
    private const string Text = "\U0001F4F0 Ada Quill told the Varrow Post the port is shut, adding it may open soon. Bram Holt denied a strike. A clerk said so.";

    private static GoldMarkedUp Tiny(params string[] alsoRight)
    {
        var tiny = new GoldMarkedUp(Text);
        tiny.Gold.Add(tiny.GoldOf("a1", "Ada Quill", "told", "the port is shut", alsoRight) with { Speaker = "quill", Chain = ["post", "quill"], Origin = "quill", Addressee = "post" });
        tiny.Gold.Add(tiny.GoldOf("a2", "Bram Holt", "denied", "a strike") with { Stance = "DENIES", Speaker = "holt", Chain = ["holt"], Origin = "holt" });
        tiny.GoldEntities.AddRange([
            GoldMarkedUp.GoldEntityOf("quill", "PERSON", "Ada Quill"),
            GoldMarkedUp.GoldEntityOf("post", "OUTLET", "Varrow Post"),
            GoldMarkedUp.GoldEntityOf("holt", "PERSON", "Bram Holt"),
        ]);
        tiny.Entities.AddRange([
            tiny.EntityOf("e1", EntityType.Person, "Ada Quill", "Ada Quill"),
            tiny.EntityOf("e2", EntityType.Organization, "Varrow Post", "Varrow Post"),
            tiny.EntityOf("e3", EntityType.Person, "Bram Holt", "Bram Holt"),
        ]);
        return tiny;
    }

    private static Hop Hop(string id) => new(id, null, null, HopKind.Unspecified);

    [Theory]
    [InlineData("Quill", "the port is shut", 1)]
    [InlineData("", "the port is shut", 0)]
    [InlineData("Bram Holt", "the port is shut", 0)]
    [InlineData("Ada Quill", "the port", 1)]
    [InlineData("Ada Quill", "port", 0)]
    public void Statement_OfHalfTheContentAndTheSource_IsFound(string source, string content, int right)
    {
        var tiny = Tiny();
        tiny.Found.Add(tiny.FoundOf("s1", source, "told", content));

        Assert.Equal(new Tally(right, 1, 2), tiny.Score(StatementScorer.Score).Score[StatementScorer.Found]);
    }

    [Theory]
    [InlineData("no source span, with the speaker resolved", "", "the port is shut", 1)]
    [InlineData("source span 'A clerk'", "A clerk", "the port is shut", 1)]
    [InlineData("content 'it may open soon'", "Ada Quill", "it may open soon", 1)]
    [InlineData("content 'it may', 'open soon'", "Ada Quill", "it may open soon", 1)]
    [InlineData("kind MIXED", "Ada Quill", "it may open soon", 0)]
    public void Statement_OfAnotherReadingThatIsRight_IsFound(string also, string source, string content, int right)
    {
        var tiny = Tiny(also);
        tiny.Found.Add(tiny.FoundOf("s1", source, "told", content));

        Assert.Equal(right, tiny.Score(StatementScorer.Score).Score[StatementScorer.Found].Right);
    }

    [Fact]
    public void Statement_ThatMayBeMissing_IsNotAskedFor() =>
        Assert.Equal(new Tally(0, 0, 1), Tiny("not a statement").Score(StatementScorer.Score).Score[StatementScorer.Found]);

    [Fact]
    public void Statements_OneForTwoThatMayBeOne_AreBothFound()
    {
        var tiny = Tiny("one statement that joins a1 and a3");
        tiny.Gold.Add(tiny.GoldOf("a3", "Ada Quill", "adding", "it may open soon"));
        tiny.Found.Add(tiny.FoundOf("s1", "Ada Quill", "told", "the port is shut, adding it may open soon"));

        Assert.Equal(new Tally(2, 2, 3), tiny.Score(StatementScorer.Score).Score[StatementScorer.Found]);
    }

    [Fact]
    public void Statements_ContentThatMayJoinTheNext_AreBothFound()
    {
        var tiny = Tiny("content that joins this quotation and the next");
        tiny.Gold.Add(tiny.GoldOf("a3", "Ada Quill", "adding", "it may open soon"));
        tiny.Found.Add(tiny.FoundOf("s1", "Ada Quill", "told", "the port is shut|it may open soon"));

        Assert.Equal(new Tally(2, 2, 3), tiny.Score(StatementScorer.Score).Score[StatementScorer.Found]);
    }

    [Fact]
    public void Statements_StretchesThatMayStandAlone_AreNotOthers()
    {
        var tiny = new GoldMarkedUp(Text);
        tiny.Gold.Add(tiny.GoldOf("a1", "Ada Quill", "told", "the port is shut|it may open soon", "two statements, the second with 'adding'"));
        tiny.Found.AddRange([tiny.FoundOf("s1", "Ada Quill", "told", "the port is shut"), tiny.FoundOf("s2", "Ada Quill", "adding", "it may open soon")]);

        Assert.Equal(new Tally(1, 1, 1), tiny.Score(StatementScorer.Score).Score[StatementScorer.Found]);
    }

    [Fact]
    public void Denials_MissedAndFoundBeside_CountAgainst()
    {
        var tiny = Tiny();
        tiny.Found.AddRange([
            tiny.FoundOf("s1", "Ada Quill", "told", "the port is shut") with { Stance = Stance.Denies },
            tiny.FoundOf("s2", "A clerk", "said", "so") with { Stance = Stance.Denies },
        ]);

        var score = tiny.Score(LabelScorer.Score).Score;

        Assert.Equal(new Tally(0, 2, 1), score[LabelScorer.Denials]);
        Assert.Equal(new Tally(0, 1, 1), score[LabelScorer.Stance]);
        Assert.Equal(new Tally(1, 1, 1), score[LabelScorer.Kind]);
    }

    [Fact]
    public void Denial_ThatIsRightToo_CountsNeitherWay()
    {
        var tiny = Tiny("stance DENIES");
        tiny.Found.Add(tiny.FoundOf("s1", "Ada Quill", "told", "the port is shut") with { Stance = Stance.Denies });

        var score = tiny.Score(LabelScorer.Score).Score;

        Assert.Equal(new Tally(0, 0, 1), score[LabelScorer.Denials]);
        Assert.Equal(new Tally(1, 1, 1), score[LabelScorer.Stance]);
    }

    [Theory]
    [InlineData("e2 e1", 1, 1, 2)]
    [InlineData("e1", 0, 1, 0)]
    [InlineData("e2", 0, 0, 1)]
    [InlineData("e2 e3", 0, 0, 1)]
    [InlineData("", 0, 0, 0)]
    public void Chain_ByItsHops_IsRight(string hops, int path, int origin, int edges)
    {
        var tiny = Tiny();
        var chain = hops.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        tiny.Found.Add(tiny.FoundOf("s1", "Ada Quill", "told", "the port is shut") with { Chain = [.. chain.Select(Hop)] });

        var score = tiny.Score(ChainScorer.Score).Score;

        Assert.Equal(new Tally(path, 1, 1), score[ChainScorer.Path]);
        Assert.Equal(new Tally(path, 2, 2), score[ChainScorer.PathOfAll]);
        Assert.Equal(new Tally(origin, 1, 1), score[ChainScorer.Origin]);
        Assert.Equal(new Tally(edges, chain.Length, 2), score[ChainScorer.Edges]);
        Assert.Equal(new Tally(edges, chain.Length, 3), score[ChainScorer.EdgesOfAll]);
    }

    [Theory]
    [InlineData("e2", 1, 1)]
    [InlineData("e1", 0, 1)]
    [InlineData("", 0, 0)]
    public void Addressee_OfAFoundStatement_IsCompared(string addressee, int right, int found)
    {
        var tiny = Tiny();
        tiny.Found.Add(tiny.FoundOf("s1", "Ada Quill", "told", "the port is shut") with { AddresseeEntityId = addressee });

        Assert.Equal(new Tally(right, found, 1), tiny.Score(DetailScorer.Score).Score[DetailScorer.Addressee]);
    }

    [Fact]
    public void Parent_OfTheStatementThatIsTheAnnotatedParent_IsRight()
    {
        var tiny = Tiny();
        tiny.Gold.Add(tiny.GoldOf("a3", "A clerk", "said", "so") with { Parent = "a2" });
        tiny.Found.AddRange([
            tiny.FoundOf("s1", "Bram Holt", "denied", "a strike"),
            tiny.FoundOf("s2", "A clerk", "said", "so") with { ParentId = "s1" },
        ]);

        Assert.Equal(new Tally(1, 1, 1), tiny.Score(DetailScorer.Score).Score[DetailScorer.Parent]);
    }
}
