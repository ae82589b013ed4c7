using Grpc.Core;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Faults.Tests.Flow;

/// <summary>
/// A publisher that sends stories, each in up to three revisions one after the other. Where it gets no answer it sends the same request again, under
/// the same id, until it gets one; every ninth story it gives up at once instead.
/// </summary>
/// <param name="name">Part of every address, so that feeds do not meet.</param>
/// <param name="channel">Way to ingestion.</param>
/// <param name="history">Where it notes what it sent and was told.</param>
internal sealed class Feed(string name, ChannelBase channel, History history)
{
    private const int Writers = 3;
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly IngestionService.IngestionServiceClient _ingestion = new(channel);
    private int _stories;
    private int _answered;

    /// <summary>Texts sent and answered so far.</summary>
    public int Answered => Volatile.Read(ref _answered);

    /// <summary>A try that was not answered, whatever retries the channel makes beneath it.</summary>
    public event EventHandler? Failed;

    /// <summary>Sends stories, several at the same time, until it is told to stop; then finishes those that it has begun.</summary>
    /// <param name="pause">Time between two texts of one writer.</param>
    /// <param name="stop">Ends it.</param>
    public Task FlowAsync(TimeSpan pause, CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => WriteAsync(pause, stop)));

    /// <summary>Sends a number of stories of one revision, one after the other.</summary>
    public async Task SendAsync(int count, CancellationToken cancellationToken)
    {
        for (var sent = 0; sent < count; sent++)
        {
            await SubmitAsync(Stories.Request(name, Interlocked.Increment(ref _stories), 1), givesUp: false, cancellationToken);
        }
    }

    /// <summary>Sends one request until it is answered.</summary>
    public async Task<SubmitDocumentResponse?> SubmitAsync(SubmitDocumentRequest request, bool givesUp, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            try
            {
                var response = await _ingestion.SubmitDocumentAsync(request, deadline: Deadline(), cancellationToken: patience.Token);
                history.Add(new Sent(request, response));
                Interlocked.Increment(ref _answered);
                return response;
            }
            catch (RpcException exception) when (exception.StatusCode is not StatusCode.Cancelled || !patience.IsCancellationRequested)
            {
                Judge(exception);
                Failed?.Invoke(this, EventArgs.Empty);
                if (givesUp)
                {
                    history.Add(new Sent(request, null));
                    return null;
                }
            }
            catch (RpcException)
            {
                history.Add(new Sent(request, null));
                if (!cancellationToken.IsCancellationRequested)
                {
                    history.Surprise($"{request.Facts.Url} got no answer in {Patience}");
                }

                return null;
            }

            await Task.Delay(BetweenTries, patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static DateTime Deadline() => TimeProvider.System.GetUtcNow().UtcDateTime + OneTry;

    private async Task WriteAsync(TimeSpan pause, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var story = Interlocked.Increment(ref _stories);
            for (var revision = 1; revision <= 1 + (story % 3); revision++)
            {
                if (await SubmitAsync(Stories.Request(name, story, revision), story % 9 == 0, CancellationToken.None) is null)
                {
                    break;
                }

                await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>What a fault of the surroundings may be told as; a fault of the service itself is never excused.</summary>
    private void Judge(RpcException exception)
    {
        var reason = ErrorStatus.ReasonOf(exception);
        if (exception.StatusCode is StatusCode.Internal or StatusCode.Unknown && reason == ErrorCatalog.NameOf(ErrorReason.Internal))
        {
            history.Surprise($"a submit was answered {exception.StatusCode}: {exception.Status.Detail}");
        }

        if (reason is not null && exception.Status.Detail.Contains("SQL", StringComparison.OrdinalIgnoreCase))
        {
            history.Surprise($"an answer tells of SQL: {exception.Status.Detail}");
        }
    }
}
