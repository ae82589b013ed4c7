using Grpc.Core;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Hosting;

namespace Hearsay.Ingestion.Streams;

/// <summary>The answers of a stream, one after another. Fails with STREAM_IDLE where the caller does not fetch them.</summary>
internal sealed class StreamAnswers(IServerStreamWriter<SubmitDocumentsResponse> answers, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public async Task WriteAsync(SubmitDocumentsResponse answer, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(DeadlineInterceptor.LongestSilence, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        try
        {
            await _turn.WaitAsync(either.Token);
            try
            {
                await answers.WriteAsync(answer, either.Token);
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (OperationCanceledException) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw ErrorStatus.Idle();
        }
    }

    public void Dispose() => _turn.Dispose();
}
