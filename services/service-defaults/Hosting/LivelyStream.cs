using Grpc.Core;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.ServiceDefaults.Hosting;

/// <summary>A stream of requests that fails with STREAM_IDLE where the next one is too long in coming.</summary>
internal sealed class LivelyStream<TRequest>(IAsyncStreamReader<TRequest> inner, TimeProvider clock) : IAsyncStreamReader<TRequest>
{
    public TRequest Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(DeadlineInterceptor.LongestSilence, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        try
        {
            return await inner.MoveNext(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw ErrorStatus.Idle();
        }
    }
}
