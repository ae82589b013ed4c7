using Hearsay.Contracts;
using Lane = Hearsay.Contracts.Lane;

namespace Hearsay.Messaging.Tests;

/// <summary>Sending once more what a broker had taken and lost.</summary>
public sealed class OutboxRepublishTests(ClusterFixture cluster)
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Republish_EventsThatWereSent_ComeOnceMoreUnderTheirIdsAndInOrder()
    {
        await using var sender = await Sender.StartAsync(cluster);
        var documents = Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7()).ToArray();
        var ids = new List<string>();
        foreach (var document in documents)
        {
            ids.AddRange(await sender.SendAsync(document, 3));
        }

        await sender.SendAsync(Guid.CreateVersion7(), 2, lane: Lane.Backfill);
        await sender.AllSentAsync();
        var wanted = new RepublishArguments(Now.AddMinutes(-1), Now.AddMinutes(10), Topics.DocumentsReceived, 100_000, DryRun: false);
        var republish = new OutboxRepublish(sender.DataSource, TimeProvider.System);

        Assert.Equal([(Topics.DocumentsReceived, 12)], await republish.CountAsync(wanted, Cancellation));
        Assert.Equal(12, await republish.RunAsync(wanted with { Until = await NowAsync(sender) }, Cancellation));
        await sender.AllSentAsync();

        Assert.Equal(12L, await sender.ScalarAsync("SELECT count(*) FROM outbox_event WHERE lane = 1 AND topic = 'documents.received.v1'"));
        Assert.Equal(ids.Concat(ids).Order(StringComparer.Ordinal), sender.Dapr.All.Where(published => published.Request.Topic == Topics.DocumentsReceived).Select(published => published.Id).Order(StringComparer.Ordinal));
        foreach (var document in documents)
        {
            var own = sender.Dapr.FirstsOf(document);
            Assert.Equal(own.Concat(own), sender.Dapr.All.Where(published => published.Document == document.ToString()).Select(published => published.Id));
        }
    }

    [Fact]
    public async Task Republish_EventsOfAnotherTimeOrNotSent_AreLeftAlone()
    {
        await using var sender = await Sender.StartAsync(cluster, new FakeDapr { Accepts = _ => false });
        await sender.SendAsync(Guid.CreateVersion7(), 3);
        var republish = new OutboxRepublish(sender.DataSource, TimeProvider.System);
        var wanted = new RepublishArguments(Now.AddMinutes(-1), Now.AddMinutes(10), null, 100_000, DryRun: false);

        Assert.Equal(0, await republish.RunAsync(wanted, Cancellation));
        Assert.Empty(await republish.CountAsync(wanted with { Since = Now.AddMinutes(-9), Until = Now.AddMinutes(-8) }, Cancellation));
    }

    [Theory]
    [InlineData("--since 2026-03-02T06:00:00Z", 1000, false, null)]
    [InlineData("--since 2026-03-02 --until 2026-03-03T00:00:00+01:00 --topic t --rate 7 --dry-run", 7, true, "t")]
    public void Arguments_ThatAreWhole_AreRead(string line, int rate, bool dryRun, string? topic)
    {
        var read = RepublishArguments.Read(line.Split(' '), Now, out var problem);

        Assert.Equal("", problem);
        Assert.Equal((rate, dryRun, topic), (read!.Rate, read.DryRun, read.Topic));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, dryRun ? 0 : 6, 0, 0, TimeSpan.Zero), read.Since);
        Assert.Equal(dryRun ? new DateTimeOffset(2026, 3, 2, 23, 0, 0, TimeSpan.Zero) : Now, read.Until);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--since")]
    [InlineData("--since yesterday-ish")]
    [InlineData("--since 2026-03-02 --until 2026-03-01")]
    [InlineData("--since 2026-03-02 --rate 0")]
    [InlineData("--since 2026-03-02 --since 2026-03-03")]
    [InlineData("--since 2026-03-02 --force")]
    public void Arguments_ThatAreWrong_AreToldOff(string line)
    {
        Assert.Null(RepublishArguments.Read(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), Now, out var problem));
        Assert.NotEqual("", problem);
    }

    private static async Task<DateTimeOffset> NowAsync(Sender sender) => (DateTime)(await sender.ScalarAsync("SELECT now()"))!;
}
