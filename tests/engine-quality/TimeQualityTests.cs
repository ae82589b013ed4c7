using Hearsay.Engine.Model;
using Hearsay.Engine.Quality.Tests.Data;
using Hearsay.Engine.Quality.Tests.Readers;
using Hearsay.Engine.Quality.Tests.Reporting;
using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests;

/// <summary>Times in annotated news, encyclopedia and history, of which none is in this repository, each anchored on its date of publication.</summary>
public sealed class TimeQualityTests(QualityData data, QualityTable table)
{
    /// <summary>Of GUM only calendar dates are annotated.</summary>
    [Theory]
    [InlineData(QualityFloors.NewsTimes, false)]
    [InlineData(QualityFloors.MixedTimes, true)]
    [InlineData(QualityFloors.HistoryTimes, false)]
    public void Times_OfUnseenTexts_ReachTheFloors(string dataSet, bool datesOnly)
    {
        var texts = data.Rows(dataSet, TimedText.Of);
        // The histories are long, and times are read without the model.
        foreach (var reader in ReaderUnderTest.Engines.Where(reader => reader.Name == ReaderUnderTest.Rules || dataSet != QualityFloors.HistoryTimes))
        {
            var scores = texts.Zip(data.Readings(reader, texts.Select(text => (text.Value, text.Published))), (text, reading) =>
            {
                var score = new DocumentScore();
                TimexScorer.Score(reading.Evidence!.Times, text.Times, datesOnly, score);
                return score;
            });
            table.Record(dataSet, reader.Name, new CorpusScore([.. scores]).Total);
        }

        table.AssertFloors(dataSet);
    }

    // Single sentences, many in lower case: too little to tell the language by, and nothing for a model to tag.
    [Fact]
    public void Times_OfARecognizersCases_ReachTheFloors()
    {
        var engine = new EvidenceEngine();
        var scores = data.Rows(QualityFloors.TimeCases, TimedText.Of).Select(text =>
        {
            var score = new DocumentScore();
            var facts = new PublicationFacts { Published = text.Published, Language = "en" };
            RecognizersScorer.Score(text, engine.Read(new EngineInput(text.Value, [], facts), TestContext.Current.CancellationToken).Times, score);
            return score;
        });

        table.Record(QualityFloors.TimeCases, ReaderUnderTest.Rules, new CorpusScore([.. scores]).Total);
        table.AssertFloors(QualityFloors.TimeCases);
    }

    [Fact]
    public void Misses_OfTheTimesAskedFor_ArePrinted()
    {
        var dataSet = Environment.GetEnvironmentVariable("HEARSAY_TIMES") ?? "";
        Assert.SkipWhen(dataSet.Length == 0, "Set HEARSAY_TIMES to a development set, for example time/meantime-dev.");
        var texts = data.Rows(dataSet, TimedText.Of);
        var readings = data.Readings(ReaderUnderTest.Named(ReaderUnderTest.Rules), texts.Select(text => (text.Value, text.Published)));

        Console.WriteLine(string.Join('\n', texts.Zip(readings, (text, reading) => TimexNotes.Of(text, reading.Evidence!.Times)).SelectMany(notes => notes)));

        Assert.NotEmpty(texts);
    }
}
