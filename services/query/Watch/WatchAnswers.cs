using Grpc.Core;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>What a stream tells. Fails with STREAM_IDLE where the caller does not fetch it: nothing is held for it meanwhile but what it is at.</summary>
/// <param name="answers">Where it goes.</param>
/// <param name="token">Writes how far the stream has come.</param>
/// <param name="patience">How long something may wait to be fetched.</param>
/// <param name="clock">Tells how long it has.</param>
internal sealed class WatchAnswers(IServerStreamWriter<WatchStatementsResponse> answers, WatchToken token, TimeSpan patience, TimeProvider clock)
{
    private readonly DateTimeOffset _began = clock.GetUtcNow();
    private long _last = clock.GetTimestamp();

    /// <summary>How long nothing was told.</summary>
    public TimeSpan Silence => clock.GetElapsedTime(_last);

    /// <summary>Tells something, or nothing but how far the stream has come.</summary>
    public async Task WriteAsync(WatchStatementsResponse answer, WatchProgress progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        answer.ResumeToken = token.Write(progress);
        try
        {
            // Not cancelled but left alone where it takes too long: a cancelled write resets the stream, and the caller would not learn why it ended.
            await answers.WriteAsync(answer, CancellationToken.None).WaitAsync(patience, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new HearsayException(ErrorReason.StreamIdle, "What was told was not fetched in time. Go on with the last resume token on another stream.");
        }
        catch (InvalidOperationException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }

        _last = clock.GetTimestamp();
        WatchTelemetry.Told(answer, _began, clock.GetUtcNow());
    }
}
