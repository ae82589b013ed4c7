using System.Collections.Concurrent;
using System.Net;
using Dapr.AppCallback.Autogen.Grpc.v1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.LocalPostgres;
using Hearsay.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Outcome = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.LocalSidecar.Tests;

/// <summary>One event as an app received it.</summary>
internal sealed record Received(TopicEventRequest Event, Metadata Headers, int Attempt);

/// <summary>An app with Dapr callbacks on a port of its own. It can go down and come up again on the same port.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private readonly ConcurrentQueue<Received> _received = new();
    private readonly ConcurrentDictionary<string, int> _attempts = new();
    private readonly ListTopicSubscriptionsResponse _subscriptions = new();
    private WebApplication? _app;
    private int _timesAsked;

    public TestApp(string appId, params string[] topics)
    {
        AppId = appId;
        foreach (var topic in topics)
        {
            _subscriptions.Subscriptions.Add(new TopicSubscription { PubsubName = "pubsub", Topic = topic });
        }
    }

    public string AppId { get; }

    public int Port { get; } = LoopbackPort.TakeFree();

    /// <summary>Decides over each event; takes it by default.</summary>
    public Func<Received, CancellationToken, Task<Outcome>> Handle { get; set; } = (_, _) => Task.FromResult(Outcome.Success);

    /// <summary>All attempts in the order of their arrival.</summary>
    public IReadOnlyList<Received> Received => [.. _received];

    /// <summary>How often the app was asked which topics it takes.</summary>
    public int TimesAsked => Volatile.Read(ref _timesAsked);

    /// <summary>Headers of the last question for topics; null before the first.</summary>
    public Metadata? LastQuestion { get; private set; }

    public IList<TopicSubscription> Subscriptions => _subscriptions.Subscriptions;

    public static async Task<TestApp> StartAsync(string appId, params string[] topics)
    {
        var app = new TestApp(appId, topics);
        await app.UpAsync();
        return app;
    }

    public async Task UpAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = MessageLimits.MaxMessageBytes;
            grpc.MaxSendMessageSize = MessageLimits.MaxMessageBytes;
        });
        builder.Services.AddSingleton(this);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, Port, listener => listener.Protocols = HttpProtocols.Http2));
        _app = builder.Build();
        _app.MapGrpcService<Callbacks>();
        _app.MapGrpcService<EchoService>();
        await _app.StartAsync(TestContext.Current.CancellationToken);
    }

    public async Task DownAsync()
    {
        var app = _app!;
        _app = null;
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    public Task ReceivesAsync(int count) =>
        Eventually.HoldsAsync(() => Task.FromResult(_received.Count >= count), $"{AppId} received {count} events");

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await DownAsync();
        }
    }

    private sealed class Callbacks(TestApp app) : AppCallback.AppCallbackBase
    {
        public override Task<ListTopicSubscriptionsResponse> ListTopicSubscriptions(Empty request, ServerCallContext context)
        {
            Interlocked.Increment(ref app._timesAsked);
            app.LastQuestion = context.RequestHeaders;
            return Task.FromResult(app._subscriptions.Clone());
        }

        public override async Task<TopicEventResponse> OnTopicEvent(TopicEventRequest request, ServerCallContext context)
        {
            var attempt = app._attempts.AddOrUpdate(request.Topic + "/" + request.Id, 1, (_, before) => before + 1);
            var received = new Received(request, context.RequestHeaders, attempt);
            app._received.Enqueue(received);
            return new TopicEventResponse { Status = await app.Handle(received, context.CancellationToken) };
        }
    }
}
