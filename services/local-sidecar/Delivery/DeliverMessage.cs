using System.Diagnostics;
using Dapr.AppCallback.Autogen.Grpc.v1;
using Grpc.Core;
using Hearsay.LocalSidecar.Runtime;
using Hearsay.LocalSidecar.Storage;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using AnswerStatus = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.LocalSidecar.Delivery;

/// <summary>What is to happen with a message after an attempt.</summary>
internal enum Verdict
{
    /// <summary>The group has it.</summary>
    Done,

    /// <summary>The app asked for another attempt, failed, or did not answer in time.</summary>
    Again,

    /// <summary>The app refused it for good.</summary>
    Dead,

    /// <summary>The app was not there; that is no attempt.</summary>
    AppDown,

    /// <summary>The sidecar stops; that is no attempt either.</summary>
    Interrupted,
}

/// <summary>The end of one attempt.</summary>
internal sealed record AttemptResult(Verdict Verdict, string Why);

/// <summary>Hands one message to one app and reads its answer as daprd does.</summary>
internal sealed class DeliverMessage(
    IOptions<SidecarOptions> options, SidecarTokens tokens, TimeProvider clock, ILogger<DeliverMessage> log)
{
    public async Task<AttemptResult> SendAsync(
        AppCallbackClient app, ClaimedMessage message, Subscription subscription, Activity? span, CancellationToken cancellationToken)
    {
        if (message.Expired)
        {
            return new AttemptResult(Verdict.Dead, "the time to live ran out");
        }

        var pubsub = options.Value.PubsubName;
        var request = TopicEvent.Read(message.Envelope, pubsub, message.Topic, subscription.Path);
        var call = new CallOptions(
            DeliveryHeaders.Create(message, pubsub, tokens.App, span),
            clock.GetUtcNow().UtcDateTime + options.Value.DeliveryDeadline,
            cancellationToken);
        try
        {
            // Our span is the one between publisher and app; the client libraries would each add one of their own.
            using var quiet = SuppressInstrumentationScope.Begin();
            using var answer = app.OnTopicEvent(request, call);
            return Judge(message, await answer.ResponseAsync.ConfigureAwait(false));
        }
        catch (RpcException exception)
        {
            return Judge(message, exception, cancellationToken);
        }
    }

    private static AttemptResult Judge(ClaimedMessage message, TopicEventResponse answer) => answer.Status switch
    {
        AnswerStatus.Success => new AttemptResult(Verdict.Done, ""),
        AnswerStatus.Drop => new AttemptResult(Verdict.Dead, "the app answered DROP"),
        AnswerStatus.Retry => new AttemptResult(Verdict.Again, "the app answered RETRY"),
        _ => new AttemptResult(Verdict.Again, $"the app answered with the unknown status {(int)answer.Status} to message {message.MessageId}"),
    };

    private AttemptResult Judge(ClaimedMessage message, RpcException exception, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return new AttemptResult(Verdict.Interrupted, "the sidecar stopped");
        }

        switch (exception.StatusCode)
        {
            case StatusCode.Unimplemented:
                // daprd takes this as an acknowledgement. An app that has no handler will not grow one.
                SidecarLog.Unimplemented(log, message.AppId, message.Topic, message.EventId);
                return new AttemptResult(Verdict.Done, "the app does not implement OnTopicEvent");

            // Only a failure below gRPC carries an exception; an app may well answer UNAVAILABLE itself.
            case StatusCode.Unavailable when exception.Status.DebugException is not null:
                return new AttemptResult(Verdict.AppDown, exception.Status.Detail);

            default:
                return new AttemptResult(Verdict.Again, $"{exception.StatusCode}: {exception.Status.Detail}");
        }
    }
}
