using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Claims;

namespace Hearsay.Corpus.Tests.Claims;

public sealed class ContradictionsTests
{
    private static readonly Proposition Positive = new() { Text = "there is a plan" };
    private static readonly Proposition Negative = new() { Text = "there is no plan", Negated = true };

    [Fact]
    public void Contradictions_AffirmedAndDenied_IsADenialByTheFirstOfEach()
    {
        var found = Assert.Single(Contradictions.Of([Said(4, 1, Stance.Denies), Said(3, 1, Stance.Affirms), Said(2, 1, Stance.Denies), Said(5, 1, Stance.Affirms)], []));

        Assert.Equal((ContradictionKind.Denial, 2, 3), (found.Kind, found.One.Rank, found.Other.Rank));
        Assert.Empty(found.Differing);
    }

    [Fact]
    public void Contradictions_AffirmedNegation_IsNoDenial() =>
        Assert.Empty(Contradictions.Of([Said(1, 1, Stance.Affirms), Said(2, 1, Stance.Affirms, Negative)], []));

    [Theory]
    [InlineData(Stance.Affirms)]
    [InlineData(Stance.Questions)]
    [InlineData(Stance.Rejects)]
    public void Contradictions_NobodyDenies_None(Stance stance) =>
        Assert.Empty(Contradictions.Of([Said(1, 1, Stance.Affirms), Said(2, 1, stance)], []));

    [Fact]
    public void Contradictions_ApartClaims_DifferInTheOrderOfReports()
    {
        var found = Assert.Single(Contradictions.Of([Said(2, 1, Stance.Affirms), Said(1, 2, Stance.Affirms)], [Apart(1, 2, 0.6), Apart(2, 1, 0.9)]));

        Assert.Equal((ContradictionKind.Number, 1, 2), (found.Kind, found.One.Rank, found.Other.Rank));
        Assert.Equal(["2", "1"], found.Differing.Select(number => number[..1]));
    }

    [Fact]
    public void Contradictions_ClaimThatAllDeny_IsAtOddsWithNone() =>
        Assert.Empty(Contradictions.Of([Said(1, 1, Stance.Affirms), Said(2, 2, Stance.Denies)], [Apart(1, 2, 0.9)]));

    private static ClaimStatement Said(int rank, int claim, Stance stance, Proposition? proposition = null) => new(Id(rank), Id(claim), stance, proposition ?? Positive, rank);

    private static ApartClaims Apart(int one, int other, double score) => new(Id(one), Id(other), score, PropositionKind.NumberReason, [$"{one} of {score}", $"{other} of {score}"]);

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
