using Hearsay.PubsubConformance.Tests.Targets;

namespace Hearsay.PubsubConformance.Tests.Own;

public sealed class RedisServerTests
{
    [Fact]
    public async Task Pending_OfAGroup_IsWhatItTookAndDidNotSettle()
    {
        Assert.SkipWhen(RedisServer.Program is null, RedisServer.Missing);
        using var folder = new CaseFolder();
        await using var redis = await RedisServer.StartAsync(folder.Path);

        var before = await redis.PendingAsync("bulletins", "query");
        await redis.AskAsync("XGROUP CREATE bulletins query 0 MKSTREAM", lines: 1);
        await redis.AskAsync("XADD bulletins 1-1 data a", lines: 1);
        var published = await redis.PendingAsync("bulletins", "query");
        await redis.AskAsync("XREADGROUP GROUP query query COUNT 1 STREAMS bulletins >", lines: 1);
        var taken = await redis.PendingAsync("bulletins", "query");
        await redis.AskAsync("XACK bulletins query 1-1", lines: 1);
        var settled = await redis.PendingAsync("bulletins", "query");

        Assert.Equal((null, 0, 1, 0), (before, published, taken, settled));
    }
}
