using Grpc.Core;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Paging;
using Hearsay.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using static Hearsay.Query.Tests.WatchedNews;

namespace Hearsay.Query.Tests;

/// <summary>Patterns and tokens that are refused, each with its documented reason.</summary>
public sealed class WatchRefusalTests(QueryFixture query) : IClassFixture<QueryFixture>
{
    private const string Claim = "01930000-0000-7000-8000-000000000001";

    [Fact]
    public async Task Pattern_OfEverythingOrNothing_IsRefused()
    {
        Assert.Equal(["pattern MATCHES_EVERYTHING"], await ViolationsAsync(null));
        Assert.Equal(["pattern MATCHES_EVERYTHING"], await ViolationsAsync(new()));
        Assert.Equal(["pattern MATCHES_NOTHING"], await ViolationsAsync(new() { Stances = { Stance.Denies }, EventTypes = { "TRADE" } }));
    }

    [Fact]
    public async Task Pattern_WrongFields_AreAllNamed() => Assert.Equal(
        [
            "pattern.certainties[0] UNKNOWN", "pattern.claim_id NOT_A_UUID", "pattern.entity_id NOT_A_UUID", "pattern.kinds[0] UNKNOWN", "pattern.min_origins NOT_ALONE",
            "pattern.min_origins OUT_OF_RANGE", "pattern.outlet TOO_LONG", "pattern.speaker NOT_TEXT", "pattern.speaker_id NOT_A_UUID", "pattern.stances[0] UNKNOWN",
        ],
        await ViolationsAsync(new()
        {
            SpeakerId = "x",
            Speaker = "\0",
            Kinds = { (StatementKind)99 },
            Stances = { (Stance)99 },
            Certainties = { (Certainty)99 },
            EntityId = "x",
            Outlet = new string('x', 201),
            ClaimId = "x",
            MinOrigins = 1_001,
        }));

    [Fact]
    public async Task Pattern_OriginsWithoutClaimOrBelowNone_IsRefused()
    {
        Assert.Equal(["pattern.claim_id REQUIRED"], await ViolationsAsync(new() { MinOrigins = 2 }));
        Assert.Equal(["pattern.min_origins OUT_OF_RANGE"], await ViolationsAsync(new() { ClaimId = Claim, MinOrigins = -1 }));
    }

    [Fact]
    public async Task Pattern_IdsOfNothing_AreNotFound()
    {
        Assert.Equal("CLAIM_NOT_FOUND", (await Watcher.RefusalOfAsync(query.Client, new() { ClaimId = Claim })).Reason);
        Assert.Equal("ENTITY_NOT_FOUND", (await Watcher.RefusalOfAsync(query.Client, new() { EntityId = Claim })).Reason);
        Assert.Equal("ENTITY_NOT_FOUND", (await Watcher.RefusalOfAsync(query.Client, new() { SpeakerId = Claim })).Reason);
    }

    [Fact]
    public async Task Token_ForgedOrOfAnotherPattern_IsRefused()
    {
        var outlet = Outlet();
        await using var watcher = await Watcher.OpenAsync(query.Client, Of(outlet));
        var token = watcher.Token;
        string[] forged = ["x", "%%%", token[..^2], token + "AA", (token[0] == 'A' ? "B" : "A") + token[1..], new string('A', 5_000), PageToken.Write(new WatchStatementsRequest { Pattern = Of(outlet) }, "a", "b", "c", "d", "e")];

        foreach (var wrong in forged)
        {
            Assert.Equal("INVALID_RESUME_TOKEN", (await Watcher.RefusalOfAsync(query.Client, Of(outlet), wrong)).Reason);
        }

        Assert.Equal("INVALID_RESUME_TOKEN", (await Watcher.RefusalOfAsync(query.Client, Of(Outlet()), token)).Reason);
        Assert.Equal("INVALID_RESUME_TOKEN", (await Watcher.RefusalOfAsync(query.Client, new() { Outlet = outlet, Speaker = "x" }, token)).Reason);
    }

    [Fact]
    public async Task Token_OlderThanTheLog_SaysToListAndWatchAnew()
    {
        var outlet = Outlet();
        await using var watcher = await Watcher.OpenAsync(query.Client, Of(outlet));
        var old = watcher.Token;
        await query.TakeInAsync(Said(outlet, "Ada Quern"), Said(outlet, "Ivo Marn", "the mill is sold"));
        await watcher.NextAsync();
        var kept = (await watcher.NextAsync()).ResumeToken;
        await using var replica = await query.ReplicaAsync(("Watch:Retention", "00:00:00"));

        await KeepUntilAsync(replica, async () => await query.CountAsync("watch_entry") == 0);
        var refusal = await Watcher.RefusalOfAsync(query.Client, Of(outlet), old);

        Assert.Equal((StatusCode.OutOfRange, "RESUME_TOKEN_OUTDATED"), (refusal.Code, refusal.Reason));
        await using var goesOn = await Watcher.OpenAsync(query.Client, Of(outlet), kept);
        await query.TakeInAsync(Said(outlet, "Berta Lund", "the weir is mended"));
        Assert.Equal(["the weir is mended"], await goesOn.WordsAsync(1));
    }

    [Fact]
    public async Task Token_OfAnotherClustersLog_IsOutdated()
    {
        var outlet = Outlet();
        await using var watcher = await Watcher.OpenAsync(query.Client, Of(outlet));
        var token = watcher.Token;

        // As a backup from a cluster that had come further would bring it.
        await query.ScalarAsync("INSERT INTO query.watch_entry (txid, document_id, revision, told, claims) VALUES ('9000000000', gen_random_uuid(), 1, '{1}', '{}')");
        await using var replica = await query.ReplicaAsync();
        await KeepUntilAsync(replica, async () => (long)(await query.ScalarAsync("SELECT count(*) FROM query.watch_entry WHERE txid = '9000000000'"))! == 0);

        Assert.Equal("RESUME_TOKEN_OUTDATED", (await Watcher.RefusalOfAsync(query.Client, Of(outlet), token)).Reason);
    }

    [Fact]
    public async Task Streams_MoreThanMayBe_AreTurnedAwayUntilOneEnds()
    {
        await using var replica = await query.ReplicaAsync(("Watch:MostStreams", "2"));
        await using var first = await Watcher.OpenAsync(replica.Client(), Of(Outlet()));
        await using var second = await Watcher.OpenAsync(replica.Client(), Of(Outlet()));

        Assert.Equal("OVERLOADED", (await Watcher.RefusalOfAsync(replica.Client(), Of(Outlet()))).Reason);

        await second.DisposeAsync();
        await Eventually.HoldsAsync(
            async () =>
            {
                await using var next = Watcher.Begin(replica.Client(), Of(Outlet()));
                try
                {
                    await next.ReadAsync();
                    return true;
                }
                catch (RpcException)
                {
                    return false;
                }
            },
            "a place is free");
    }

    /// <summary>Rounds of tidying up: a transaction of another test may hold what is old back.</summary>
    private static Task KeepUntilAsync(RunningService replica, Func<Task<bool>> isDone) => Eventually.HoldsAsync(
        async () =>
        {
            await replica.Services.GetServices<IHostedService>().OfType<WatchRetention>().Single().KeepAsync(TestContext.Current.CancellationToken);
            return await isDone();
        },
        "the log is tidied up");

    private async Task<IReadOnlyList<string>> ViolationsAsync(WatchPattern? pattern)
    {
        var refusal = await Watcher.RefusalOfAsync(query.Client, pattern);
        Assert.Equal("INVALID_FIELDS", refusal.Reason);
        return refusal.Violations;
    }
}
