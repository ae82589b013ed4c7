using System.Diagnostics;
using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Hearsay.Contracts;
using Hearsay.Faults.Tests.Flow;
using Hearsay.Faults.Tests.Rounds;
using Hearsay.Faults.Tests.Wire;
using Hearsay.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Hearsay.Faults.Tests;

/// <summary>Processes that are told to stop, or stopped and woken.</summary>
public sealed class SignalTests(SharedPlatform platform)
{
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Relay_StoppedForLongerThanItsLease_MovesNoCursorWhenItWakes()
    {
        var (second, port) = await platform.Running.StartSecondIngestionAsync(Cancellation);
        await using (second)
        {
            using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
            await Eventually.HoldsAsync(async () => await HoldersAsync() == 2, "both relays have shards", TimeSpan.FromSeconds(30));
            var before = "";
            // Its move of the cursor is on the way: it goes on after another has the shard.
            var rule = new WireRule(
                Points.PublishedBeforeCursor,
                1,
                async () =>
                {
                    await second.SignalAsync("STOP");
                    await Eventually.HoldsAsync(async () => await HoldersAsync() == 1, "the other relay has all shards", TimeSpan.FromSeconds(40));
                    await Eventually.HoldsAsync(async () => await WaitingAsync() == 0, "the other relay has sent all", TimeSpan.FromSeconds(40));
                    before = await CursorsAsync();
                    await second.SignalAsync("CONT");
                },
                cuts: false);
            second.Database.Add(rule);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            var flow = FlowUntilAsync(platform.NewFeed("zombie"), rule.Fired, stop.Token);
            await rule.Fired.WaitAsync(TimeSpan.FromSeconds(100), Cancellation);
            await stop.CancelAsync();
            await flow;
            Assert.NotEmpty(before);

            Assert.Empty(await platform.Verdicts.AtRestAsync(Cancellation));
            Assert.Equal(0L, await platform.Running.ScalarAsync<long>($"SELECT count(*) FROM ({before}) AS before (lane, shard, txid, seq) JOIN ingestion.outbox_cursor AS cursor USING (lane, shard) WHERE (cursor.txid, cursor.seq) < (before.txid::xid8, before.seq)", Cancellation));
        }
    }

    [Fact]
    public async Task Ingestion_ToldToStopUnderLoad_FailsNoCallOfAClientThatTriesAgain()
    {
        var (second, port) = await platform.Running.StartSecondIngestionAsync(Cancellation);
        await using (second)
        {
            using var channel = Both(platform.Running.Port(AppIds.Ingestion), port);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            var feed = new Feed($"term-{Guid.CreateVersion7():N}", channel, platform.History);
            var failed = 0;
            feed.Failed += (_, _) => Interlocked.Increment(ref failed);
            var flow = feed.FlowAsync(TimeSpan.FromMilliseconds(50), stop.Token);
            await Eventually.HoldsAsync(() => Task.FromResult(feed.Answered >= 20), "calls flow");
            var took = Stopwatch.StartNew();
            await second.StopAsync();
            took.Stop();
            var answered = feed.Answered;
            await Eventually.HoldsAsync(() => Task.FromResult(feed.Answered >= answered + 20), "calls go on");
            await stop.CancelAsync();
            await flow;

            Assert.Equal(0, failed);
            Assert.Equal(0, second.ExitCode);
            Assert.InRange(took.Elapsed, TimeSpan.Zero, LongestStop);
            Assert.Empty(await platform.Verdicts.AtRestAsync(Cancellation));
        }
    }

    [Theory(Explicit = true)]
    [InlineData(AppIds.Extraction)]
    [InlineData(AppIds.Query)]
    [InlineData("sidecar")]
    public async Task Consumer_ToldToStopUnderLoad_EndsInTimeAndNothingIsLost(string name)
    {
        var member = platform.Running.Members[name];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var feed = platform.NewFeed($"stop-{name}");
        var flow = feed.FlowAsync(TimeSpan.FromMilliseconds(200), stop.Token);
        await Eventually.HoldsAsync(() => Task.FromResult(feed.Answered >= 10), "documents flow");
        var took = Stopwatch.StartNew();
        await member.StopAsync();
        took.Stop();
        await platform.Running.HealAsync(Cancellation);
        await stop.CancelAsync();
        await flow;

        Assert.InRange(took.Elapsed, TimeSpan.Zero, LongestStop);
        Assert.Empty(await platform.Verdicts.AtRestAsync(Cancellation));
    }

    private static async Task FlowUntilAsync(Feed feed, Task end, CancellationToken cancellationToken)
    {
        while (!end.IsCompleted && !cancellationToken.IsCancellationRequested)
        {
            await feed.SendAsync(1, CancellationToken.None);
            await Task.WhenAny(end, Task.Delay(TimeSpan.FromMilliseconds(200), CancellationToken.None));
        }
    }

    /// <summary>A client with two addresses that tries again as all clients of ours do.</summary>
    private static GrpcChannel Both(params int[] ports)
    {
        var addresses = new StaticResolverFactory(_ => [.. ports.Select(port => new BalancerAddress(IPAddress.Loopback.ToString(), port))]);
        return GrpcChannel.ForAddress("static:///ingestion", new GrpcChannelOptions
        {
            Credentials = ChannelCredentials.Insecure,
            ServiceProvider = new ServiceCollection().AddSingleton<ResolverFactory>(addresses).BuildServiceProvider(),
            ServiceConfig = new ServiceConfig
            {
                LoadBalancingConfigs = { new RoundRobinConfig() },
                MethodConfigs =
                {
                    new MethodConfig
                    {
                        Names = { MethodName.Default },
                        RetryPolicy = new RetryPolicy
                        {
                            MaxAttempts = CallPolicy.MostTries,
                            InitialBackoff = CallPolicy.FirstWait,
                            MaxBackoff = CallPolicy.LongestWait,
                            BackoffMultiplier = CallPolicy.WaitFactor,
                            RetryableStatusCodes = { StatusCode.Unavailable },
                        },
                    },
                },
            },
        });
    }

    private Task<long> HoldersAsync() => platform.Running.ScalarAsync<long>(
        "SELECT count(DISTINCT lease_owner) FILTER (WHERE lease_until > now()) FROM ingestion.outbox_cursor HAVING count(*) FILTER (WHERE lease_until > now()) = count(*) UNION ALL SELECT 0 LIMIT 1", Cancellation);

    private Task<long> WaitingAsync() => platform.Running.ScalarAsync<long>(
        "SELECT count(*) FROM ingestion.outbox_cursor AS cursor JOIN ingestion.outbox_event AS event USING (lane, shard) WHERE (event.txid, event.seq) > (cursor.txid, cursor.seq)", Cancellation);

    /// <summary>All cursors as a list of values, for a question to the database later.</summary>
    private Task<string> CursorsAsync() => platform.Running.ScalarAsync<string>(
        "SELECT 'VALUES ' || string_agg(format('(%s, %s, %L, %s)', lane, shard, txid::text, seq), ', ') FROM ingestion.outbox_cursor", Cancellation);
}
