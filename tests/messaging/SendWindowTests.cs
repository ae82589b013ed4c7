namespace Hearsay.Messaging.Tests;

/// <summary>One event at a time of each document, and a cursor that passes no event that is not sent.</summary>
public sealed class SendWindowTests
{
    private static readonly Guid A = Guid.CreateVersion7();
    private static readonly Guid B = Guid.CreateVersion7();

    [Fact]
    public void Add_EventsOfTwoDocuments_BeginsTheFirstOfEach()
    {
        var window = new SendWindow(new OutboxPosition(0, 0), width: 10, span: 10);

        Assert.Equal([1, 2], window.Add([Event(1, A), Event(2, B), Event(3, A)]).Select(begun => begun.Position.Sequence));
        Assert.Equal(new OutboxPosition(1, 3), window.ReadAfter);
        Assert.Empty(window.Add([Event(4, B)]));
    }

    [Fact]
    public void Settle_InAnyOrder_MovesTheCursorUpToTheFirstUnsent()
    {
        var window = new SendWindow(new OutboxPosition(0, 0), width: 10, span: 10);
        var begun = window.Add([Event(1, A), Event(2, B), Event(3, B), Event(4, A)]);

        var next = window.Settle(begun[1])!;
        Assert.Equal(3, next.Position.Sequence);
        Assert.Null(window.Settle(next));
        Assert.Equal(new OutboxPosition(0, 0), window.Sent);
        var last = window.Settle(begun[0])!;
        Assert.Equal(new OutboxPosition(1, 3), window.Sent);
        Assert.Null(window.Settle(last));
        Assert.Equal(new OutboxPosition(1, 4), window.Sent);
    }

    [Fact]
    public void Room_OneEventStuck_EndsAtTheSpanAndNotAtTheWidth()
    {
        var window = new SendWindow(new OutboxPosition(0, 0), width: 2, span: 6);
        var stuck = window.Add([Event(1, A), Event(2, B)])[0];
        var sequence = 2L;
        Assert.Equal(0, window.Room);
        var passing = Event(sequence, B);
        while (true)
        {
            Assert.Null(window.Settle(passing));
            if (window.Room == 0)
            {
                break;
            }

            passing = window.Add([Event(++sequence, Guid.CreateVersion7())]).Single();
        }

        Assert.Equal(6, sequence);
        Assert.Null(window.Settle(stuck));
        Assert.Equal((new OutboxPosition(1, 6), 2), (window.Sent, window.Room));
    }

    [Fact]
    public void Add_OutOfOrder_IsAFault()
    {
        var window = new SendWindow(new OutboxPosition(1, 5), width: 2, span: 6);

        Assert.Throws<InvalidOperationException>(() => window.Add([Event(5, A)]));
    }

    private static OutboxEvent Event(long sequence, Guid document) =>
        new(new OutboxPosition(1, sequence), Guid.CreateVersion7(), "topic", "type", document, [], null);
}
