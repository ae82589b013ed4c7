using Hearsay.TestSupport;
using Hearsay.TestSupport.Fleet;

namespace Hearsay.EndToEnd.Tests;

/// <summary>Processes of extraction share the work; who comes later gets its share. Their speed is for tests/benchmarks/scale.</summary>
public sealed class ScaleTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    // One text at a time in each process, so that what it cannot take is there for the others.
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Engine__Profile"] = "fast",
        ["Extraction__Slots"] = "1",
        ["Sidecar__ParallelDeliveries"] = "1",
    };

    private readonly string _folder = TestFolder.Create();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Extraction_ThreeProcessesThenFour_EachTakesPartAndNothingIsLostOrDoneTwice()
    {
        await using var fleet = await ServiceFleet.StartAsync(_folder, Settings, Cancellation);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => fleet.AddExtractorAsync(Cancellation)));

        var sent = await SendUntilAllTakePartAsync(fleet, 0);
        await fleet.AddExtractorAsync(Cancellation);
        sent = await SendUntilAllTakePartAsync(fleet, sent);
        await Eventually.HoldsAsync(async () => await fleet.ReadAsync(Cancellation) == sent, "every document is read", Patience);

        await Eventually.HoldsAsync(
            async () => await fleet.ScalarAsync<long>("SELECT count(*) FROM sidecar.delivery", Cancellation) == 0, "nothing is left to deliver", Patience);

        // What /metrics answers may be some hundred milliseconds old.
        await Eventually.HoldsAsync(async () => (await SharesAsync(fleet)).Sum() >= sent, "every process has counted what it read", Patience);
        var shares = await SharesAsync(fleet);
        Assert.Equal(4, shares.Count);
        Assert.All(shares, share => Assert.True(share > 0));
        Assert.Equal(sent, shares.Sum());
        Assert.Equal(sent, await fleet.ScalarAsync<long>("SELECT count(*) FROM extraction.evidence", Cancellation));
    }

    /// <summary>News keeps coming until every process has read some of it. Returns how many documents were sent in all.</summary>
    private static async Task<long> SendUntilAllTakePartAsync(ServiceFleet fleet, long sent)
    {
        var before = await SharesAsync(fleet);
        await Eventually.HoldsAsync(
            async () =>
            {
                foreach (var _ in Enumerable.Range(0, 8))
                {
                    await fleet.SubmitAsync($"\"We counted {++sent} boats at the quay,\" said Harbour Master Odo Brandt.", Cancellation);
                }

                return (await SharesAsync(fleet)).Zip(before).All(share => share.First > share.Second);
            },
            "every process has read something new",
            Patience);
        return sent;
    }

    private static async Task<IReadOnlyList<long>> SharesAsync(ServiceFleet fleet) =>
        await Task.WhenAll(fleet.Extractors.Select(extractor => extractor.DocumentsAsync(Cancellation)));
}
