using System.Diagnostics;
using Dapr.AppCallback.Autogen.Grpc.v1;
using Grpc.Core;
using Hearsay.LocalSidecar.Resources;
using Hearsay.LocalSidecar.Runtime;
using Hearsay.LocalSidecar.Storage;
using Microsoft.Extensions.Options;
using OpenTelemetry;

namespace Hearsay.LocalSidecar.Delivery;

/// <summary>Asks an app which topics it takes and notes the answer.</summary>
internal sealed class ListSubscriptions(
    IOptions<SidecarOptions> options, PubsubComponent pubsub, SubscriptionStore store, TimeProvider clock, ILogger<ListSubscriptions> log)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <summary>One question. Throws where the app or the database fails.</summary>
    public async Task<IReadOnlyList<Subscription>> HandleAsync(string appId, AppCallbackClient app, CancellationToken cancellationToken)
    {
        using var quiet = SuppressInstrumentationScope.Begin();
        var subscriptions = Read(appId, await AskAsync(app, cancellationToken).ConfigureAwait(false));
        await store.OpenAsync(appId, options.Value.PubsubName, subscriptions, cancellationToken).ConfigureAwait(false);
        SidecarLog.Subscribed(log, appId, subscriptions);
        return subscriptions;
    }

    private async Task<IEnumerable<TopicSubscription>> AskAsync(AppCallbackClient app, CancellationToken cancellationToken)
    {
        // As with daprd, this question carries no app token.
        // A trace that is not sampled keeps the app from recording one for a question that tells nothing.
        var unsampled = new Metadata { { "traceparent", $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-00" } };
        try
        {
            using var call = app.ListTopicSubscriptions(
                new CallOptions(unsampled, clock.GetUtcNow().UtcDateTime + Deadline, cancellationToken));
            return (await call.ResponseAsync.ConfigureAwait(false)).Subscriptions;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.Unimplemented)
        {
            return [];
        }
    }

    /// <summary>The last of several subscriptions to a topic wins. Rules by content are not supported: the default path is taken.</summary>
    private List<Subscription> Read(string appId, IEnumerable<TopicSubscription> answer)
    {
        var byTopic = new SortedDictionary<string, Subscription>(StringComparer.Ordinal);
        foreach (var subscription in answer)
        {
            if (subscription.PubsubName != options.Value.PubsubName || !pubsub.IsSeenBy(appId) || subscription.Topic.Length == 0)
            {
                SidecarLog.SubscriptionIgnored(log, appId, subscription.Topic, subscription.PubsubName);
                continue;
            }

            if (!pubsub.MaySubscribe(appId, subscription.Topic))
            {
                SidecarLog.SubscriptionForbidden(log, appId, subscription.Topic, subscription.PubsubName);
                continue;
            }

            if (subscription.Routes?.Rules.Count > 0)
            {
                SidecarLog.RulesIgnored(log, appId, subscription.Topic);
            }

            byTopic[subscription.Topic] = new Subscription(
                subscription.Topic,
                subscription.Routes?.Default ?? "",
                subscription.DeadLetterTopic.Length == 0 ? null : subscription.DeadLetterTopic);
        }

        return [.. byTopic.Values];
    }
}
