using Google.Rpc;
using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Watch;

/// <summary>
/// Watches and prints. A stream that ends or breaks off is taken up again from the last token; gives up where nothing came for a time. An item is
/// printed before its token is kept: a run that is killed in between prints it once more, under the same token.
/// </summary>
/// <param name="session">Where to call and print.</param>
/// <param name="pattern">What to watch for.</param>
/// <param name="resume">Where to begin.</param>
/// <param name="limit">Items after which to end; 0 for none.</param>
internal sealed class WatchRun(Session session, WatchPattern pattern, ResumeToken resume, int limit)
{
    private const int MostFruitless = 60;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private int _shown;
    private bool _gotAnswer;

    /// <exception cref="Calls.CallFault">The service refused, or stayed away.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            // One that never answered is not waited for as long as one that did.
            for (var (fruitless, most) = (0, CallPolicy.MostTries); ;)
            {
                _gotAnswer = false;
                if (await TryAsync(cancellationToken) is not { } broken)
                {
                    return ExitCode.Done;
                }

                cancellationToken.ThrowIfCancellationRequested();
                (fruitless, most) = _gotAnswer ? (0, MostFruitless) : (fruitless + 1, most);
                if (fruitless >= most || !IsPassing(broken))
                {
                    throw session.Services.QueryFault(broken);
                }

                if (ReasonOf(broken) != "WATCH_ENDED")
                {
                    session.Screen.Note("the stream broke off; going on where it was");
                }

                await Task.Delay(PauseAfter(broken, fruitless), cancellationToken);
            }
        }
        finally
        {
            if (!resume.IsKept && resume.Value.Length > 0)
            {
                session.Screen.Note($"to go on from here: --from {resume.Value}");
            }
        }
    }

    /// <summary>One stream. Null where enough was shown, else why it broke off.</summary>
    private async Task<RpcException?> TryAsync(CancellationToken cancellationToken)
    {
        var request = new WatchStatementsRequest { Pattern = pattern, ResumeToken = resume.Value };
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var call = session.Services.OpenWatchStatements(request, end.Token);
        try
        {
            // A service that lives says so more often than this.
            while (await call.ResponseStream.MoveNext(end.Token).WaitAsync(session.Services.Timeout, cancellationToken))
            {
                _gotAnswer = true;
                var answer = call.ResponseStream.Current;
                if (answer.ItemCase != WatchStatementsResponse.ItemOneofCase.None)
                {
                    _shown++;
                    session.Screen.Show(answer, page => WatchedBlock.Write(page, answer, _shown));
                }

                await resume.MoveAsync(answer.ResumeToken);
                if (limit > 0 && _shown >= limit)
                {
                    return null;
                }
            }

            return BrokenBy(StatusCode.Unavailable, "The stream ended early.");
        }
        catch (TimeoutException)
        {
            return BrokenBy(StatusCode.Unavailable, "Nothing came for too long.");
        }
        catch (RpcException exception)
        {
            return exception;
        }
        finally
        {
            await end.CancelAsync();
        }
    }

    /// <summary>Whether another try may go better: the stream's time is over, the service stops, is full or away, or the connection broke.</summary>
    private static bool IsPassing(RpcException broken) => broken.GetRpcStatus() is { } told
        ? told.GetDetail<RetryInfo>() is not null || broken.StatusCode is StatusCode.Unavailable or StatusCode.Aborted || ReasonOf(broken) == "STREAM_IDLE"
        : broken.StatusCode is StatusCode.Unavailable or StatusCode.Internal or StatusCode.Cancelled;

    private static string ReasonOf(RpcException broken) => broken.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason ?? string.Empty;

    private static RpcException BrokenBy(StatusCode code, string message) => new Google.Rpc.Status { Code = (int)code, Message = message }.ToRpcException();

    private static TimeSpan PauseAfter(RpcException broken, int fruitless)
    {
        var told = broken.GetRpcStatus()?.GetDetail<RetryInfo>()?.RetryDelay?.ToTimeSpan() ?? TimeSpan.Zero;
        var own = CallPolicy.FirstWait * Math.Pow(CallPolicy.WaitFactor, Math.Min(fruitless, 10)) * (0.5 + (0.5 * Random.Shared.NextDouble()));
        var pause = told > own ? told : own;
        return pause < LongestPause ? pause : LongestPause;
    }
}
