using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using static Hearsay.Query.Tests.WatchedNews;

namespace Hearsay.Query.Tests;

/// <summary>Waiting until enough origins stand behind a claim.</summary>
public sealed class WatchOriginsTests(DamNews news) : IClassFixture<DamNews>
{
    private const string Gates = "the dam at Tarn has 28 gates";

    private static readonly string[] Besides =
    [
        "The baker of the upper village opened two hours late because of snow, and children waited on the steps with their sledges until noon.",
        "A choir from the coast will sing old harvest songs in the market hall next week, with a collection for the roof of the chapel.",
        "Nurses asked for a second lift in the hospital, which has had only one since a fire some thirty winters ago and breaks down each autumn.",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MinOrigins_Reached_IsToldOnce()
    {
        var claim = news.Wire.Evidence.Statements[0].Id;
        var pattern = new WatchPattern { ClaimId = claim, MinOrigins = 2 };
        await using var watcher = await Watcher.OpenAsync(news.Client, pattern);
        var before = watcher.Token;

        await news.Query.TakeInAsync(Witness("Ada Quern", 0));
        var told = await watcher.NextAsync();
        var counted = await news.Client.GetOriginsAsync(new GetOriginsRequest { ClaimId = claim }, cancellationToken: Cancellation);
        await news.Query.TakeInAsync(Witness("Ivo Marn", 1));

        Assert.Equal((2, counted.Origins, counted.ClaimId, counted.Text), (told.Origins.Origins.AtLeast, told.Origins.Origins, told.Origins.ClaimId, told.Origins.Text));
        Assert.Equal("min_origins 2", $"{told.Matches[0].Field} {told.Matches[0].Value}");
        // Who comes back from before it hears of it; who comes back after it, and who stayed, hear nothing until a stream ends.
        await using var again = await Watcher.OpenAsync(news.Client, pattern, before);
        Assert.Equal(3, (await again.NextAsync()).Origins.Origins.AtLeast);
        await using var replica = await news.Query.ReplicaAsync(("Watch:Life", "00:00:01"));
        await using var after = await Watcher.OpenAsync(replica.Client(), pattern, told.ResumeToken);
        await news.Query.TakeInAsync(Witness("Berta Lund", 2));
        var refusal = await after.EndAsync();
        Assert.Equal("WATCH_ENDED", refusal.Reason);
        Assert.Equal(0, after.Items);
    }

    [Fact]
    public async Task MinOrigins_FewerMeanwhile_IsToldAgain()
    {
        const string Ferry = "the ferry of Lindry sank in a storm in March";
        var first = Said(Outlet(), "Clara Hollis", Ferry, Besides[0]);
        await news.Query.TakeInAsync(first);
        var pattern = new WatchPattern { ClaimId = first.Evidence.Statements[0].Id, MinOrigins = 2 };
        await using var replica = await news.Query.ReplicaAsync(("Watch:Heartbeat", "00:00:00.050"));
        await using var watcher = await Watcher.OpenAsync(replica.Client(), pattern);
        var second = Said(Outlet(), "Hugh Jessop", Ferry, Besides[1]);
        await news.Query.TakeInAsync(second);
        var reached = (await watcher.NextAsync()).ResumeToken;

        await news.Query.RetractAsync(second.DocumentId);
        await using var back = await Watcher.OpenAsync(replica.Client(), pattern, reached);
        await back.UntilTokenMovesAsync(reached);

        await news.Query.TakeInAsync(Said(Outlet(), "Greta Larkin", Ferry, Besides[2]));

        Assert.Equal(2, (await back.NextAsync()).Origins.Origins.AtLeast);
    }

    [Fact]
    public async Task MinOrigins_ReachedAlready_IsToldAtOnce()
    {
        await using var watcher = await Watcher.OpenAsync(news.Client, new WatchPattern { ClaimId = news.Denial.Evidence.Statements[0].Id, MinOrigins = 1 });

        Assert.InRange((await watcher.NextAsync()).Origins.Origins.AtLeast, 1, 10);
    }

    private static InventedArticle Witness(string name, int beside)
    {
        var article = Said(Outlet(), name, Gates, Besides[beside]);
        article.Evidence.Figures.Add(new Figure { Span = article.Span("28 gates"), Number = "28", Unit = "gates" });
        return article;
    }
}
