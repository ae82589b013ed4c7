using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Claims;

namespace Hearsay.Corpus.Tests.Claims;

public sealed class QuoteFamiliesTests
{
    private const string Full = "Football is a short life, and I will listen when people come with something serious";

    [Fact]
    public void Families_Variants_AreNamed()
    {
        var family = Assert.Single(QuoteFamilies.Of(
        [
            Quote(1, Full, "dravko"),
            Quote(2, "“Football is a short life, and I will listen,”", "dravko"),
            Quote(3, "Football is a short life and I am listening", "dravko"),
            Quote(4, Full, "agent"),
            Quote(5, Full.ToUpperInvariant(), ""),
        ]));

        Assert.Equal(1, family.Original.Rank);
        Assert.Equal([QuoteVariantKind.Truncated, QuoteVariantKind.Altered, QuoteVariantKind.Reattributed, QuoteVariantKind.Exact], family.Variants.Select(variant => variant.Kind));
        Assert.Equal(["am", "listening"], family.Variants[1].Added);
        Assert.Equal(["when", "people", "come", "with", "something", "serious"], family.Variants[0].Removed);
    }

    [Fact]
    public void Families_OtherUtterances_AreNone() =>
        Assert.Empty(QuoteFamilies.Of([Quote(1, Full, "a"), Quote(2, "We will not be moved by rumours from the capital", "a"), Quote(3, "short life", "a")]));

    [Fact]
    public void Families_AnyOrder_AreTheSame()
    {
        QuotedStatement[] quotes = [Quote(3, Full, "a"), Quote(1, "football is a short life", "a"), Quote(2, Full, "b")];

        var (one, other) = (QuoteFamilies.Of(quotes), QuoteFamilies.Of([.. quotes.Reverse()]));

        Assert.Equal(one.Select(Print), other.Select(Print));
        Assert.Equal(2, one[0].Original.Rank);

        static string Print(QuoteFamily family) => $"{family.Original.Rank}: {string.Join(' ', family.Variants.Select(variant => $"{variant.Statement.Rank}{variant.Kind}"))}";
    }

    [Fact]
    public void Stretches_MixedContent_AreThoseInMarks()
    {
        var statement = new Statement { Kind = StatementKind.Mixed, Content = { new Span { Text = "the hospital “no longer listened” and the board's chief was ‘asleep’" } } };

        Assert.Equal(["no longer listened"], QuoteFamilies.Stretches(statement));
    }

    [Theory]
    [InlineData("it was 'a farce' that the board's chief saw", "a farce")]
    [InlineData("it was \"a farce", "a farce")]
    public void Stretches_OtherMarks_AreRead(string content, string expected)
    {
        var statement = new Statement { Kind = StatementKind.Mixed, Content = { new Span { Text = content } } };

        Assert.Equal([expected], QuoteFamilies.Stretches(statement));
    }

    private static QuotedStatement Quote(int rank, string text, string speaker) => new(new Guid(rank, 0, 0, new byte[8]), text, speaker, rank);
}
