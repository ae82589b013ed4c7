using System.Diagnostics;
using System.Text.Json;
using Dapr.Client.Autogen.Grpc.v1;
using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.LocalSidecar.Delivery;
using Hearsay.LocalSidecar.Resources;
using Hearsay.LocalSidecar.Storage;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Hearsay.LocalSidecar.Publishing;

/// <summary>Accepts an event: checks it in daprd's order, wraps it, and answers once it is stored.</summary>
internal sealed class PublishEvent(
    IOptions<SidecarOptions> options, PubsubComponent pubsub, MessageStore store, WakeUps wakeUps, TimeProvider clock, ILogger<PublishEvent> log)
{
    // Room for the path, which is the subscriber's and not known yet.
    private const int PathReserve = 4096;

    public async Task HandleAsync(PublishEventRequest request, string appId, ServerCallContext context)
    {
        Check(request, appId);
        var metadata = new CloudEventMetadata(request.Metadata);
        Check(request, metadata);
        var envelope = Wrap(request, metadata, appId, context);
        if (!pubsub.MayPublish(appId, request.Topic))
        {
            throw PublishErrors.Forbidden(request.PubsubName, request.Topic, appId);
        }

        if (!ContentTypes.ReachesSubscriber(ContentTypeOf(request)))
        {
            SidecarLog.DataWillBeLost(log, ContentTypeOf(request), request.Topic, envelope.Id);
        }

        var message = new AcceptedMessage(
            request.PubsubName, request.Topic, metadata.PartitionKey, JsonSerializer.Serialize(request.Metadata), envelope);
        try
        {
            await store.AppendAsync(message, context.CancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException exception)
        {
            SidecarLog.PublishFailed(log, request.Topic, envelope.Id, exception);
            throw PublishErrors.Broker(request.PubsubName, request.Topic, exception.Message);
        }

        wakeUps.All();
    }

    private void Check(PublishEventRequest request, string appId)
    {
        if (request.PubsubName.Length == 0)
        {
            throw PublishErrors.PubsubNameEmpty();
        }

        if (request.PubsubName != options.Value.PubsubName || !pubsub.IsSeenBy(appId))
        {
            throw PublishErrors.PubsubNotFound(request.PubsubName);
        }

        if (request.Topic.Length == 0)
        {
            throw PublishErrors.TopicEmpty(request.PubsubName);
        }
    }

    private static void Check(PublishEventRequest request, CloudEventMetadata metadata)
    {
        try
        {
            if (metadata.RawPayload)
            {
                throw PublishErrors.RawPayloadUnsupported(request.PubsubName);
            }

            _ = metadata.TimeToLive;
        }
        catch (FormatException exception)
        {
            throw PublishErrors.Metadata(request.PubsubName, exception.Message);
        }
    }

    private WrittenEnvelope Wrap(PublishEventRequest request, CloudEventMetadata metadata, string appId, ServerCallContext context)
    {
        var (traceParent, traceState) = TraceOf(context);
        try
        {
            var envelope = Envelope.Write(request.Data.Memory, metadata, new EnvelopeContext(
                appId, request.PubsubName, request.Topic, ContentTypeOf(request), traceParent, traceState, clock.GetLocalNow()));

            // What no app could receive must not be accepted: it would be tried without end.
            var size = TopicEvent.Read(envelope.Json, request.PubsubName, request.Topic, path: "").CalculateSize() + PathReserve;
            return size <= MessageLimits.MaxEventBytes
                ? envelope
                : throw PublishErrors.TooLarge(request.PubsubName, size, MessageLimits.MaxEventBytes);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or IOException)
        {
            throw PublishErrors.CloudEvent(request.PubsubName);
        }
    }

    private static string ContentTypeOf(PublishEventRequest request) =>
        request.DataContentType.Length == 0 ? "text/plain" : request.DataContentType;

    /// <summary>The sidecar's own span, which stands between the publisher and every delivery.</summary>
    private static (string Parent, string State) TraceOf(ServerCallContext context) => Activity.Current is { IdFormat: ActivityIdFormat.W3C } span
        ? (span.Id!, span.TraceStateString ?? "")
        : (context.RequestHeaders.GetValue("traceparent") ?? "", "");
}
