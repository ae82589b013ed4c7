using Grpc.Core;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Ingestion.Documents;
using Hearsay.ServiceDefaults.Errors;
using Hearsay.ServiceDefaults.Hosting;

namespace Hearsay.Ingestion.Streams;

/// <summary>
/// One stream: items are read one after another, so that each finds its place behind those of the same document, and stored side by side. The
/// first failure that is not the item's own ends it: nothing more is read, what is under way is answered where it can be.
/// </summary>
internal sealed class SubmitStream(
    SubmitDocument submit, SubmissionReader reader, Room process, StreamAnswers answers, Func<Exception, HearsayException> failureOf, TimeProvider clock) : IDisposable
{
    private readonly Room _own = new(StreamBounds.MostItemsOfStream, StreamBounds.MostBytesOfStream);
    private readonly CancellationTokenSource _broken = new();
    private readonly SourceKeyQueue _keys = new();
    private readonly HashSet<Task> _underWay = [];
    private HearsayException? _failure;

    /// <summary>Runs until the caller has sent all and got all answers. Throws why it ended where it ended before.</summary>
    public async Task RunAsync(IAsyncStreamReader<SubmitDocumentsRequest> items, CancellationToken stopping, CancellationToken cancellationToken)
    {
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping, _broken.Token);
        try
        {
            while (await items.MoveNext(reading.Token))
            {
                await BeginAsync(items.Current, reading.Token, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            Break(new HearsayException(ErrorReason.StreamEnded, "The service stops. Send what has no answer again on another stream.")
            {
                RetryAfter = TimeSpan.FromMilliseconds(500),
            });
        }
        catch (OperationCanceledException) when (_broken.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Told below.
        }
        catch (HearsayException failure)
        {
            Break(failure);
        }
        finally
        {
            await Task.WhenAll(_underWay);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (_failure is { } ended)
        {
            throw ended;
        }
    }

    public void Dispose()
    {
        _broken.Dispose();
        answers.Dispose();
    }

    /// <summary>Begins an item once there is room for it, and lets it go on by itself.</summary>
    private async Task BeginAsync(SubmitDocumentsRequest item, CancellationToken reading, CancellationToken cancellationToken)
    {
        var size = item.CalculateSize();
        var own = await _own.EnterAsync(size, reading);
        IDisposable shared;
        try
        {
            shared = await process.EnterAsync(size, reading);
        }
        catch (OperationCanceledException)
        {
            own.Dispose();
            throw;
        }

        _underWay.RemoveWhere(task => task.IsCompleted);
        _underWay.Add(SubmitAsync(item.Document ?? new SubmitDocumentRequest(), own, shared, cancellationToken));
    }

    /// <summary>Never throws: what fails here is answered, or ends the stream.</summary>
    private async Task SubmitAsync(SubmitDocumentRequest request, IDisposable own, IDisposable shared, CancellationToken cancellationToken)
    {
        using var _ = own;
        using var span = IngestionTelemetry.StartItem();
        SubmitDocumentsResponse? answer;
        using (shared)
        {
            answer = await AnswerAsync(request, cancellationToken);
        }

        if (answer is null)
        {
            return;
        }

        try
        {
            answer.TraceId = IngestionTelemetry.TraceIdNow;
            await answers.WriteAsync(answer, cancellationToken);
        }
        catch (Exception exception)
        {
            // The caller is gone, or does not fetch its answers; the item stays as it is stored.
            Break(exception as HearsayException ?? failureOf(new OperationCanceledException()));
        }
    }

    /// <summary>The answer to an item; null where it gets none, because the stream ends.</summary>
    private async Task<SubmitDocumentsResponse?> AnswerAsync(SubmitDocumentRequest request, CancellationToken cancellationToken)
    {
        using var bound = new CancellationTokenSource(DeadlineInterceptor.Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, bound.Token);
        var answer = new SubmitDocumentsResponse { RequestId = request.RequestId };
        SourceKeyQueue.Turn? turn = null;
        try
        {
            var submission = reader.ReadItem(request);
            turn = _keys.Enter(submission.Key);
            if (!await turn.PrecedingIsAnsweredAsync(either.Token))
            {
                turn.Leave(answered: false);
                return null;
            }

            answer.Response = await submit.StoreAsync(request, submission, either.Token);
        }
        catch (Exception exception)
        {
            var failure = failureOf(exception);
            if (IsOfTheService(failure))
            {
                turn?.Leave(answered: false);
                Break(failure);
                return null;
            }

            answer.Error = ErrorStatus.Create(failure).GetRpcStatus();
        }

        turn?.Leave(answered: true);
        return answer;
    }

    private static bool IsOfTheService(HearsayException failure) =>
        failure.Code is StatusCode.Unavailable or StatusCode.ResourceExhausted or StatusCode.DeadlineExceeded or StatusCode.Aborted;

    private void Break(HearsayException failure)
    {
        Interlocked.CompareExchange(ref _failure, failure, null);
        _broken.Cancel();
    }
}
