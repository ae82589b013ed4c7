using Hearsay.Contracts.Evidence.V1;
using Hearsay.Corpus.Claims;
using Hearsay.Corpus.Linking;

namespace Hearsay.Corpus.Tests.Claims;

public sealed class PropositionTests
{
    [Fact]
    public void Proposition_Pronoun_IsTheFullName()
    {
        var written = new WrittenEvidence("Ilka Trevann said she would resign.").Person("Ilka Trevann", "she");

        var read = Proposition.Of(written.Evidence, written.Says("she would resign"))!;

        Assert.Equal("ilka trevann would resign", read.Text);
        Assert.Equal(["ilka", "trevann", "resign"], read.Words.Select(word => word.Stem));
        Assert.Equal([true, true, false], read.Words.Select(word => word.IsName));
    }

    [Fact]
    public void Proposition_NumberAndTime_AreNoWords()
    {
        var written = new WrittenEvidence("She said the twelve-point plan is due on Monday.").Figure("twelve-point", "12", "point").Time("on Monday", "2026-03-02");

        var read = Proposition.Of(written.Evidence, written.Says("the twelve-point plan is due on Monday"))!;

        Assert.Equal(["point", "plan", "due"], read.Words.Select(word => word.Stem));
        Assert.Equal(["12 point"], read.Figures.Select(figure => $"{figure.Number} {figure.Unit}"));
        Assert.Equal(["2026-03-02"], read.Times);
    }

    [Fact]
    public void Proposition_CharacterBeyondTheBmp_MarksStayInPlace()
    {
        var written = new WrittenEvidence("\U0001F30A She said the \U0001F30A plan has 12 points.").Figure("12 points", "12", "points");

        var read = Proposition.Of(written.Evidence, written.Says("the \U0001F30A plan has 12 points"))!;

        Assert.Equal(["plan", "point"], read.Words.Select(word => word.Stem));
        Assert.Single(read.Figures);
    }

    [Theory]
    [InlineData("there is a secret plan", false)]
    [InlineData("there is no secret plan", true)]
    [InlineData("a secret plan does not exist", true)]
    [InlineData("a secret plan will come no later than May", false)]
    [InlineData("a secret plan that nobody has read exists", false)]
    public void Proposition_Negation_IsNoWord(string content, bool negated)
    {
        var written = new WrittenEvidence($"She said {content}.");

        var read = Proposition.Of(written.Evidence, written.Says(content))!;

        Assert.Equal(negated, read.Negated);
        Assert.Contains("plan", read.Words.Select(word => word.Stem));
        Assert.DoesNotContain("no", read.Words.Select(word => word.Stem));
    }

    [Fact]
    public void Proposition_DenialInTwoForms_IsOne()
    {
        var written = new WrittenEvidence("He denied that there is a secret plan. She said there is no secret plan.");

        var denied = Proposition.Of(written.Evidence, written.Says("there is a secret plan", Stance.Denies))!;
        var negated = Proposition.Of(written.Evidence, written.Says("there is no secret plan", Stance.Denies))!;

        Assert.Equal(Relation.Same, PropositionKind.Compare(denied, negated).Relation);
    }

    [Fact]
    public void Proposition_ContentOfAnotherStatement_HasNone()
    {
        var written = new WrittenEvidence("The Post wrote that an official said the bridge over the Sarrow would open.");
        var outer = written.Says("an official said the bridge over the Sarrow would open");
        var inner = written.Says("the bridge over the Sarrow would open", parent: outer.Id);

        Assert.Null(Proposition.Of(written.Evidence, outer));
        Assert.NotNull(Proposition.Of(written.Evidence, inner));
    }

    [Theory]
    [InlineData("the bridge would open", Stance.NoComment)]
    [InlineData("it is", Stance.Affirms)]
    [InlineData("the document", Stance.Affirms)]
    public void Proposition_NothingAsserted_HasNone(string content, Stance stance)
    {
        var written = new WrittenEvidence($"He said {content}.");

        Assert.Null(Proposition.Of(written.Evidence, written.Says(content, stance)));
    }

    [Fact]
    public void Proposition_MonthAndItsYearReadApart_IsTheMonthOfThatYear()
    {
        var written = new WrittenEvidence("She said the board was warned in February of last year.").Time("February", "2026-02").Time("last year", "2025");

        Assert.Equal(["2025-02"], Proposition.Of(written.Evidence, written.Says("the board was warned in February of last year"))!.Times);
    }

    [Fact]
    public void Proposition_MonthAndAYearFartherOff_AreTwoTimes()
    {
        var written = new WrittenEvidence("She said the board was warned in February and again last year.").Time("February", "2026-02").Time("last year", "2025");

        Assert.Equal(["2026-02", "2025"], Proposition.Of(written.Evidence, written.Says("the board was warned in February and again last year"))!.Times);
    }

    [Theory]
    [InlineData("the vote has been postponed from Thursday to Monday", "2026-03-09")]
    [InlineData("the vote lasts from Thursday to Monday", "2026-03-05 2026-03-09")]
    public void Proposition_TimeThatSomethingWasMovedFrom_IsNotAsserted(string content, string times)
    {
        var written = new WrittenEvidence($"She said {content}.").Time("Thursday", "2026-03-05").Time("Monday", "2026-03-09");

        Assert.Equal(times.Split(' '), Proposition.Of(written.Evidence, written.Says(content))!.Times);
    }

    [Theory]
    [InlineData("the toll in the valley stands at thirty-one", "31")]
    [InlineData("the figure is put at 19", "19")]
    [InlineData("the dead in the valley number six", "6")]
    [InlineData("the club is paying 42 million for the keeper", "42000000")]
    public void Proposition_CountThatNamesNothing_IsANumber(string content, string number)
    {
        var written = new WrittenEvidence($"She said {content}.");

        Assert.Equal([new PropositionFigure(number, "", "", (byte)Bound.Exact)], Proposition.Of(written.Evidence, written.Says(content))!.Figures);
    }

    [Theory]
    [InlineData("the boat left the harbour at six")]
    [InlineData("the number is one of the six or seven on the list")]
    [InlineData("the figure is one the ministry will not give")]
    public void Proposition_NumberThatMayCountNothing_IsNone(string content)
    {
        var written = new WrittenEvidence($"She said {content}.");

        Assert.Empty(Proposition.Of(written.Evidence, written.Says(content))!.Figures);
    }

    [Fact]
    public void Proposition_UnitAndBack_IsTheSame()
    {
        var written = new WrittenEvidence("She said the 12-point plan is due on Monday.").Figure("12-point", "12", "point").Time("on Monday", "2026-03-02");
        var read = Proposition.Of(written.Evidence, written.Says("the 12-point plan is due on Monday"))!;
        var vector = Enumerable.Range(0, Proposition.VectorWidth).Select(i => (float)Math.Sin(i)).ToArray();

        var plain = read.ToUnit();
        var whole = read.With([vector, vector]).ToUnit();

        Assert.Equal(plain.Id, whole.Id);
        Assert.Equal(plain.Bytes, Proposition.Of(plain).ToUnit().Bytes);
        Assert.Equal(whole.Bytes, Proposition.Of(whole).ToUnit().Bytes);
        Assert.Equal(read.Text, Proposition.Of(whole).Text);
        Assert.Equal(Proposition.VectorWidth, Proposition.Of(whole).Vector!.Length);
    }

    [Fact]
    public void Proposition_BrokenUnit_IsRefused()
    {
        var bytes = new Proposition { Text = "the plan", Words = [new PropositionWord("plan", 80, false)] }.ToUnit().Bytes;

        Assert.All(Enumerable.Range(0, bytes.Length), length => Assert.Throws<FormatException>(() => Proposition.Of(new Unit(Guid.Empty, bytes[..length]))));
        Assert.Throws<FormatException>(() => Proposition.Of(new Unit(Guid.Empty, [.. bytes, 1])));
        Assert.Throws<FormatException>(() => Proposition.Of(new Unit(Guid.Empty, [99, .. bytes])));
    }

    [Fact]
    public void Proposition_VectorOfAnotherWidth_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new Proposition().With([new float[3]]));
}
