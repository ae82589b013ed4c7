using Google.Rpc;
using Grpc.Core;
using Hearsay.Cli.Calls;
using Hearsay.Cli.Input;
using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Cli.Submit;

/// <summary>
/// Sends documents over a stream and reports them in the order of sending. A stream that breaks off is taken up again: what has no answer is
/// sent again with its request id, so that nothing is lost and nothing taken in twice. Gives up after tries of which none got an answer.
/// </summary>
/// <param name="services">Where to call.</param>
/// <param name="took">Reports a document that was taken in.</param>
/// <param name="refused">Reports one that was refused.</param>
internal sealed class SubmitStream(
    ServiceConnections services, Func<InputDocument, SubmitDocumentResponse, CancellationToken, Task> took, Action<InputDocument, CallFault> refused)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private bool _gotAnswer;
    private InputFault? _fault;

    /// <summary>Sends the current document and all after it.</summary>
    /// <exception cref="CallFault">The service stayed away, or refused the stream as such.</exception>
    /// <exception cref="InputFault">A document could not be read; those before it were sent.</exception>
    public async Task RunAsync(Ahead documents, CancellationToken cancellationToken)
    {
        using var window = new SubmitWindow();
        var source = new Source(documents);
        for (var fruitless = 0; ;)
        {
            _gotAnswer = false;
            if (await TryAsync(source, window, cancellationToken) is not { } broken)
            {
                break;
            }

            fruitless = _gotAnswer ? 0 : fruitless + 1;
            if (fruitless >= CallPolicy.MostTries || !IsPassing(broken))
            {
                throw services.IngestionFault(broken);
            }

            await Task.Delay(PauseAfter(broken, fruitless), cancellationToken);
        }

        if (_fault is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>One stream. Null where all is answered, else why it broke off.</summary>
    private async Task<RpcException?> TryAsync(Source source, SubmitWindow window, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var call = services.OpenSubmitDocuments(end.Token);
        var reading = ReadAsync(call.ResponseStream, window, end, cancellationToken);
        try
        {
            await SendAsync(call.RequestStream, source, window, end.Token);
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException or OperationCanceledException)
        {
            // Whoever reads is told why.
        }

        var broken = await reading;
        cancellationToken.ThrowIfCancellationRequested();
        return broken ?? (window.Unanswered.Count > 0 || !source.IsAtEnd ? BrokenBy(StatusCode.Unavailable, "The stream ended early.") : null);
    }

    private async Task SendAsync(IClientStreamWriter<SubmitDocumentsRequest> stream, Source source, SubmitWindow window, CancellationToken end)
    {
        foreach (var request in window.Unanswered)
        {
            await stream.WriteAsync(new SubmitDocumentsRequest { Document = request }, end);
        }

        try
        {
            while (await source.PeekAsync().WaitAsync(end) is { } document)
            {
                await window.AddAsync(document, end);
                source.Take();
                await stream.WriteAsync(new SubmitDocumentsRequest { Document = document.Request }, end);
            }
        }
        catch (InputFault fault)
        {
            // What was read before it is still answered.
            _fault = fault;
            source.End();
        }

        await stream.CompleteAsync();
    }

    private async Task<RpcException?> ReadAsync(
        IAsyncStreamReader<SubmitDocumentsResponse> answers, SubmitWindow window, CancellationTokenSource end, CancellationToken cancellationToken)
    {
        try
        {
            while (await NextAsync(answers, window, end))
            {
                _gotAnswer |= window.Answer(answers.Current);
                while (window.TakeFirst() is var (document, answer))
                {
                    await ReportAsync(document, answer, cancellationToken);
                }
            }

            return null;
        }
        catch (RpcException exception)
        {
            return exception;
        }
        finally
        {
            // Whoever still sends is to stop.
            await end.CancelAsync();
        }
    }

    /// <summary>The next answer; fails where something waits for one too long.</summary>
    private async Task<bool> NextAsync(IAsyncStreamReader<SubmitDocumentsResponse> answers, SubmitWindow window, CancellationTokenSource end)
    {
        var next = answers.MoveNext(end.Token);
        while (true)
        {
            try
            {
                return await next.WaitAsync(services.Timeout);
            }
            catch (TimeoutException) when (window.Unanswered.Count == 0)
            {
                // Nothing is waited for: the input is slow.
            }
            catch (TimeoutException)
            {
                throw BrokenBy(StatusCode.DeadlineExceeded, "No answer came in time.");
            }
        }
    }

    private Task ReportAsync(InputDocument document, SubmitDocumentsResponse answer, CancellationToken cancellationToken)
    {
        if (answer.ResultCase is SubmitDocumentsResponse.ResultOneofCase.Response)
        {
            services.Traces.Add(answer.TraceId);
            return took(document, answer.Response, cancellationToken);
        }

        refused(document, services.IngestionFault(answer.Error.ToRpcException(), answer.TraceId));
        return Task.CompletedTask;
    }

    /// <summary>Whether another try may go better: the service stops, is full or away, or the connection broke.</summary>
    private static bool IsPassing(RpcException broken) => broken.GetRpcStatus() is { } told
        ? told.GetDetail<RetryInfo>() is not null || broken.StatusCode is StatusCode.Unavailable or StatusCode.Aborted
            || told.GetDetail<ErrorInfo>()?.Reason is "STREAM_IDLE"
        : broken.StatusCode is StatusCode.Unavailable or StatusCode.Internal or StatusCode.Cancelled;

    private static RpcException BrokenBy(StatusCode code, string message) => new Google.Rpc.Status { Code = (int)code, Message = message }.ToRpcException();

    private static TimeSpan PauseAfter(RpcException broken, int fruitless)
    {
        var told = broken.GetRpcStatus()?.GetDetail<RetryInfo>()?.RetryDelay?.ToTimeSpan() ?? TimeSpan.Zero;
        var own = CallPolicy.FirstWait * Math.Pow(CallPolicy.WaitFactor, fruitless);
        var pause = told > own ? told : own;
        return pause < LongestPause ? pause : LongestPause;
    }

    /// <summary>What is still to be sent; a document stays the next one until it is taken.</summary>
    private sealed class Source(Ahead documents)
    {
        private Task<InputDocument?>? _reading = Task.FromResult<InputDocument?>(documents.Current);

        public bool IsAtEnd { get; private set; }

        /// <summary>The next document; null at the end. Asked again before it has answered, it goes on waiting for the same one.</summary>
        public Task<InputDocument?> PeekAsync() => _reading ??= ReadAsync();

        public void Take() => _reading = null;

        public void End() => IsAtEnd = true;

        private async Task<InputDocument?> ReadAsync()
        {
            IsAtEnd = !await documents.MoveNextAsync();
            return IsAtEnd ? null : documents.Current;
        }
    }
}
