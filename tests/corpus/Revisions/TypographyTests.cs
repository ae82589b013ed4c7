using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Revisions;

namespace Hearsay.Corpus.Tests.Revisions;

/// <summary>Two ways to write the same words are the same words, and other words are not.</summary>
public sealed class TypographyTests
{
    [Theory]
    [InlineData("\"We can't,\" he said...", "“We can’t,” he said…")]
    [InlineData("a 12-point plan – at last", "A 12 point plan — at last")]
    [InlineData("the U.S. envoy's plan", "the US envoy’s plan")]
    [InlineData("it did not sail", "it didn't sail")]
    [InlineData("the ofﬁcial oﬀer", "the official offer")]
    [InlineData("the engi\u00ADneers", "the engineers")]
    [InlineData("co-operate by e-mail", "cooperate by email")]
    [InlineData("2nd day, 25th lap at 2.30pm", "second day, 25 lap at 2:30 pm")]
    [InlineData("1,200 tons at 5%", "1200 tons at 5 per cent")]
    [InlineData("the café in Zürich", "the cafe in Zurich")]
    [InlineData("the centre was organised in grey", "the center was organized in gray")]
    [InlineData("the goverment fell", "the government fell")]
    [InlineData("teh minister", "the minister")]
    public void Map_OtherTypography_LeavesNoWordAlone(string before, string after)
    {
        var (earlier, later, map) = Map(before, after);

        Assert.DoesNotContain(Enumerable.Range(0, earlier.Count), at => earlier[at].Tells && map.ToLater(at) == WordMap.None);
        Assert.DoesNotContain(Enumerable.Range(0, later.Count), at => later[at].Tells && map.ToEarlier(at) == WordMap.None);
    }

    [Theory]
    [InlineData("it will sail", "it may sail")]
    [InlineData("it will sail", "it will not sail")]
    [InlineData("the trial ended", "the strike ended")]
    [InlineData("12 lamps", "21 lamps")]
    [InlineData("all lamps broke", "few lamps broke")]
    [InlineData("£5m", "$5m")]
    public void Map_OtherWords_LeaveOneAlone(string before, string after)
    {
        var (_, later, map) = Map(before, after);

        Assert.Contains(Enumerable.Range(0, later.Count), at => later[at].Tells && map.ToEarlier(at) == WordMap.None);
    }

    [Fact]
    public void Words_OfBlocks_LeaveOutWhatIsNoArticle()
    {
        const string Text = "Quay shut\n\nSign up now\n\nIt is shut.\n\nA photo";
        Block[] blocks = [Of(BlockKind.Title, 0, 9), Of(BlockKind.Boilerplate, 11, 22), Of(BlockKind.Paragraph, 24, 35), Of(BlockKind.Caption, 37, 44)];

        Assert.Equal(["quay", "shut", "it", "is", "shut"], RevisionWords.Of(Text, blocks).Select(word => word.Key));

        static Block Of(BlockKind kind, int start, int end) => new() { Kind = kind, Start = start, End = end };
    }

    [Fact]
    public void Words_BeyondTheBasicPlane_AreCountedInCodePoints()
    {
        var word = RevisionWords.Of("🚢🚢 Oss 𝐬aid", [])[0];

        Assert.Equal(("oss", 3, 6), (word.Key, word.Start, word.End));
    }

    [Fact]
    public void Map_LongTextsWithAMovedPart_FindsIt()
    {
        var words = Enumerable.Range(0, 4_000).Select(number => $"w{number * 7919 % 1009}x{number % 13}").ToList();
        var moved = words[..1_500].Concat(words[1_600..]).Concat(words[1_500..1_600]).ToList();
        var (earlier, _, map) = Map(string.Join(' ', words), string.Join(' ', moved));

        Assert.Equal(words.Count, earlier.Count);
        Assert.DoesNotContain(Enumerable.Range(0, words.Count), at => map.ToLater(at) == WordMap.None);
    }

    [Fact]
    public void Map_AnyTexts_PairsEqualOrKindredWordsBothWays()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var (earlier, later, map) = Map(Text(random), Text(random));
            for (var at = 0; at < earlier.Count; at++)
            {
                Assert.True(map.ToLater(at) == WordMap.None || earlier[map.ToEarlier(map.ToLater(at))] == earlier[at] || earlier[at].Key != later[map.ToLater(at)].Key);
            }
        }

        static string Text(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(60)).Select(_ => "abcdefg"[random.Next(7)]));
    }

    private static (IReadOnlyList<RevisionWord> Earlier, IReadOnlyList<RevisionWord> Later, WordMap Map) Map(string before, string after)
    {
        var (earlier, later) = (RevisionWords.Of(before, []), RevisionWords.Of(after, []));
        return (earlier, later, WordMap.Between(earlier, later, TestContext.Current.CancellationToken));
    }
}
