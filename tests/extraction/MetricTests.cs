using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Hearsay.Extraction.Tests;

public sealed class MetricTests(ExtractionFixture fixture)
{
    [Fact]
    public async Task Received_DocumentIsRead_TellsHowManyStatementsItHas()
    {
        var found = new ConcurrentQueue<int>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, meter) =>
            {
                if (instrument.Name == "hearsay.document.statements")
                {
                    meter.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<int>((_, count, _, _) => found.Enqueue(count));
        listener.Start();

        var evidence = await fixture.ReadAsync(fixture.Ingestion.Put(Articles.Bridge));

        Assert.NotEmpty(evidence.Statements);
        await TestSupport.Eventually.HoldsAsync(() => Task.FromResult(found.Contains(evidence.Statements.Count)), "the count is told");
    }
}
