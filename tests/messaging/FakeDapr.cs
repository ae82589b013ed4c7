using System.Collections.Concurrent;
using Dapr.Client.Autogen.Grpc.v1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Hearsay.TestSupport.Sidecars;

namespace Hearsay.Messaging.Tests;

/// <summary>One publish as it arrived.</summary>
public sealed record Published(PublishEventRequest Request, string? TraceParent, bool Accepted)
{
    public string Id => Request.Metadata["cloudevent.id"];

    public string Document => Request.Metadata["partitionKey"];
}

/// <summary>A broker in this process that keeps what it is sent and refuses what a test tells it to.</summary>
public sealed class FakeDapr : DaprApi
{
    private readonly ConcurrentQueue<Published> _all = new();

    /// <summary>Says whether a publish is accepted.</summary>
    public Func<PublishEventRequest, bool> Accepts { get; set; } = _ => true;

    /// <summary>Code of a publish that is not accepted.</summary>
    public StatusCode Refusal { get; set; } = StatusCode.Internal;

    /// <summary>Runs before the answer.</summary>
    public Func<PublishEventRequest, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    public IReadOnlyList<Published> All => [.. _all];

    public IReadOnlyList<Published> Accepted => [.. _all.Where(published => published.Accepted)];

    /// <summary>Accepted ids of a document, each where it stood first.</summary>
    public IReadOnlyList<string> FirstsOf(Guid document) =>
        [.. Accepted.Where(published => published.Document == document.ToString()).Select(published => published.Id).Distinct()];

    public override async Task<Empty> PublishEvent(PublishEventRequest request, ServerCallContext context)
    {
        await Before(request, context.CancellationToken);
        var accepted = Accepts(request);
        _all.Enqueue(new Published(request, context.RequestHeaders.GetValue("traceparent"), accepted));
        return accepted ? new Empty() : throw new RpcException(new Status(Refusal, "error when publishing"));
    }
}
