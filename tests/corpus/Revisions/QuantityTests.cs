using Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Corpus.Tests.Revisions;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("4 lamps", "4", "lamps", "6 lamps", "6", "lamps", "FigureChanged: 4 lamp > 6 lamp")]
    [InlineData("£4m", "4000000", "£", "£6m", "6000000", "£", "FigureChanged: 4000000 pound > 6000000 pound")]
    [InlineData("5 miles", "5", "miles", "5 kilometres", "5", "kilometres", "FigureChanged: 5 mile > 5 kilometre")]
    [InlineData("£4m", "4000000", "£", "4 million pounds", "4000000", "pounds", null)]
    [InlineData("210 metres", "210", "metres", "210m", "210000000", "", null)]
    [InlineData("12 lamps", "12", "lamps", "twelve lamps", "12", "lamps", null)]
    [InlineData("5%", "5", "%", "5 per cent", "5", "per cent", null)]
    public void Between_OtherNumber_TellsWhetherTheAmountIsAnother(string before, string number, string unit, string after, string otherNumber, string otherUnit, string? expected)
    {
        var one = new WrittenRevision($"Storms cost the port {before} in all.").Figure(before, number, unit);
        var other = new WrittenRevision($"Storms cost the port {after} in all.").Figure(after, otherNumber, otherUnit);

        Assert.Equal(expected is null ? [] : [expected], one.To(other));
    }

    [Fact]
    public void Between_OtherBound_IsAFigureChanged()
    {
        var one = new WrittenRevision("Storms broke about 40 lamps here.").Figure("40 lamps", "40", "lamps", Bound.About);
        var other = new WrittenRevision("Storms broke more than 40 lamps here.").Figure("40 lamps", "40", "lamps", Bound.MoreThan);

        Assert.Equal(["FigureChanged: 40 lamp > 40 lamp"], one.To(other));
    }

    [Theory]
    [InlineData("on Friday", "2031-03-07", "on Monday", "2031-03-10", "DateChanged: 2031-03-07 > 2031-03-10")]
    [InlineData("on 7 March", "2031-03-07", "on March 7", "2031-03-07", null)]
    [InlineData("on 7 March", "2031-03-07", "on March 7th", "2031-03-07", null)]
    [InlineData("on Friday", "2031-03-07", "tomorrow", "2031-03-07", null)]
    [InlineData("in March", "2031-03", "on 7 March", "2031-03-07", null)]
    public void Between_OtherDay_TellsWhetherItIsAnother(string before, string value, string after, string otherValue, string? expected)
    {
        var one = new WrittenRevision($"The inquiry opens {before} at the port.").Time(before, value);
        var other = new WrittenRevision($"The inquiry opens {after} at the port.").Time(after, otherValue);

        Assert.Equal(expected is null ? [] : [expected], one.To(other));
    }

    [Fact]
    public void Between_SameWordsOfAnotherDay_GiveNothing() =>
        Assert.Empty(new WrittenRevision("It opens today.").Time("today", "2031-03-07").To(new WrittenRevision("It opens today.").Time("today", "2031-03-08")));

    [Fact]
    public void Between_NumberInsideAStatement_IsNoOtherWording()
    {
        var one = new WrittenRevision("Venn said 4 lamps burned.").Says("Venn", "said", "4 lamps burned").Figure("4 lamps", "4", "lamps");
        var other = new WrittenRevision("Venn said 6 lamps burned.").Says("Venn", "said", "6 lamps burned").Figure("6 lamps", "6", "lamps");

        Assert.Equal(["FigureChanged: 4 lamp > 6 lamp"], one.To(other));
    }
}
