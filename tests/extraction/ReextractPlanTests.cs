using System.Diagnostics;
using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Engine;
using Hearsay.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Hearsay.Extraction.Tests;

/// <summary>What may be told to reading anew: what is old, whether all, how fast, in which lane.</summary>
public sealed class ReextractPlanTests(ExtractionFixture fixture)
{
    private static readonly int Old = EngineVersion.Rules.Version, New = Old + 1;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Lane.Backfill, Topics.EvidenceExtractedBackfill)]
    [InlineData(Lane.Fresh, Topics.EvidenceExtracted)]
    public async Task Run_InALane_AnnouncesThere(Lane lane, string topic)
    {
        await using var stored = await StoredDocuments.CreateAsync(fixture, 1);
        await using var newer = await fixture.StartOnAsync(stored.Database, engineVersion: New);

        await RunAsync(newer, new ReextractionPlan(Lane: lane));

        Assert.Equal(new[] { Topics.EvidenceExtracted, topic }.Order(StringComparer.Ordinal), await stored.TopicsAsync(stored.Documents[0]));
    }

    [Fact]
    public async Task Run_OlderThanAVersion_LeavesWhatIsNotOlder()
    {
        await using var stored = await StoredDocuments.CreateAsync(fixture, 1);
        await using var newer = await fixture.StartOnAsync(stored.Database, engineVersion: New);

        Assert.Equal(new Reextraction(0, 0, 0), await RunAsync(newer, new ReextractionPlan(OlderThan: Old)));
        Assert.Equal(new Reextraction(1, 0, 0), await RunAsync(newer, new ReextractionPlan(OlderThan: New)));
        Assert.Equal([$"{Old}", $"{New}"], await stored.StoredAsync(stored.Documents[0]));
    }

    [Fact]
    public async Task Run_Forced_AnnouncesAgainWhatTheEngineHasReadAndStoresNothing()
    {
        await using var stored = await StoredDocuments.CreateAsync(fixture, 3);
        await using var same = await fixture.StartOnAsync(stored.Database, engineVersion: Old);
        stored.Documents.ForEach(document => fixture.Ingestion.Fail(document, StatusCode.Internal));

        Assert.Equal(new Reextraction(0, 0, 0) { Announced = 3 }, await RunAsync(same, new ReextractionPlan(Force: true)));

        Assert.Equal([$"{Old}"], await stored.StoredAsync(stored.Documents[0]));
        Assert.Equal([$"{Old}", $"{Old}"], await stored.AnnouncedAsync(stored.Documents[0]));
        Assert.Contains(Topics.EvidenceExtractedBackfill, await stored.TopicsAsync(stored.Documents[0]));
    }

    [Fact]
    public async Task Run_ForcedAndBrokenOff_GoesOnAndThenBeginsAnew()
    {
        await using var stored = await StoredDocuments.CreateAsync(fixture, 70);
        await using var same = await fixture.StartOnAsync(stored.Database, engineVersion: Old);
        using (var source = new CancellationTokenSource())
        {
            // Slow enough to be broken off within the second page.
            var run = same.Services.GetRequiredService<ReextractStored>().RunAsync(new ReextractionPlan(Force: true, PerSecond: 100), source.Token);
            await Eventually.HoldsAsync(async () => await CountAsync(stored, "SELECT count(*) FROM extraction.reextraction") == 1, "a page is done");
            await source.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        }

        var rest = await RunAsync(same, new ReextractionPlan(Force: true));

        Assert.Equal(6, rest.Announced);
        Assert.Equal(0, await CountAsync(stored, "SELECT count(*) FROM extraction.reextraction"));
        Assert.Equal(70, await CountAsync(stored, "SELECT count(DISTINCT order_key) FROM extraction.outbox_event WHERE topic LIKE '%backfill%'"));
        Assert.Equal(70, (await RunAsync(same, new ReextractionPlan(Force: true))).Announced);
    }

    [Fact]
    public async Task Run_AtARate_TakesItsTime()
    {
        await using var stored = await StoredDocuments.CreateAsync(fixture, 6);
        await using var same = await fixture.StartOnAsync(stored.Database, engineVersion: Old);
        var began = Stopwatch.GetTimestamp();

        await RunAsync(same, new ReextractionPlan(Force: true, PerSecond: 10));

        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.FromSeconds(0.4), TimeSpan.FromSeconds(60));
    }

    [Theory]
    [InlineData("--older-than")]
    [InlineData("--older-than", "0")]
    [InlineData("--older-than=six")]
    [InlineData("--rate", "0")]
    [InlineData("--rate", "-1")]
    [InlineData("--lane", "slow")]
    [InlineData("--force", "--older-than", "3")]
    public async Task Verb_WrongOptions_EndsWithTwo(params string[] args) => Assert.Equal(2, await ReextractVerb.RunAsync(args));

    [Fact]
    public void Read_OptionsAndSettings_AreToldApart()
    {
        var plan = ReextractVerb.Read(["--rate=2.5", "--Engine:Profile=fast", "--lane", "fresh", "--older-than", "4"], out var settings);

        Assert.Equal(new ReextractionPlan(4, false, 2.5, Lane.Fresh), plan);
        Assert.Equal(["--Engine:Profile=fast"], settings);
    }

    [Fact]
    public async Task Verb_OlderThanANewerEngine_EndsWithTwo()
    {
        await using var stored = await StoredDocuments.CreateAsync(fixture, 1);

        Assert.Equal(2, await ReextractVerb.RunAsync(["--older-than", $"{New + 100}", "--ConnectionStrings:Postgres=" + stored.ConnectionString, "--Engine:Profile=fast"]));
        Assert.Equal([$"{Old}"], await stored.AnnouncedAsync(stored.Documents[0]));
    }

    private static Task<Reextraction> RunAsync(RunningService service, ReextractionPlan plan) =>
        service.Services.GetRequiredService<ReextractStored>().RunAsync(plan, Cancellation);

    private static async Task<long> CountAsync(StoredDocuments stored, string sql)
    {
        await using var command = stored.Owner.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
