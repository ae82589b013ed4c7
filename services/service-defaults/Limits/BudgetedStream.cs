using Google.Protobuf;
using Grpc.Core;

namespace Hearsay.ServiceDefaults.Limits;

/// <summary>
/// A stream of requests, each of which counts as a call of its own. Where its client is over a limit the next one is handed on only when there
/// is room again: nothing is read meanwhile, and the client is held back by the flow control of its connection.
/// </summary>
internal sealed class BudgetedStream<TRequest>(IAsyncStreamReader<TRequest> inner, ClientBudget budget, TimeProvider clock) : IAsyncStreamReader<TRequest>
{
    public TRequest Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (!await inner.MoveNext(cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        await WaitAsync(budget.TryTakeCall, cancellationToken).ConfigureAwait(false);
        if (Current is IMessage message)
        {
            await WaitAsync(() => budget.TryTakeBytes(message.CalculateSize()), cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private async Task WaitAsync(Func<Shortage?> take, CancellationToken cancellationToken)
    {
        while (take() is { } shortage)
        {
            await Task.Delay(shortage.Pause, clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
