using Hearsay.LocalSidecar.Runtime;
using Hearsay.LocalSidecar.Storage;
using Microsoft.Extensions.Options;
using Npgsql;
using OpenTelemetry;

namespace Hearsay.LocalSidecar.Delivery;

/// <summary>Delivers to one app for as long as the process lives: waits for it, asks what it takes, hands over what is due.</summary>
internal sealed class AppWorker : IDisposable
{
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HoldForOthers = TimeSpan.FromMilliseconds(200);
    private static readonly AttemptResult NotBegun = new(Verdict.Interrupted, "the app went away before its turn");

    private readonly SidecarApp _app;
    private readonly SidecarOptions _options;
    private readonly AppCallbackClient _client;
    private readonly AppHealthCheck _health;
    private readonly WorkerParts _parts;
    private readonly WakeUp _wakeUp;
    private readonly DeliverySlots _slots;

    public AppWorker(SidecarApp app, IOptions<SidecarOptions> options, WorkerParts parts)
    {
        _app = app;
        _options = options.Value;
        _parts = parts;
        _client = new AppCallbackClient(app.AppAddress!);
        _health = new AppHealthCheck(_options, _client, parts.Clock);
        _wakeUp = parts.WakeUps.Of(app.AppId);
        _slots = new DeliverySlots(_options.ParallelDeliveries);
    }

    /// <summary>
    /// Runs until <paramref name="stopping"/>, then waits for the deliveries on their way; <paramref name="abort"/> breaks them off.
    /// </summary>
    public async Task RunAsync(CancellationToken stopping, CancellationToken abort)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                using var connection = await AppConnection.OpenAsync(_app.AppAddress!, stopping).ConfigureAwait(false);
                using var session = CancellationTokenSource.CreateLinkedTokenSource(stopping, connection.Lost);
                await _health.UntilHealthyAsync(session.Token).ConfigureAwait(false);
                using var healthy = CancellationTokenSource.CreateLinkedTokenSource(session.Token);
                var serving = ServeAsync(connection, healthy.Token, abort);
                await Task.WhenAny(serving, _health.UntilUnhealthyAsync(healthy.Token)).ConfigureAwait(false);
                await healthy.CancelAsync().ConfigureAwait(false);
                await serving.ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The app went away, is unhealthy, or we stop: the loop knows which.
            }

            _parts.States.Set(_app.AppId, AppState.Down);
            // What accepts connections only to close them must not keep this loop busy.
            await Task.Delay(ShortestPoll, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await _slots.AllGivenBackAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        _client.Dispose();
        _slots.Dispose();
    }

    private async Task ServeAsync(AppConnection connection, CancellationToken session, CancellationToken abort)
    {
        var subscriptions = await PersistAsync(
            () => _parts.ListSubscriptions.HandleAsync(_app.AppId, _client, session), session).ConfigureAwait(false);
        _parts.States.Set(_app.AppId, new AppState(IsServed: true, subscriptions));
        var byTopic = subscriptions.ToDictionary(subscription => subscription.Topic, StringComparer.Ordinal);
        if (byTopic.Count == 0)
        {
            await Task.Delay(Timeout.Infinite, session).ConfigureAwait(false);
        }

        var poll = ShortestPoll;
        while (true)
        {
            var started = _parts.Clock.GetTimestamp();
            var room = _slots.Free(byTopic.Keys).ToDictionary(topic => topic.Key, topic => _parts.Faults.Window(topic.Value));
            var messages = room.Count == 0 ? [] : await PersistAsync(() => ClaimAsync(room, session), session).ConfigureAwait(false);
            if (_parts.Faults.Holds(messages.Count))
            {
                await Task.Delay(HoldForOthers, session).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                messages = [.. messages, .. await ClaimMoreAsync(room, messages, session).ConfigureAwait(false)];
            }

            foreach (var message in _parts.Faults.Order(messages))
            {
                await HandOverAsync(connection, message, byTopic[message.Topic], started, session, abort).ConfigureAwait(false);
            }

            // A delivery that ends wakes it too: then there is room again.
            poll = messages.Count > 0 ? ShortestPoll : poll;
            await _wakeUp.WaitAsync(poll, session).ConfigureAwait(false);
            poll = poll * 2 < _options.LongestPoll ? poll * 2 : _options.LongestPoll;
        }
    }

    private async Task<IReadOnlyList<ClaimedMessage>> ClaimAsync(IReadOnlyDictionary<string, int> room, CancellationToken session)
    {
        // A look at the queue belongs to no trace.
        using var quiet = SuppressInstrumentationScope.Begin();
        var owner = await _parts.Owner.NameAsync(session).ConfigureAwait(false);
        return await _parts.Deliveries.ClaimAsync(
            _app.AppId, _options.PubsubName, room, owner, _options.Lease, _parts.Faults.Options.IgnoreKeys, session).ConfigureAwait(false);
    }

    /// <summary>What may be claimed beside what was claimed before; nothing where the database fails, for that must not lose the others.</summary>
    private async Task<IReadOnlyList<ClaimedMessage>> ClaimMoreAsync(
        IReadOnlyDictionary<string, int> room, IReadOnlyList<ClaimedMessage> claimed, CancellationToken session)
    {
        var left = room.ToDictionary(topic => topic.Key, topic => topic.Value - claimed.Count(message => message.Topic == topic.Key));
        try
        {
            return await ClaimAsync(left, session).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException)
        {
            return [];
        }
    }

    /// <summary>Starts a delivery as soon as there is a slot for it; gives the message back where the session ends before.</summary>
    private async Task HandOverAsync(
        AppConnection connection,
        ClaimedMessage message,
        Subscription subscription,
        long claimedAt,
        CancellationToken session,
        CancellationToken abort)
    {
        try
        {
            await _slots.TakeAsync(message.Topic, session).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await _parts.SettleMessage.HandleAsync(message, subscription, NotBegun).ConfigureAwait(false);
            return;
        }

        _ = DeliverAsync(connection, message, subscription, claimedAt, abort);
        _parts.Copies.Start(_client, message, subscription, session);
    }

    private async Task DeliverAsync(
        AppConnection connection, ClaimedMessage message, Subscription subscription, long claimedAt, CancellationToken abort)
    {
        try
        {
            // A process that was held up may not begin what could outlast its claim.
            if (_parts.Clock.GetElapsedTime(claimedAt) + _options.DeliveryDeadline < _options.Lease)
            {
                using var span = SidecarTelemetry.StartDelivery(message);
                var result = await _parts.DeliverMessage.SendAsync(_client, message, subscription, span, abort).ConfigureAwait(false);
                if (result.Verdict == Verdict.AppDown)
                {
                    connection.MarkLost();
                }

                if (result.Verdict != Verdict.Done)
                {
                    span?.SetStatus(System.Diagnostics.ActivityStatusCode.Error, result.Why);
                }

                await _parts.SettleMessage.HandleAsync(message, subscription, result).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            SidecarLog.DeliveryFaulted(_parts.Log, _app.AppId, message.Topic, message.EventId, exception);
        }
        finally
        {
            _slots.GiveBack(message.Topic);
            _wakeUp.Set();
        }
    }

    /// <summary>Does a thing until it succeeds or the session ends, with growing pauses.</summary>
    private async Task<T> PersistAsync<T>(Func<Task<T>> action, CancellationToken session)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await action().ConfigureAwait(false);
            }
            catch (Exception exception) when (!session.IsCancellationRequested)
            {
                SidecarLog.WorkerPaused(_parts.Log, _app.AppId, attempt, exception);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // A call that was cancelled says so by an exception of gRPC: it is the end of the session and not of this process.
                throw new OperationCanceledException("The session ended.", exception, session);
            }

            await Task.Delay(Backoff.After(attempt, ShortestPoll, LongestPause), session).ConfigureAwait(false);
        }
    }
}
