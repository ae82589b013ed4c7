using Hearsay.Answers.Quality.Tests.Data;
using Hearsay.Answers.Quality.Tests.Scoring;
using static Hearsay.Answers.Quality.Tests.ScorerTests.InventedView;

namespace Hearsay.Answers.Quality.Tests.ScorerTests;

public sealed class CauseTests
{
    [Fact]
    public void Statements_InTwoClaims_AreOfAClaimInParts() =>
        Assert.Equal([new("statement: its claim is in parts", 1)], Causes(new InventedView().Claimed("c1", "c2")));

    [Fact]
    public void Denial_OfAStatementThatAffirms_IsNotReadAsOne()
    {
        var invented = new InventedView().Claimed("c1", "c1");
        var claim = ClaimOf("closes", One, Other);
        invented.Gold = invented.Gold with
        {
            Claims = [claim with { Statements = [claim.Statements[0], claim.Statements[1] with { Stance = "DENIES" }] }],
            Contradictions = [new GoldContradiction("DENIAL", "closes", null)],
        };

        Assert.Equal([new("contradiction, denial: not read as one", 1)], Causes(invented));
    }

    [Theory]
    [InlineData("c1", "c1", "cycle: who is cited not read")]
    [InlineData("c1", "c2", "cycle: reports in several claims")]
    public void Cycle_ThatIsNotFound_IsLostInChainsOrClaims(string one, string other, string cause)
    {
        var invented = new InventedView().Claimed(one, other);
        invented.Gold = invented.Gold with { Cycles = [new GoldCycle("closes", ["Tern Bay Echo", "The Marrowby Ledger"])] };

        Assert.Equal(1, Causes(invented)[cause]);
    }

    private static SortedDictionary<string, int> Causes(InventedView invented)
    {
        var score = new AnswerScore();
        CauseScorer.Score(invented.View(), score);
        return score.Causes;
    }
}
