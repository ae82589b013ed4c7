using Hearsay.Contracts.Query.V1;
using Hearsay.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using static Hearsay.Query.Tests.WatchedNews;

namespace Hearsay.Query.Tests;

/// <summary>What is news, and that each piece of it is told once.</summary>
public sealed class WatchLogTests(QueryFixture query, ClusterFixture cluster) : IClassFixture<QueryFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reextraction_FindsTheSameAndMore_TellsOnlyWhatIsMore()
    {
        var outlet = Outlet();
        var first = Council(outlet);
        await query.TakeInAsync(first);
        await query.SettleAsync();
        await using var watcher = await Watcher.OpenAsync(query.Client, Of(outlet));

        await query.TakeInAsync(Council(outlet, first.DocumentId, engineVersion: 2));
        var more = Council(outlet, first.DocumentId, engineVersion: 3);
        more.Statement("reportedly", cue: "Piet");
        await query.TakeInAsync(more, Said(outlet, "Ada Quern"));

        Assert.Equal(["reportedly", Sails], await watcher.WordsAsync(2));
    }

    [Fact]
    public async Task Revision_OneStatementChanged_TellsThatOne()
    {
        var outlet = Outlet();
        var first = Council(outlet);
        await query.TakeInAsync(first);
        await query.SettleAsync();
        await using var watcher = await Watcher.OpenAsync(query.Client, Of(outlet));

        await query.TakeInAsync(Council(outlet, first.DocumentId, revision: 2, cue: "doubted"), Said(outlet, "Ada Quern"));
        var changed = await watcher.NextAsync();

        Assert.Equal((Sold, "doubted", 2), (Watcher.WordsOf(changed), changed.Statement.Statement.Cue[0].Text, changed.Statement.Passage.Revision));
        Assert.Equal([Sails], await watcher.WordsAsync(1));
    }

    [Fact]
    public async Task Revision_OlderThanTheCurrent_TellsNothing()
    {
        var outlet = Outlet();
        await using var watcher = await Watcher.OpenAsync(query.Client, Of(outlet));
        var second = Council(outlet, revision: 2);

        await query.TakeInAsync(second, Council(outlet, second.DocumentId, revision: 1, cue: "doubted"), Said(outlet, "Ada Quern"));

        Assert.Equal([Closes, Sold, "sell", Sails], await watcher.WordsAsync(4));
    }

    [Fact]
    public async Task Rebuild_FromQueryOrExtraction_TellsNothing()
    {
        await using var own = new QueryFixture(cluster);
        await own.InitializeAsync();
        var outlet = Outlet();
        await own.TakeInAsync(Council(outlet), Said(outlet, "Ada Quern"));
        await own.SettleAsync();
        await using var watcher = await Watcher.OpenAsync(own.Client, Of(outlet));

        await own.Service.Services.GetRequiredService<RebuildReadModel>().RunAsync(Cancellation);
        await own.ScalarAsync("TRUNCATE query.document, query.reading, query.statement, query.event, query.unit, query.claim CASCADE");
        Assert.Equal(2, (await own.Service.Services.GetRequiredService<RebuildFromExtraction>().RunAsync(anew: true, Cancellation)).Applied);
        await own.TakeInAsync(Said(outlet, "Ivo Marn", "the mill is sold"));

        Assert.Equal(["the mill is sold"], await watcher.WordsAsync(1));
    }

    [Fact]
    public async Task RebuildFromExtraction_OfAnEmptyDatabase_IsHistoryUnlessItCameInSince()
    {
        await using var own = new QueryFixture(cluster);
        await own.InitializeAsync();
        var outlet = Outlet();
        var (history, fresh) = (Council(outlet), Said(outlet, "Ada Quern"));
        history.ReceivedAt = new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);
        own.Peers.Put(history);
        own.Peers.Put(fresh);
        await using var watcher = await Watcher.OpenAsync(own.Client, Of(outlet));

        Assert.Equal(2, (await own.Service.Services.GetRequiredService<RebuildFromExtraction>().RunAsync(anew: true, Cancellation)).Applied);
        // Its event comes after the rebuild that found it.
        await own.AnnounceAsync(fresh.DocumentId);
        await own.TakeInAsync(Said(outlet, "Ivo Marn", "the mill is sold"));

        Assert.Equal([Sails, "the mill is sold"], await watcher.WordsAsync(2));
    }

    [Fact]
    public async Task DatabaseFromBeforeTheLog_NewReading_TellsOnlyWhatIsMore()
    {
        var outlet = Outlet();
        var first = Council(outlet);
        await query.TakeInAsync(first);
        await query.ScalarAsync($"DELETE FROM query.watch_told WHERE document_id = '{first.DocumentId}'");
        await query.SettleAsync();
        await using var watcher = await Watcher.OpenAsync(query.Client, Of(outlet));

        await query.TakeInAsync(Council(outlet, first.DocumentId, engineVersion: 2), Said(outlet, "Ada Quern"));

        Assert.Equal([Sails], await watcher.WordsAsync(1));
    }

    [Fact]
    public async Task Retraction_BeforeAWatcherComesBack_LeavesNothingToTell()
    {
        var outlet = Outlet();
        string token;
        await using (var watcher = await Watcher.OpenAsync(query.Client, Of(outlet)))
        {
            token = watcher.Token;
        }

        var article = Council(outlet);
        await query.TakeInAsync(article, Said(outlet, "Ada Quern"));
        await query.RetractAsync(article.DocumentId);
        await using var back = await Watcher.OpenAsync(query.Client, Of(outlet), token);

        Assert.Equal([Sails], await back.WordsAsync(1));
        Assert.Equal(0, await query.CountAsync("watch_told", article.DocumentId));
    }

    [Fact]
    public async Task Reextraction_BeforeAWatcherComesBack_TellsItAsItIsNow()
    {
        var outlet = Outlet();
        await using var watcher = await Watcher.OpenAsync(query.Client, Of(outlet));
        var token = watcher.Token;
        var first = Council(outlet);
        await query.TakeInAsync(first);
        var tokens = new List<string> { (await watcher.NextAsync()).ResumeToken, (await watcher.NextAsync()).ResumeToken, (await watcher.NextAsync()).ResumeToken };

        await query.TakeInAsync(Council(outlet, first.DocumentId, engineVersion: 2));
        await query.SettleAsync();
        await using var replica = await query.ReplicaAsync();
        await using var back = await Watcher.OpenAsync(replica.Client(), Of(outlet), token);
        WatchStatementsResponse[] again = [await back.NextAsync(), await back.NextAsync(), await back.NextAsync()];

        Assert.Equal(tokens, again.Select(item => item.ResumeToken));
        Assert.NotEqual(first.Evidence.Statements[0].Id, again[0].Statement.Statement.Id);
    }

    [Fact]
    public async Task OpenTransaction_OlderThanWhatComesIn_HoldsItBackAndNothingIsMissed()
    {
        var outlet = Outlet();
        await using var replica = await query.ReplicaAsync(("Watch:Heartbeat", "00:00:00.100"));
        var (before, after) = (Said(outlet, "Ada Quern", "the weir is mended"), Said(outlet, "Ivo Marn", "the mill is sold"));
        await query.TakeInAsync(before);
        await query.SettleAsync();
        await using var watcher = await Watcher.OpenAsync(replica.Client(), Of(outlet));
        await using var connection = new NpgsqlConnection(query.Database.OwnerConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        // Tells what came before once more, as a slow projection would tell it, under an earlier number than what comes meanwhile.
        await using var slow = new NpgsqlCommand(
            $"INSERT INTO query.watch_entry (document_id, revision, told, claims) SELECT document_id, revision, told, claims FROM query.watch_entry WHERE document_id = '{before.DocumentId}'", connection);
        Assert.Equal(1, await slow.ExecuteNonQueryAsync(Cancellation));

        await query.TakeInAsync(after);
        for (var lives = 0; lives < 5; lives++)
        {
            Assert.Equal(WatchStatementsResponse.ItemOneofCase.None, (await watcher.ReadAsync()).ItemCase);
        }

        await transaction.CommitAsync(Cancellation);

        Assert.Equal(["the weir is mended", "the mill is sold"], await watcher.WordsAsync(2));
    }

    [Fact]
    public async Task Log_OldEntries_AreDroppedInSteps()
    {
        await using var own = new QueryFixture(cluster);
        await own.InitializeAsync();
        await own.ScalarAsync("INSERT INTO query.watch_entry (document_id, revision, told, claims, logged_at) SELECT gen_random_uuid(), 1, '{1}', '{}', now() - interval '8 days' FROM generate_series(1, 12000)");
        await own.TakeInAsync(Said(Outlet(), "Ada Quern"));

        var retention = own.Service.Services.GetServices<IHostedService>().OfType<WatchRetention>().Single();

        // A transaction of another test may hold all of it back.
        await Eventually.HoldsAsync(
            async () =>
            {
                await retention.KeepAsync(Cancellation);
                return await own.CountAsync("watch_entry") <= 1;
            },
            "what is old is dropped");

        Assert.Equal(1, await own.CountAsync("watch_entry"));
    }

    [Fact]
    public async Task Head_TransactionNumbersOfMoreDigits_IsTheLast()
    {
        await using var own = new QueryFixture(cluster);
        await own.InitializeAsync();
        foreach (var transaction in (int[])[9, 10, 99, 100])
        {
            await own.ScalarAsync($"INSERT INTO query.watch_entry (txid, document_id, revision, told, claims) VALUES ('{transaction}', gen_random_uuid(), 1, '{{1}}', '{{}}')");
            Assert.Equal((ulong)transaction, (await own.Service.Services.GetRequiredService<WatchLog>().HeadAsync(Cancellation)).TransactionId);
        }
    }
}
