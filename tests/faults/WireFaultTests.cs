using Hearsay.Contracts;
using Hearsay.Faults.Tests.Flow;
using Hearsay.Faults.Tests.Rounds;
using Hearsay.Faults.Tests.Wire;
using Hearsay.TestSupport;

namespace Hearsay.Faults.Tests;

/// <summary>The network between processes that are all well.</summary>
public sealed class WireFaultTests(SharedPlatform platform)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Submit_CutBetweenCommitAndReply_IsAnsweredAlikeWhenRepeated()
    {
        var cut = new WireRule(Points.SubmitCommitted, 1, () => Task.CompletedTask);
        platform.Running.Members[AppIds.Ingestion].Database.Add(cut);
        var request = Stories.Request($"unknown-{Guid.CreateVersion7():N}", 1, 1);
        var first = new History();

        // It gives up at the first try: the commit is done and nobody knows.
        Assert.Null(await new Feed("unknown", platform.Running.Channel(AppIds.Ingestion), first).SubmitAsync(request, givesUp: true, Cancellation));
        await cut.Fired.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
        var feed = platform.NewFeed("unknown");
        var answer = await feed.SubmitAsync(request, givesUp: false, Cancellation);
        var again = await new Feed("unknown", platform.Running.Channel(AppIds.Ingestion), first).SubmitAsync(request, givesUp: false, Cancellation);

        Assert.Empty(first.Surprises);
        Assert.Equal(answer, again);
        Assert.Equal(Contracts.Ingestion.V1.SubmitOutcome.Created, answer!.Outcome);
        Assert.Empty(await platform.Verdicts.AtRestAsync(Cancellation));
    }

    [Fact]
    public async Task Sidecar_SwallowsWhatIsPublished_SubmitsGoOnAndAllArrivesAfter()
    {
        var member = platform.Running.Members[AppIds.Ingestion];
        var toSidecar = platform.Running.ToSidecar[AppIds.Ingestion];
        var failedBefore = FailuresIn(await member.ReadLogAsync(Cancellation));
        toSidecar.Swallow();
        try
        {
            await platform.NewFeed("swallowed").SendAsync(5, Cancellation);
            await Eventually.HoldsAsync(
                async () => FailuresIn(await member.ReadLogAsync(Cancellation)) > failedBefore, "publishing has run into its bound", TimeSpan.FromSeconds(40));
            Assert.True(await member.IsReadyAsync(Cancellation));
            await platform.NewFeed("swallowed").SendAsync(2, Cancellation);
            Assert.InRange(await WaitingAsync(), 7, long.MaxValue);
        }
        finally
        {
            toSidecar.Heal();
        }

        Assert.Empty(await platform.Verdicts.AtRestAsync(Cancellation));
    }

    [Fact]
    public async Task Database_AnswersSlowly_ProbesAnswerAndNothingIsLost()
    {
        var members = platform.Running.Members.Values;
        var services = members.Where(member => member.Name != "sidecar").ToList();
        foreach (var member in members)
        {
            member.Database.Delay = TimeSpan.FromMilliseconds(200);
        }

        try
        {
            // More at a time than a service has connections.
            var feeds = Enumerable.Range(0, 40).Select(number => platform.NewFeed($"slow-{number}").SendAsync(1, Cancellation)).ToList();
            var sent = Task.WhenAll(feeds);
            do
            {
                var live = await Task.WhenAll(services.Select(member => member.ProbeAsync("live", Cancellation)));
                var ready = await Task.WhenAll(services.Select(member => member.ProbeAsync("ready", Cancellation)));
                Assert.All(live, answer => Assert.True(answer));
                Assert.All(ready, answer => Assert.NotNull(answer));
            }
            while (await Task.WhenAny(sent, Task.Delay(TimeSpan.FromMilliseconds(200), Cancellation)) != sent);

            await sent;
        }
        finally
        {
            await platform.Running.HealAsync(Cancellation);
        }

        Assert.Empty(await platform.Verdicts.AtRestAsync(Cancellation));
    }

    private static int FailuresIn(string log) => log.Split("\"EventName\":\"PublishFailed\"").Length + log.Split("could not be published").Length;

    private Task<long> WaitingAsync() => platform.Running.ScalarAsync<long>(
        """
        SELECT count(*)
        FROM ingestion.outbox_cursor AS cursor
        JOIN ingestion.outbox_event AS event USING (lane, shard)
        WHERE (event.txid, event.seq) > (cursor.txid, cursor.seq)
        """,
        Cancellation);
}
