using System.Collections.Concurrent;
using System.Diagnostics;
using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Hearsay.Messaging.Tests;

/// <summary>From the outbox to the broker, through a real host and the real Dapr client.</summary>
public sealed class OutboxRelayTests(ClusterFixture cluster)
{
    [Fact]
    public async Task Event_OnceCommitted_ArrivesAsDocumented()
    {
        await using var sender = await Sender.StartAsync(cluster);
        var document = Guid.CreateVersion7();

        var id = Assert.Single(await sender.SendAsync(document));
        await sender.AllSentAsync();

        var request = Assert.Single(sender.Dapr.All).Request;
        Assert.Equal("pubsub", request.PubsubName);
        Assert.Equal(Topics.DocumentsReceived, request.Topic);
        Assert.Equal("application/json", request.DataContentType);
        Assert.Equal(id, request.Metadata["cloudevent.id"]);
        Assert.Equal("hearsay.ingestion.v1.DocumentReceived", request.Metadata["cloudevent.type"]);
        Assert.Equal(document.ToString(), request.Metadata["cloudevent.subject"]);
        Assert.Equal(document.ToString(), request.Metadata["partitionKey"]);
        var payload = DocumentReceived.Parser.ParseJson(request.Data.ToStringUtf8());
        Assert.Equal(new DocumentReceived { DocumentId = document.ToString(), Revision = 1 }, payload);
    }

    [Fact]
    public async Task Event_RolledBack_NeverArrives()
    {
        await using var sender = await Sender.StartAsync(cluster);

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => sender.SendAsync(Guid.CreateVersion7(), 3, _ => throw new InvalidOperationException()));
        var id = Assert.Single(await sender.SendAsync(Guid.CreateVersion7()));
        await sender.AllSentAsync();

        Assert.Equal([id], sender.Dapr.All.Select(published => published.Id));
    }

    [Fact]
    public async Task EventsOfADocument_RefusedNowAndThen_ArriveInOrderUnderTheirIds()
    {
        var tries = new ConcurrentDictionary<string, int>();
        var dapr = new FakeDapr { Accepts = request => tries.AddOrUpdate(request.Metadata["cloudevent.id"], 1, (_, before) => before + 1) % 2 == 0 };
        await using var sender = await Sender.StartAsync(cluster, dapr);
        var document = Guid.CreateVersion7();

        var ids = await sender.SendAsync(document, 5);
        await sender.AllSentAsync();

        Assert.Equal(ids, dapr.Accepted.Select(published => published.Id));
        Assert.Equal(ids.SelectMany(id => new[] { id, id }), dapr.All.Select(published => published.Id));
        Assert.Empty(sender.Service.Errors);
    }

    [Fact]
    public async Task Event_ThatIsRefused_HoldsBackItsDocumentOnly()
    {
        var stuck = Guid.CreateVersion7();
        var refused = true;
        var dapr = new FakeDapr { Accepts = request => !(Volatile.Read(ref refused) && request.Metadata["partitionKey"] == stuck.ToString()) };
        await using var sender = await Sender.StartAsync(cluster, dapr);
        var free = Guid.CreateVersion7();
        var passing = new List<string>();

        // The inner transaction is the younger one: the relay reads both together.
        var held = await sender.SendAsync(stuck, 3, async _ => passing.AddRange(await sender.SendAsync(free, 3)));
        await Eventually.HoldsAsync(() => Task.FromResult(dapr.FirstsOf(free).Count == 3), "the other document goes on");
        Assert.All(dapr.All.Where(published => !published.Accepted), published => Assert.Equal(held[0], published.Id));
        Assert.Empty(dapr.FirstsOf(stuck));
        Volatile.Write(ref refused, false);
        await sender.AllSentAsync();

        Assert.Equal(held, dapr.FirstsOf(stuck));
        Assert.Equal(passing, dapr.FirstsOf(free));
    }

    [Fact]
    public async Task Writers_ManyAtOnceWithTransactionsOfAnyLength_LoseAndReorderNothing()
    {
        await using var sender = await Sender.StartAsync(cluster);
        var documents = Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7()).ToArray();
        var sent = new ConcurrentQueue<string>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            var random = new Random(writer);
            for (var round = 0; round < 25; round++)
            {
                var document = documents[random.Next(documents.Length)];
                var length = random.Next(6);
                var ids = await sender.SendAsync(document, random.Next(1, 4), connection => HoldAsync(connection, length));
                foreach (var id in ids)
                {
                    sent.Enqueue(id);
                }
            }
        })));
        await sender.AllSentAsync();

        Assert.Equal(sent.Order(StringComparer.Ordinal), sender.Dapr.All.Select(published => published.Id).Order(StringComparer.Ordinal));
        foreach (var document in documents)
        {
            Assert.Equal(await CommitOrderAsync(sender, document), sender.Dapr.FirstsOf(document));
        }
    }

    [Fact]
    public async Task OlderTransaction_ThatCommitsLater_IsNotPassedOver()
    {
        await using var sender = await Sender.StartAsync(cluster);
        var late = Guid.CreateVersion7();
        var early = Guid.CreateVersion7();
        var earlyIds = new List<string>();

        var lateIds = await sender.SendAsync(late, 1, async _ => earlyIds.AddRange(await sender.SendAsync(early)));
        await sender.AllSentAsync();

        Assert.Equal(lateIds.Concat(earlyIds).ToHashSet(), sender.Dapr.All.Select(published => published.Id).ToHashSet());
    }

    /// <summary>An exception that leaves a background service would stop the whole process.</summary>
    [Fact]
    public async Task Publish_ThatFailsWithoutReachingTheBroker_IsTriedAgain()
    {
        var spans = new Spans();
        await using var sender = await Sender.StartAsync(cluster, add: spans.AddTo);
        var options = sender.Service.Services.GetRequiredService<IOptions<MessagingOptions>>().Value;
        options.PubSub = "";

        var ids = await sender.SendAsync(Guid.CreateVersion7());
        await Eventually.HoldsAsync(
            () => Task.FromResult(spans.All.Any(span => span.Status is ActivityStatusCode.Error && ids.Contains(span.GetTagItem("messaging.message.id")))), "the relay has tried and failed");
        options.PubSub = "pubsub";
        await sender.AllSentAsync();

        Assert.Equal(ids, sender.Dapr.All.Select(published => published.Id));
        Assert.Empty(sender.Service.Errors);
    }

    [Fact]
    public async Task Database_GoneAndBack_NothingIsLost()
    {
        await using var sender = await Sender.StartAsync(cluster);
        var documents = Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7()).ToArray();
        var ids = new List<string>();
        for (var round = 0; round < 6; round++)
        {
            foreach (var document in documents)
            {
                ids.AddRange(await SendWhateverBreaksAsync(sender, document));
            }

            await sender.ScalarAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'sender' AND datname = current_database()");
        }

        await sender.AllSentAsync();

        Assert.Empty(ids.Except(sender.Dapr.Accepted.Select(published => published.Id)));
        foreach (var document in documents)
        {
            Assert.Equal(await CommitOrderAsync(sender, document), sender.Dapr.FirstsOf(document));
        }

        Assert.Empty(sender.Service.Errors);
    }

    [Fact]
    public async Task Relay_TableGoneAndBack_GoesOn()
    {
        await using var sender = await Sender.StartAsync(cluster);
        await sender.ScalarAsync("ALTER TABLE outbox_cursor RENAME TO elsewhere");
        await Eventually.HoldsAsync(
            async () => (bool)(await sender.ScalarAsync("SELECT bool_and(lease_until < now()) FROM elsewhere"))!, "the relay asks in vain until its leases are over");
        await sender.ScalarAsync("ALTER TABLE elsewhere RENAME TO outbox_cursor");

        var ids = await sender.SendAsync(Guid.CreateVersion7());
        await sender.AllSentAsync();

        Assert.Equal(ids, sender.Dapr.All.Select(published => published.Id));
    }

    private static async Task HoldAsync(NpgsqlConnection connection, int milliseconds)
    {
        await using var command = new NpgsqlCommand($"SELECT pg_sleep({milliseconds} / 1000.0)", connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<string>> SendWhateverBreaksAsync(Sender sender, Guid document)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await sender.SendAsync(document);
            }
            catch (Exception exception) when (attempt < 20 && exception is NpgsqlException)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private static async Task<IReadOnlyList<string>> CommitOrderAsync(Sender sender, Guid document) =>
        (string[])(await sender.ScalarAsync(
            $"SELECT array_agg(event_id::text ORDER BY txid, seq) FROM outbox_event WHERE order_key = '{document}'"))!;
}
