using Hearsay.Answers.Quality.Tests.Data;
using Hearsay.Answers.Quality.Tests.Scoring;
using Hearsay.Contracts.Query.V1;
using static Hearsay.Answers.Quality.Tests.ScorerTests.InventedView;

namespace Hearsay.Answers.Quality.Tests.ScorerTests;

public sealed class ScorerTests
{
    [Fact]
    public void Claims_InOneClaim_ArePerfect()
    {
        var score = Scored(new InventedView().Claimed("c1", "c1"));

        Assert.Equal((1.0, 1.0, 1.0), (score.StatementsFound.Value, score.Claims.F1, score.ClaimsBySameWords.F1));
    }

    [Fact]
    public void Claims_InTwoClaims_LoseRecall() =>
        Assert.Equal((1.0, 0.5), (Scored(new InventedView().Claimed("c1", "c2")).Claims.Precision, Scored(new InventedView().Claimed("c1", "c2")).Claims.Recall));

    [Fact]
    public void Claims_NotExtracted_StandAloneInAll()
    {
        var invented = new InventedView().Claimed("c1", "c1");
        var claim = ClaimOf("closes", One, Other);
        invented.Gold = invented.Gold with { Claims = [claim with { Statements = [.. claim.Statements, new GoldStatement(One, "Mayor", "AFFIRMS")] }] };

        var score = Scored(invented);

        Assert.Equal((2.0 / 3, 2, 3), (score.StatementsFound.Value, score.Claims.Items, score.AllClaims.Items));
        Assert.True(score.AllClaims.Recall < score.Claims.Recall);
    }

    [Fact]
    public void Origins_OfTheClaim_AreHeldAgainstGoldAndBaselines()
    {
        var invented = new InventedView().Claimed("c1", "c1");
        invented.Answers.Origins = new Dictionary<string, GetOriginsResponse> { ["c1"] = new() { Origins = new OriginCount { AtLeast = 2, AtMost = 4 } } };

        var score = Scored(invented);

        Assert.Equal((3.0, 1.0, 0.0), (score.MostOrigins.Value, score.LeastOrigins.Value, score.IntervalsMet.Value));
        Assert.Equal((1.0, 1.0), (score.OutletsForOrigins.Value, score.TextsForOrigins.Value));
    }

    [Fact]
    public void Origins_OfAClaimThatWasNotFound_AreNone()
    {
        var invented = new InventedView().Claimed("c1", "c1");
        invented.Answers.ClaimOf = new Dictionary<string, string>();
        invented.Answers.Origins = new Dictionary<string, GetOriginsResponse>();

        Assert.Equal(1.0, Scored(invented).MostOrigins.Value);
    }

    [Fact]
    public void Cycles_BySetOfOutlets_DoNotDependOnOrderOrArticle()
    {
        var invented = new InventedView().Claimed("c1", "c1");
        invented.Gold = invented.Gold with { Cycles = [new GoldCycle("closes", ["Tern Bay Echo", "The Marrowby Ledger"])] };
        var answer = new GetOriginsResponse
        {
            Nodes = { new OriginNode { Id = "n1", Name = "Marrowby Ledger" }, new OriginNode { Id = "n2", Name = "Tern Bay Echo" } },
            Cycles = { new ReportingCycle { NodeIds = { "n1", "n2" }, Statements = { invented.Result(One), invented.Result(Other) } } },
        };
        invented.Answers.Origins = new Dictionary<string, GetOriginsResponse> { ["c1"] = answer };

        Assert.Equal(new Tally(1, 1, 1), Scored(invented).Cycles);
    }

    [Fact]
    public void Copies_OfPairs_AreHeldAgainstGold()
    {
        var invented = new InventedView();
        var copies = new GetCopiesResponse { Copies = { new Copy { DocumentId = One, Url = One }, new Copy { DocumentId = Other, Url = Other } } };
        invented.Answers.Copies = new Dictionary<string, GetCopiesResponse> { [One] = copies, [Other] = copies };

        var score = Scored(invented);

        Assert.Equal(new PairCounts(0, 1, 0, 1), score.Copies);
        Assert.Equal(new PairCounts(0, 1, 0, 1), score.CopiesBySameWords);
    }

    [Fact]
    public void Contradictions_OfKindAndClaims_AreHeldAgainstGold()
    {
        var invented = new InventedView().Claimed("c1", "c2");
        invented.Gold = invented.Gold with
        {
            Claims = [ClaimOf("closes", One), ClaimOf("stays", Other)],
            Contradictions = [new GoldContradiction("DATE", "stays", "closes"), new GoldContradiction("DENIAL", "closes", null)],
        };
        invented.Answers.Contradictions =
        [
            Of(ContradictionKind.Date, "c1", "c2"), Of(ContradictionKind.Date, "c2", "c1"), Of(ContradictionKind.Number, "c1", "c2"), Of(ContradictionKind.Denial, "c8", "c9"),
        ];

        var score = Scored(invented);

        Assert.Equal((new Tally(1, 2, 2), 1), (score.Contradictions, score.ContradictionsElsewhere));

        Contradiction Of(ContradictionKind kind, string one, string other) =>
            new() { Kind = kind, ClaimId = one, OtherClaimId = other, One = invented.Result(One), Other = invented.Result(Other) };
    }

    [Theory]
    [InlineData(1, 1.0, 1.0)]
    [InlineData(3, 0.0, 1.0)]
    [InlineData(4, 0.0, 0.0)]
    public void Questions_ByPlaceOfTheirClaim_AreCounted(int place, double first, double inThree)
    {
        var invented = new InventedView().Claimed("c1", "c1");
        var answer = new FindClaimsResponse { Claims = { Enumerable.Range(2, place - 1).Append(1).Select(number => new FoundClaim { Claim = new Claim { Id = $"c{number}" } }) } };
        invented.Answers.Found = new Dictionary<string, FindClaimsResponse> { ["when does the harbour close?"] = answer };

        Assert.Equal((first, inThree), (Scored(invented).FoundFirst.Value, Scored(invented).FoundInThree.Value));
    }

    [Fact]
    public void Timelines_ThatShareAReport_MakeOneEvent()
    {
        var groups = TimelineScorer.Groups([Of("a", "b"), Of("c"), Of("b", "d"), new TimelineEvent()]);

        Assert.Equal(groups["doc a"], groups["doc d"]);
        Assert.NotEqual(groups["doc a"], groups["doc c"]);

        static TimelineEvent Of(params string[] ids) => new()
        {
            Reports = { ids.Select(id => new EventReport { Event = new EventResult { Event = new Contracts.Evidence.V1.Event { Id = id }, Passage = new Passage { DocumentId = "doc" } } }) },
        };
    }

    private static AnswerScore Scored(InventedView invented)
    {
        var score = new AnswerScore();
        score.Add(invented.View());
        return score;
    }
}
