using Dapr.Client.Autogen.Grpc.v1;
using Hearsay.LocalSidecar.Delivery;
using Hearsay.LocalSidecar.Resources;
using Microsoft.Extensions.Options;

namespace Hearsay.LocalSidecar.Runtime;

/// <summary>Tells what this sidecar is, for which app, and what the app takes.</summary>
internal sealed class GetMetadata(IOptions<SidecarOptions> options, PubsubComponent pubsub, AppStates apps)
{
    private const string RuntimeVersion = "1.19.0-hearsay";

    public GetMetadataResponse Handle(SidecarApp app)
    {
        var response = new GetMetadataResponse
        {
            Id = app.AppId,
            RuntimeVersion = RuntimeVersion,
            ExtendedMetadata = { ["daprRuntimeVersion"] = RuntimeVersion },
            AppConnectionProperties = new AppConnectionProperties
            {
                Port = app.AppAddress!.Port,
                Protocol = "grpc",
                ChannelAddress = app.AppAddress.Host,
            },
        };
        if (pubsub.IsSeenBy(app.AppId))
        {
            // Whichever broker a file of Dapr names, PostgreSQL stands in for it.
            response.RegisteredComponents.Add(
                new RegisteredComponents { Name = options.Value.PubsubName, Type = "pubsub.postgresql", Version = "v1" });
        }

        foreach (var subscription in apps.Of(app.AppId).Subscriptions)
        {
            response.Subscriptions.Add(new PubsubSubscription
            {
                PubsubName = options.Value.PubsubName,
                Topic = subscription.Topic,
                DeadLetterTopic = subscription.DeadLetterTopic ?? "",
                Type = PubsubSubscriptionType.Programmatic,
                Rules = new PubsubSubscriptionRules { Rules = { new PubsubSubscriptionRule { Path = subscription.Path } } },
            });
        }

        return response;
    }
}
