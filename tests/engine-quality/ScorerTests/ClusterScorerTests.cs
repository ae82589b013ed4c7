using Hearsay.Engine.Model;
using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.ScorerTests;

public sealed class ClusterScorerTests
{
    private const string Text = "Ada Quill met Holt. Quill said he lied. The Guild backed Quill; the guild is hers.";

    private static TextSpan At(string words, int after = 0) => new(Text.IndexOf(words, after, StringComparison.Ordinal), Text.IndexOf(words, after, StringComparison.Ordinal) + words.Length);

    private static ClusterMention Mention(string words, int after = 0, string kind = "proper") => new(At(words, after), At(words, after), kind);

    private static ClusteredText Tiny() => new(Text, "", [[Mention("Ada Quill"), Mention("Quill", 15), Mention("Quill", 50)], [Mention("Holt"), Mention("he", 28, "pronoun")], [Mention("The Guild"), Mention("the guild")]]);

    // The example of Vilain et al.: a chain of four cut in two parts has two of its three links.
    [Theory]
    [InlineData("1 1 2 2", "1 1 1 1", 2, 2, 3)]
    [InlineData("1 1 1 1", "1 1 2 2", 2, 3, 2)]
    [InlineData("1 2 3 4", "1 1 1 1", 0, 0, 3)]
    [InlineData("1 1 2 2", "7 7 8 8", 2, 2, 2)]
    [InlineData("1 2 1 2", "1 1 2 2", 0, 2, 2)]
    public void Links_InCommon_AreCounted(string found, string gold, int right, int inFound, int inGold) =>
        Assert.Equal(new Tally(right, inFound, inGold), ClusterScorer.Muc(Ids(found), Ids(gold)));

    // Bagga and Baldwin's: chains of five, two and five; the second response joins the two chains of five.
    [Theory]
    [InlineData("1 1 1 1 1 2 2 2 2 2 2 2", "1 1 1 1 1 2 2 3 3 3 3 3", 9.142857, 12)]
    [InlineData("1 1 1 1 1 2 2 1 1 1 1 1", "1 1 1 1 1 2 2 3 3 3 3 3", 7, 12)]
    [InlineData("1 2 3 4", "1 1 1 1", 4, 1)]
    public void Mentions_ByTheirClusters_AreSummed(string found, string gold, double precision, double recall)
    {
        var sums = ClusterScorer.Mentions(Ids(found), Ids(gold));

        Assert.Equal(precision, sums.Precision, 0.0001);
        Assert.Equal(recall, sums.Recall, 0.0001);
    }

    [Fact]
    public void F1_OfMentions_IsInPercent() => Assert.Equal(100 * 2 * (7 / 12.0) / (1 + (7 / 12.0)), new BCubed(7, 12, 12).F1, 0.0001);

    [Fact]
    public void Words_TheSameWithoutArticleAndCase_AreOneCluster() => Assert.Equal([0, 1, 1, 3, 4, 5, 5], ClustersOf.Words(Tiny()));

    [Fact]
    public void Entities_ByTheHeadsThatTheirMentionsHold_AreClusters()
    {
        var tiny = new GoldMarkedUp(Text);
        var evidence = tiny.Evidence with
        {
            Entities =
            [
                new Entity { Id = "e1", Name = "Ada Quill", Mentions = [Span("Ada Quill"), Span("Quill", 15)] },
                new Entity { Id = "e2", Name = "Guild", Mentions = [Span("Guild"), Span("guild"), Span("lied")] },
            ],
        };

        Assert.Equal([0, 0, -3, -4, -5, 1, 1], ClustersOf.Entities(Tiny(), evidence));
    }

    private static Span Span(string words, int after = 0) => new(At(words, after).Start, At(words, after).End, words);

    private static int[] Ids(string ids) => [.. ids.Split(' ').Select(int.Parse)];
}
