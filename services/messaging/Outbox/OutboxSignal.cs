using System.Threading.Channels;

namespace Hearsay.Messaging;

/// <summary>Wakes the relay of this process. Raised twice before it is heard, it is heard once.</summary>
public sealed class OutboxSignal
{
    private readonly Channel<bool> _channel =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Wakes the relay.</summary>
    public void Raise() => _channel.Writer.TryWrite(true);

    /// <summary>Waits for the signal or the bound. Returns whether the signal came.</summary>
    public async Task<bool> WaitAsync(TimeSpan bound, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(bound, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await _channel.Reader.ReadAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
