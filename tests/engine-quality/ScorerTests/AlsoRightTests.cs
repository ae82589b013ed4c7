using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.GoldScoring;

namespace Hearsay.Engine.Quality.Tests.ScorerTests;

public sealed class AlsoRightTests
{
    private static readonly HashSet<string> Ids = new(StringComparer.Ordinal) { "quill", "post", "unnamed:two-clerks", "a1", "a2" };

    [Fact]
    public void Notes_OfLabels_GiveThem()
    {
        var notes = new AlsoRight(["stance DENIES or NO_COMMENT", "kind MIXED"]);

        Assert.Equal(["DENIES", "NO_COMMENT"], notes.Labels("stance"));
        Assert.Equal(["MIXED"], notes.Labels("kind"));
        Assert.Empty(notes.Labels("certainty"));
    }

    [Theory]
    [InlineData("source span 'a clerk'", "a clerk")]
    [InlineData("source 'the town's clerk'", "the town's clerk")]
    [InlineData("source span \u2018a clerk\u2019 alone", "a clerk")]
    [InlineData("source without title", null)]
    public void Notes_WithWords_GiveThem(string note, string? words) =>
        Assert.Equal(words is null ? [] : [words], new AlsoRight([note]).Quoted("source"));

    [Fact]
    public void Notes_ThatAllowLess_AreUnderstood()
    {
        Assert.True(new AlsoRight(["not a statement"]).MayBeMissing);
        Assert.True(new AlsoRight(["no event"]).MayBeMissing);
        Assert.True(new AlsoRight(["no source span, with the speaker resolved"]).MayLackSource);
        Assert.False(new AlsoRight(["no source span, with the speaker resolved"]).MayBeMissing);
        Assert.True(new AlsoRight(["two statements, the second without source"]).MayBeSplit);
        Assert.True(new AlsoRight(["addressee null"]).MayBeNull("addressee"));
        Assert.False(new AlsoRight(["addressee null"]).MayBeNull("medium"));
    }

    [Theory]
    [InlineData("chain through post", "post > quill | post > quill")]
    [InlineData("chain without quill", "post > quill | post")]
    [InlineData("chain post, unnamed:two-clerks", "post > quill | post > unnamed:two-clerks")]
    [InlineData("origin 'post'", "post > quill | post | quill > post")]
    [InlineData("origin 'unnamed:two-clerks' while it is not yet told", "post > quill | post > unnamed:two-clerks | post > quill > unnamed:two-clerks")]
    public void Chains_WithANote_AreTheAnnotatedAndTheOther(string note, string chains)
    {
        var gold = new GoldMarkedUp("Quill said no.").GoldOf("a1", "Quill", "said", "no", note) with { Chain = ["post", "quill"], Origin = "quill" };

        Assert.Equal(chains, string.Join(" | ", AcceptedChains.Of(gold, Ids).Select(chain => string.Join(" > ", chain))));
    }

    [Fact]
    public void Joined_Statements_AreNamed() => Assert.Equal(["a1", "a2"], new AlsoRight(["one statement that joins a1 and a2"]).JoinedWith(Ids));
}
