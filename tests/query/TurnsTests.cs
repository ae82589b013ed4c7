using Hearsay.Contracts;

namespace Hearsay.Query.Tests;

public sealed class TurnsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Take_BothLanesWait_FreshGoesFirst()
    {
        var turns = new Turns();
        var held = await turns.TakeAsync(Lane.Fresh, Cancellation);
        var backfill = turns.TakeAsync(Lane.Backfill, Cancellation);
        var fresh = turns.TakeAsync(Lane.Fresh, Cancellation);

        held.Dispose();

        (await fresh).Dispose();
        (await backfill).Dispose();
    }

    [Fact]
    public async Task Take_AllPlacesAreTaken_WaitsForOne()
    {
        var turns = new Turns(places: 2);
        var held = await turns.TakeAsync(Lane.Backfill, Cancellation);
        await turns.TakeAsync(Lane.Backfill, Cancellation);
        var waiting = turns.TakeAsync(Lane.Fresh, Cancellation);
        Assert.False(waiting.IsCompleted);

        held.Dispose();

        (await waiting).Dispose();
    }

    [Fact]
    public async Task Take_GivenUp_LeavesTheTurnToOthers()
    {
        var turns = new Turns();
        var held = await turns.TakeAsync(Lane.Fresh, Cancellation);
        using var giveUp = new CancellationTokenSource();
        var givenUp = turns.TakeAsync(Lane.Fresh, giveUp.Token);
        var next = turns.TakeAsync(Lane.Fresh, Cancellation);

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givenUp);
        held.Dispose();

        (await next).Dispose();
    }

    [Fact]
    public async Task Take_TurnEndedTwice_FreesOnePlace()
    {
        var turns = new Turns();
        var held = await turns.TakeAsync(Lane.Fresh, Cancellation);
        held.Dispose();
        held.Dispose();

        await turns.TakeAsync(Lane.Fresh, Cancellation);

        Assert.False(turns.TakeAsync(Lane.Fresh, Cancellation).IsCompleted);
    }
}
