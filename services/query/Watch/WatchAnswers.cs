using Grpc.Core;
using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Hosting;

namespace Hearsay.Query;

/// <summary>What a stream tells. Fails with STREAM_IDLE where the caller does not fetch it: nothing is held for it meanwhile but what it is at.</summary>
internal sealed class WatchAnswers(IServerStreamWriter<WatchStatementsResponse> answers, WatchToken token, TimeProvider clock)
{
    private long _last = clock.GetTimestamp();

    /// <summary>How long nothing was told.</summary>
    public TimeSpan Silence => clock.GetElapsedTime(_last);

    /// <summary>Tells something, or nothing but how far the stream has come.</summary>
    public async Task WriteAsync(WatchStatementsResponse answer, WatchProgress progress, CancellationToken cancellationToken)
    {
        answer.ResumeToken = token.Write(progress);
        using var patience = new CancellationTokenSource(DeadlineInterceptor.LongestSilence, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            await answers.WriteAsync(answer, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw ErrorStatus.Idle();
        }

        _last = clock.GetTimestamp();
    }
}
