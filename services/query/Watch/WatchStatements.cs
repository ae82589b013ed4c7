using Grpc.Core;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Options;

namespace Hearsay.Query;

/// <summary>Answers with what comes in, until the stream's time is over or the service stops: then the caller goes on at another process.</summary>
internal sealed class WatchStatements(
    WatchLog log, WatchPages pages, WatchTarget target, ReachedClaim reached, WatchBounds bounds, IHostApplicationLifetime lifetime, IOptions<WatchOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(500);

    /// <summary>Throws INVALID_FIELDS, INVALID_RESUME_TOKEN, RESUME_TOKEN_OUTDATED, CLAIM_NOT_FOUND, ENTITY_NOT_FOUND, DOCUMENT_RETRACTED, OVERLOADED, STREAM_IDLE or WATCH_ENDED.</summary>
    public async Task HandleAsync(WatchStatementsRequest request, IServerStreamWriter<WatchStatementsResponse> answers, ServerCallContext context)
    {
        var filter = WatchFilter.Read(request);
        var token = new WatchToken(request);
        var asked = token.Read();
        var call = context.GetHttpContext();
        call.Response.RegisterForDispose(bounds.Open());
        try
        {
            await TellAsync(filter, token, asked, answers, context).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            WatchTelemetry.Ended(failure, context.CancellationToken.IsCancellationRequested);
            throw;
        }
        finally
        {
            UnfetchedAnswers.Leave(call, options.Value.LongestUnfetched, clock, lifetime.ApplicationStopping);
            if (lifetime.ApplicationStopping.IsCancellationRequested)
            {
                // The next stream is to find another process.
                call.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
            }
        }
    }

    private async Task TellAsync(
        WatchFilter filter, WatchToken token, WatchProgress? asked, IServerStreamWriter<WatchStatementsResponse> answers, ServerCallContext context)
    {
        var begin = await BeginAsync(asked, context.CancellationToken).ConfigureAwait(false);
        using var life = new CancellationTokenSource(options.Value.Life * (0.9 + (0.2 * Random.Shared.NextDouble())), clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, life.Token, lifetime.ApplicationStopping);
        var stream = new WatchStream(filter, begin, pages, target, reached, new WatchAnswers(answers, token, options.Value.LongestUnfetched, clock), options.Value.Heartbeat, clock);
        try
        {
            await stream.RunAsync(end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested)
        {
            throw new HearsayException(ErrorReason.WatchEnded, "The stream's time is over, or the service stops. Go on with the last resume token on another one.")
            {
                RetryAfter = RetryAfter,
            };
        }
    }

    /// <summary>Where a watcher begins: after what its token tells, or with what no one can read yet.</summary>
    private async Task<WatchProgress> BeginAsync(WatchProgress? asked, CancellationToken cancellationToken)
    {
        var state = await log.StateAsync(cancellationToken).ConfigureAwait(false);
        if (asked is not { } progress)
        {
            return new WatchProgress(state.Log, new WatchPlace(state.Horizon, 0), WatchProgress.All, Reached: false);
        }

        return progress.Log == state.Log && progress.After >= state.Dropped && progress.Place.TransactionId <= state.Unborn ? progress : throw WatchToken.Outdated();
    }
}
