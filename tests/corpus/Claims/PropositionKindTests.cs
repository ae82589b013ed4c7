using CsCheck;
using Hearsay.Corpus.Claims;
using Hearsay.Corpus.Linking;

namespace Hearsay.Corpus.Tests.Claims;

public sealed class PropositionKindTests
{
    private static readonly PropositionKind Kind = new();

    [Theory]
    [InlineData("the plan to share the river has 12 points", "a plan of twelve points to share the river")]
    [InlineData("the board was warned of cracks in the dam", "cracks in the dam were known to the board, which had been warned")]
    public void Compare_OtherWording_IsTheSame(string one, string other)
    {
        var likeness = Kind.Compare(Asked(one).ToUnit().Bytes, Asked(other).ToUnit().Bytes);

        Assert.Equal(Relation.Same, likeness.Relation);
    }

    [Theory]
    [InlineData("the plan to share the river has 12 points", "the river flooded three villages")]
    [InlineData("the board was warned of cracks in the dam", "the dam will be rebuilt within five years")]
    public void Compare_OtherAssertion_IsUnrelated(string one, string other) =>
        Assert.Equal(Relation.Unrelated, PropositionKind.Compare(Asked(one), Asked(other)).Relation);

    [Fact]
    public void Compare_OtherNumber_IsApart()
    {
        var likeness = PropositionKind.Compare(Asked("the plan to share the river has 28 points"), Asked("the plan to share the river has 20 points"));

        Assert.Equal((Relation.Apart, PropositionKind.NumberReason), (likeness.Relation, likeness.Reason));
        Assert.Equal(["28", "20"], likeness.Differing);
    }

    [Fact]
    public void Compare_OtherNumberOfOtherThings_IsNotTheSame() =>
        Assert.NotEqual(Relation.Same, PropositionKind.Compare(Asked("28 fishermen are sent home from the island"), Asked("twenty citizens are sent home from the island")).Relation);

    [Theory]
    [InlineData("turnout in the town was 61 per cent", "turnout in the town was 58 percent")]
    [InlineData("turnout in the town was 61%", "turnout in the town was 58 per cent")]
    public void Compare_SharesInOtherWriting_AreApart(string one, string other)
    {
        var (mine, theirs) = (Asked(one), Asked(other));

        Assert.Equal(mine.Figures[0].Unit, theirs.Figures[0].Unit);
        Assert.Equal((Relation.Apart, PropositionKind.NumberReason), PropositionKind.Compare(mine, theirs) is var likeness ? (likeness.Relation, likeness.Reason) : default);
    }

    [Fact]
    public void Compare_SameWeekdayOfAnotherWeek_IsNotApart()
    {
        var (one, other) = (Asked("the bridge opens to trains on monday"), Asked("the bridge will open to trains on monday"));

        Assert.NotEqual(Relation.Apart, PropositionKind.Compare(one with { Times = ["2026-05-04"] }, other with { Times = ["2026-05-11"] }).Relation);
    }

    [Fact]
    public void Compare_DaysAWeekApartThatBothPrint_AreApart()
    {
        var likeness = PropositionKind.Compare(Asked("the bridge opens to trains on 4 May 2026"), Asked("the bridge opens to trains on 11 May 2026"));

        Assert.Equal((Relation.Apart, PropositionKind.DateReason), (likeness.Relation, likeness.Reason));
    }

    [Fact]
    public void Compare_OtherStory_IsLessSure()
    {
        var (one, other) = (Asked("two people died in the fire") with { Setting = ["lindry", "halvern"] }, Asked("in the fire two people died"));

        var same = PropositionKind.Compare(one, other with { Setting = ["lindri", "ostrel"] });
        var foreign = PropositionKind.Compare(one, other with { Setting = ["brennick", "corvan"] });

        Assert.True(same.Score > foreign.Score);
    }

    [Theory]
    [InlineData("zhaverin", "javerine")]
    [InlineData("trevann", "treven")]
    [InlineData("khashen", "hashen")]
    public void Skeleton_OtherSpelling_IsOne(string one, string other) =>
        Assert.Equal(PropositionKeys.Skeleton(one), PropositionKeys.Skeleton(other));

    [Fact]
    public void Compare_OtherDate_IsApart()
    {
        var likeness = PropositionKind.Compare(Asked("the bridge opens to trains on 4 May 2026"), Asked("the bridge opens to trains on 18 May 2026"));

        Assert.Equal((Relation.Apart, PropositionKind.DateReason), (likeness.Relation, likeness.Reason));
        Assert.Equal(["2026-05-04", "2026-05-18"], likeness.Differing);
    }

    [Theory]
    [InlineData("the flood hit more than 30 villages", "the flood hit 31 villages")]
    [InlineData("the flood hit about 30 villages", "the flood hit 31 villages")]
    [InlineData("the flood hit 31 villages in May 2026", "the flood hit 31 villages on 4 May 2026")]
    public void Compare_BoundOrMonthThatAllowsIt_IsTheSame(string one, string other) =>
        Assert.Equal(Relation.Same, PropositionKind.Compare(Asked(one), Asked(other)).Relation);

    [Fact]
    public void Compare_AnyTwo_OrderDoesNotMatter() =>
        (from one in Propositions from other in Propositions select (one, other)).Sample(pair =>
        {
            var (there, back) = (PropositionKind.Compare(pair.one, pair.other), PropositionKind.Compare(pair.other, pair.one));
            Assert.Equal((there.Relation, there.Score, there.Reason), (back.Relation, back.Score, back.Reason));
            Assert.InRange(there.Score, 0, 1);
        });

    [Fact]
    public void KeysOf_AnyProposition_FewAndEachOnce() =>
        Propositions.Sample(proposition =>
        {
            var keys = Kind.KeysOf(proposition.ToUnit().Bytes);
            Assert.InRange(keys.Count, 1, IUnitKind.MostKeys);
            Assert.Equal(keys.Count, keys.Distinct().Count());
        });

    [Fact]
    public void KeysOf_SameCountInOtherWords_ShareOne() =>
        Assert.NotEmpty(Kind.KeysOf(Asked("six guards had died at the bridge").ToUnit().Bytes).Intersect(Kind.KeysOf(Asked("the mortuary has six guards from the post").ToUnit().Bytes)));

    [Fact]
    public void KeysOf_OtherWording_ShareOne() =>
        Assert.NotEmpty(Kind.KeysOf(Asked("the plan to share the river has 12 points").ToUnit().Bytes).Intersect(Kind.KeysOf(Asked("a plan of twelve points to share the river").ToUnit().Bytes)));

    [Fact]
    public void Compare_NightTellsOfTwoDays_IsNotApart() =>
        Assert.NotEqual(Relation.Apart, Compared("the shooting at the bridge began", ["2026-05-03TNI"], ["2026-05-04"]).Relation);

    [Fact]
    public void Compare_NextDayOfAnHour_IsApart() =>
        Assert.Equal(Relation.Apart, Compared("the shooting at the bridge began", ["2026-05-03T09:00"], ["2026-05-04"]).Relation);

    [Fact]
    public void Compare_OtherDateWithNamesAloneInCommon_IsUnrelated()
    {
        var (one, other) = (Named("ilka trevann", "quit"), Named("ilka trevann", "letter"));

        var likeness = PropositionKind.Compare(WithCosine(one, 1) with { Times = ["2026-05-04"] }, WithCosine(other, 0.95) with { Times = ["2026-05-18"] });

        Assert.Equal(Relation.Unrelated, likeness.Relation);
    }

    [Theory]
    [InlineData(Relation.Unrelated, false)]
    [InlineData(Relation.Same, true)]
    public void Compare_LooseWording_IsTheSameOnlyOfADenial(Relation relation, bool denied)
    {
        var one = WithCosine(Asked("the firm kept two results from the inspectors"), 1) with { Sentence = 1 };
        var other = WithCosine(Asked("some papers had been hidden from the inspectors"), 0.7) with { Sentence = 2 };

        Assert.Equal(relation, PropositionKind.Compare(one, other with { Denied = denied }).Relation);
    }

    [Fact]
    public void Compare_DenialWithTheWordForAReportInCommon_IsUnrelated()
    {
        var one = WithCosine(Asked("the agency could not verify the report"), 1) with { Sentence = 1 };
        var other = WithCosine(Asked("the delay had to do with the report"), 0.64) with { Sentence = 2, Denied = true };

        Assert.Equal(Relation.Unrelated, PropositionKind.Compare(one, other).Relation);
    }

    private static Likeness Compared(string text, IReadOnlyList<string> times, IReadOnlyList<string> otherTimes) =>
        PropositionKind.Compare(Asked(text) with { Times = times }, Asked(text) with { Times = otherTimes });

    private static Proposition Named(string name, string word) => new()
    {
        Text = $"{name} {word}",
        Words = [.. name.Split(' ').Select(part => new PropositionWord(part, 200, true)), new PropositionWord(word, 60, false)],
    };

    // The vectors of two of these have the cosine of the second.
    private static Proposition WithCosine(Proposition proposition, double cosine)
    {
        var vector = new float[Proposition.VectorWidth];
        (vector[0], vector[1]) = ((float)cosine, (float)Math.Sqrt(1 - (cosine * cosine)));
        return proposition.With([vector]);
    }

    private static Gen<Proposition> Propositions =>
        from words in Gen.Select(One("plan", "river", "bridg", "trevann", "warn", "dam", "crack"), Gen.Byte[1, 255], Gen.Bool).List[0, 40]
        from numbers in Gen.Select(One("12", "28", "2.5"), One("point", ""), Gen.Byte[0, 7]).List[0, 4]
        from times in One("2026-05-04", "2026-05", "2026-W19", "P3D").List[0, 3]
        select new Proposition
        {
            Text = string.Join(' ', words.Select(word => word.Item1)),
            Words = [.. words.Select(word => new PropositionWord(word.Item1, word.Item2, word.Item3)).DistinctBy(word => word.Stem)],
            Figures = [.. numbers.Select(number => new PropositionFigure(number.Item1, "", number.Item2, number.Item3))],
            Times = [.. times.Distinct()],
        };

    private static Gen<string> One(params string[] of) => Gen.Int[0, of.Length - 1].Select(i => of[i]);

    private static Proposition Asked(string text) => QuestionProposition.Of(text, CancellationToken.None).Asked;
}
