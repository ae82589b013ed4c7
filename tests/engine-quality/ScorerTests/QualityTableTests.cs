using Hearsay.Engine.Quality.Tests.Readers;
using Hearsay.Engine.Quality.Tests.Reporting;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.ScorerTests;

public sealed class QualityTableTests
{
    private static readonly Figure Linked = new("linked", "jaccard 0.5");

    [Fact]
    public void Rows_OfTheTable_AreThereOnce()
    {
        var keys = QualityFloors.All.Select(row => $"{row.DataSet}: {row.Metric}").ToList();

        Assert.Equal(keys.Distinct(StringComparer.Ordinal), keys);
    }

    [Theory]
    [InlineData(nameof(Measure.F1), 50)]
    [InlineData(nameof(Measure.Precision), 75)]
    [InlineData(nameof(Measure.Recall), 37.5)]
    [InlineData(nameof(Measure.Right), 3)]
    [InlineData(nameof(Measure.Others), 1)]
    public void Measure_OfATally_IsTaken(string measure, double value) =>
        Assert.Equal(value, new QualityRow("stage", "data", Linked, Enum.Parse<Measure>(measure), "", null, null).ValueOf(new Tally(3, 4, 8)));

    [Theory]
    [InlineData(nameof(Measure.Right), true)]
    [InlineData(nameof(Measure.Others), false)]
    public void Floor_OfWhatIsFoundBeside_IsTheMost(string measure, bool passes)
    {
        var row = new QualityRow("stage", "data", Linked, Enum.Parse<Measure>(measure), "", 3, null);

        Assert.Equal(passes, !row.IsBelowFloor(ReaderUnderTest.Rules, 4));
        Assert.Equal(!passes, !row.IsBelowFloor(ReaderUnderTest.Rules, 2));
        Assert.False(row.IsBelowFloor(ReaderUnderTest.Rules, 3));
        Assert.False(row.IsBelowFloor(ReaderUnderTest.Model, 2));
    }
}
