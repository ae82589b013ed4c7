using Hearsay.Articles;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query.Tests;

/// <summary>What holds of a reading with corrections, without a database.</summary>
public sealed class CorrectedReadingTests
{
    private const string Text = "He said the harbour would close, citing a letter.";

    [Fact]
    public void Reading_WithoutCorrections_IsWhatWasRead()
    {
        var article = HarbourArticle.Create();

        var reading = CorrectedReading.Of(article.Evidence, article.Text, []);

        Assert.Same(article.Evidence, reading.Evidence);
        Assert.Null(Assert.Single(reading.Accepted).Correction);
    }

    [Fact]
    public void Speaker_OfAnUnresolvedStatement_EndsTheChain()
    {
        var article = Unresolved();

        var holds = Corrected(article, CorrectedNews.Speaker("Ilka Farrow"));

        Assert.Equal(("named-1", "", 1), (holds.SpeakerEntityId, holds.SpeakerUnresolvedReason, holds.Chain.Count));
        Assert.Equal((HopKind.Source, "He"), (holds.Chain[0].Kind, holds.Chain[0].Span.Text));
        Assert.Empty(holds.Reasons);
    }

    [Fact]
    public void Speaker_OfAnUnresolvedStatementThatCites_StandsBeforeWhomItCites()
    {
        var article = Unresolved();
        article.Evidence.Statements[0].Chain.Add(new Hop { EntityId = article.Entity("a letter", EntityType.Document), Kind = HopKind.Source });

        var holds = Corrected(article, CorrectedNews.Speaker("Ilka Farrow"));

        Assert.Equal([HopKind.Reported, HopKind.Source], holds.Chain.Select(hop => hop.Kind));
        Assert.Equal("named-1", holds.Chain[0].EntityId);
    }

    [Fact]
    public void Speaker_OfAnUnresolvedStatementInsideAnother_StandsAfterTheOuterOne()
    {
        var article = Unresolved();
        article.Evidence.Statements[0].ParentId = "outer";
        article.Evidence.Statements[0].Chain.Add(new Hop { EntityId = article.Entity("Odo Kestrin"), Kind = HopKind.Source });

        var holds = Corrected(article, CorrectedNews.Speaker("Ilka Farrow"));

        Assert.Equal([HopKind.Reported, HopKind.Source], holds.Chain.Select(hop => hop.Kind));
        Assert.Equal("named-1", holds.Chain[1].EntityId);
    }

    [Fact]
    public void Party_CalledByAnotherNameInTheDocument_IsMeant()
    {
        var article = Unresolved();
        var known = article.Entity("Ilka Farrow", EntityType.Person, "Farrow");

        Assert.Equal(known, Corrected(article, CorrectedNews.Speaker("farrow")).SpeakerEntityId);
    }

    [Fact]
    public void Parties_OfOneName_AreOneAndTakeNoIdThatIsThere()
    {
        var article = Unresolved();
        article.Evidence.Entities.Add(new Entity { Id = "named-1", Name = "Nobody" });
        article.Evidence.Statements[0].Chain.Add(new Hop { EntityId = article.Entity("The Ledger", EntityType.Outlet), Kind = HopKind.Reported });
        var change = CorrectedNews.Hop(1, "Ilka Farrow");
        change.Speaker = new CorrectedParty { Name = "ilka farrow", Type = EntityType.Person };

        var holds = Corrected(article, change);

        Assert.Equal(["named-2", "named-2"], holds.Chain.Select(hop => hop.EntityId));
    }

    [Fact]
    public void Hop_ThatMoved_IsFoundByItsName()
    {
        var article = Unresolved();
        var chain = article.Evidence.Statements[0].Chain;
        chain.Add(new Hop { EntityId = article.Entity("Marsh Radio", EntityType.Outlet), Kind = HopKind.Reported });
        var correction = CorrectionOf(article, CorrectedNews.Hop(1, "Torvane Wire"));
        chain.Insert(0, new Hop { EntityId = article.Entity("The Ledger", EntityType.Outlet), Kind = HopKind.Reported });

        var reading = CorrectedReading.Of(article.Evidence, Text, [correction]);

        Assert.Equal(["The Ledger", "Torvane Wire"], reading.Accepted[0].Correction!.Chain);
        Assert.Equal(2, reading.Accepted[0].Correction!.Values[0].Hop);
    }

    [Fact]
    public void Corrections_AnyOrderOfReading_ChangeNothingOfWhatWasRead()
    {
        var article = Unresolved();
        var before = article.Evidence.Clone();

        _ = Corrected(article, CorrectedNews.Speaker("Ilka Farrow"));

        Assert.Equal(before, article.Evidence);
    }

    private static InventedArticle Unresolved()
    {
        var article = new InventedArticle(Text);
        var statement = article.Statement("the harbour would close", cue: "said");
        statement.Source.Add(article.Span("He"));
        statement.SpeakerUnresolvedReason = "NO_ANTECEDENT";
        statement.Reasons.Add(["ORIGIN_UNRESOLVED"]);
        return article;
    }

    private static Statement Corrected(InventedArticle article, StatementChange change) =>
        CorrectedReading.Of(article.Evidence, Text, [CorrectionOf(article, change)]).Accepted[0].Holds;

    private static HeldCorrection CorrectionOf(InventedArticle article, StatementChange change)
    {
        var statement = article.Evidence.Statements[0];
        var anchor = CorrectionAnchors.Of(statement, new CodePointIndex(Text));
        var index = new EvidenceIndex(article.Evidence);
        anchor.HopNames.AddRange(change.Hops.Select(hop => index.NameOf(statement.Chain[hop.Position - 1])));
        return new HeldCorrection(Guid.CreateVersion7(), 1, change, anchor, "Desk", "So.", DateTime.UnixEpoch);
    }
}
