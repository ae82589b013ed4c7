using Hearsay.Engine.Model;
using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.ScorerTests;

public sealed class TimexScorerTests
{
    private static TimeExpression Found(int start, int end, string value, TimeType type = TimeType.Date) => new("t", new Span(start, end, ""), type, value, "");

    private static DocumentScore Score(bool datesOnly, TimeExpression[] found, params Timex[] gold)
    {
        var score = new DocumentScore();
        TimexScorer.Score(found, gold, datesOnly, score);
        return score;
    }

    [Theory]
    [InlineData(10, 16, "2025-11-17", 1, 1, 1)]
    [InlineData(7, 16, "2025-11-17", 1, 0, 1)]
    [InlineData(10, 16, "2025-11-24", 1, 1, 0)]
    [InlineData(16, 20, "2025-11-17", 0, 0, 0)]
    public void Time_ByOverlapBoundsAndValue_IsRight(int start, int end, string value, int relaxed, int strict, int valued)
    {
        var score = Score(false, [Found(start, end, value)], new Timex(new TextSpan(10, 16), "2025-11-17"));

        Assert.Equal(new Tally(relaxed, 1, 1), score[TimexScorer.Relaxed]);
        Assert.Equal(new Tally(strict, 1, 1), score[TimexScorer.Strict]);
        Assert.Equal(new Tally(valued, 1, 1), score[TimexScorer.Value]);
    }

    [Fact]
    public void Times_TwoFoundForOne_AreOneToOne()
    {
        var score = Score(false, [Found(10, 12, "2025"), Found(13, 16, "2025-11")], new Timex(new TextSpan(10, 16), "2025"));

        Assert.Equal(new Tally(1, 2, 1), score[TimexScorer.Value]);
    }

    [Theory]
    [InlineData(TimeType.Duration, "P3D", 0)]
    [InlineData(TimeType.Date, "PRESENT_REF", 0)]
    [InlineData(TimeType.Date, "2025", 1)]
    public void Times_OfASetOfDatesOnly_LeaveOthersOut(TimeType type, string value, int found) =>
        Assert.Equal(new Tally(0, found, 0), Score(true, [Found(0, 4, value, type)])[TimexScorer.Value]);

    [Theory]
    [InlineData("P5Y", "PY5", null, null, true)]
    [InlineData("199", null, "1990-01-01", "1999-12-31", true)]
    [InlineData("20", null, "2000-01-01", "2099-12-31", true)]
    [InlineData("2006-W08", null, "2006-02-19", "2006-02-26", true)]
    [InlineData("2006-W09", null, "2006-02-19", "2006-02-26", false)]
    [InlineData("1095/1291", null, "1095", "1291", true)]
    [InlineData("2006-Q1", null, "2006-01", "2006-03", true)]
    [InlineData("P3D", null, "2006-01", "2006-03", false)]
    [InlineData("", null, null, null, false)]
    public void Value_InAnotherForm_IsReadAsItIsMeant(string found, string? value, string? begin, string? end, bool right) =>
        Assert.Equal(right, TimexScorer.HasValue(Found(0, 1, found), new Timex(new TextSpan(0, 1), value) { Begin = begin, End = end }));

    [Fact]
    public void Value_OfAnOpenStretch_IsItsBound() =>
        Assert.True(TimexScorer.HasValue(Found(0, 1, "1859"), new Timex(new TextSpan(0, 1), null) { NotAfter = "1859" }));

    [Theory]
    [InlineData("date", "2019-01-03", true)]
    [InlineData("date", "XXXX-10-02", true)]
    [InlineData("daterange", "2019-W30", true)]
    [InlineData("daterange", "(2016-01-12,2016-01-22,P10D)", false)]
    [InlineData("daterange", "SY2018", false)]
    [InlineData("time", "T15", true)]
    [InlineData("datetime", "2019-03-29T08:45", true)]
    [InlineData("timerange", "TMO", false)]
    [InlineData("duration", "PT1.5H", true)]
    [InlineData("set", "P1W", true)]
    [InlineData("set", "T15", false)]
    [InlineData("timezone", null, false)]
    public void Case_OfOneTimexValue_IsInScope(string kind, string? value, bool inScope) =>
        Assert.Equal(inScope, RecognizersScorer.InScope(new Timex(new TextSpan(0, 1), value) { Kind = kind }));

    [Theory]
    [InlineData("T15:00", "T15", 1)]
    [InlineData("2016-11-07T15:00", "T15", 1)]
    [InlineData("2016-11-08T15:00", "T15", 0)]
    [InlineData("2017-10-02", "XXXX-10-02", 1)]
    [InlineData("2018-10-02", "XXXX-10-02", 0)]
    public void Case_WithAValueThatIsMeant_Passes(string found, string value, int passed)
    {
        var score = new DocumentScore();
        var timex = new Timex(new TextSpan(0, 4), value) { Kind = value[0] == 'T' ? "time" : "date", Readings = ["2016-10-02", "2017-10-02"] };
        RecognizersScorer.Score(new TimedText("text", "2016-11-07T00:00:00", [timex]), [Found(0, 4, found)], score);

        Assert.Equal(new Tally(passed, 1, 1), score[RecognizersScorer.Passed]);
    }
}
