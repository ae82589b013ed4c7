using Hearsay.Ingestion.Streams;

namespace Hearsay.Ingestion.Tests.Streams;

public sealed class RoomTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Enter_FullOfItems_WaitsUntilOneLeaves()
    {
        var room = new Room(2, 1000);
        var first = await room.EnterAsync(1, Cancellation);
        await room.EnterAsync(1, Cancellation);

        var third = room.EnterAsync(1, Cancellation);
        Assert.False(third.IsCompleted);
        first.Dispose();
        first.Dispose();

        await third;
        Assert.Equal((2, 2L), room.Taken);
    }

    [Fact]
    public async Task Enter_LargeOneWaits_SmallOnesStandBehindIt()
    {
        var room = new Room(10, 100);
        var first = await room.EnterAsync(60, Cancellation);

        var large = room.EnterAsync(70, Cancellation);
        var small = room.EnterAsync(1, Cancellation);
        Assert.False(large.IsCompleted || small.IsCompleted);
        first.Dispose();

        await Task.WhenAll(large, small);
        Assert.Equal((2, 71L), room.Taken);
    }

    [Fact]
    public async Task Enter_MoreThanTheRoomHolds_GoesInAlone()
    {
        var room = new Room(10, 100);
        using var whole = await room.EnterAsync(1_000_000, Cancellation);

        Assert.Equal((1, 100L), room.Taken);
        Assert.False(room.EnterAsync(1, Cancellation).IsCompleted);
    }

    [Fact]
    public async Task Enter_CancelledWhileItWaits_LetsThoseBehindIn()
    {
        var room = new Room(10, 100);
        using var first = await room.EnterAsync(60, Cancellation);
        using var cancel = new CancellationTokenSource();
        var large = room.EnterAsync(70, cancel.Token);
        var small = room.EnterAsync(10, Cancellation);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => large);
        await small;
        Assert.Equal((2, 70L), room.Taken);
    }
}
