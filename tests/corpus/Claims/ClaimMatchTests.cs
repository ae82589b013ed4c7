using Hearsay.Corpus.Claims;

namespace Hearsay.Corpus.Tests.Claims;

public sealed class ClaimMatchTests
{
    private static readonly string[] Contents =
    [
        "the plan to share the river has 12 points",
        "the plan to share the river was handed over in Lindry",
        "the ministers will meet in Lindry on 5 March 2026",
        "the bridge was shut in 2019 because of a quarrel over tolls",
    ];

    [Theory]
    [InlineData("how many points does the plan have?", 0)]
    [InlineData("twelve-point plan", 0)]
    [InlineData("when do the ministers meet?", 2)]
    [InlineData("why was the bridge shut?", 3)]
    public void Score_Question_RanksItsAnswerFirst(string text, int answer)
    {
        var question = QuestionProposition.Of(text, CancellationToken.None);

        var scores = Contents.Select(content => ClaimMatch.Score(question, QuestionProposition.Of(content, CancellationToken.None).Asked)).ToList();

        Assert.Equal(answer, scores.IndexOf(scores.Max()));
        Assert.All(scores, score => Assert.InRange(score, 0, 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("what is it")]
    public void Score_QuestionThatSaysNothing_IsZero(string text) =>
        Assert.Equal(0, ClaimMatch.Score(QuestionProposition.Of(text, CancellationToken.None), QuestionProposition.Of(Contents[0], CancellationToken.None).Asked));

    [Fact]
    public void Score_OtherNumber_IsLower()
    {
        var proposition = QuestionProposition.Of(Contents[0], CancellationToken.None).Asked;

        var right = ClaimMatch.Score(QuestionProposition.Of("plan with 12 points", CancellationToken.None), proposition);
        var wrong = ClaimMatch.Score(QuestionProposition.Of("plan with 28 points", CancellationToken.None), proposition);

        Assert.True(right > wrong);
    }

    [Fact]
    public void Question_Cancelled_Throws() =>
        Assert.Throws<OperationCanceledException>(() => QuestionProposition.Of("how many points does the plan have?", new CancellationToken(canceled: true)));
}
