using System.Collections.Concurrent;
using System.Net;
using Dapr.AppCallback.Autogen.Grpc.v1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.LocalPostgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;
using Outcome = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.TestSupport.Sidecars;

/// <summary>One event as an app received it.</summary>
public sealed record Received(TopicEventRequest Event, Metadata Headers, int Attempt);

/// <summary>An app with Dapr callbacks on a port of its own. It can go down and come up again on the same port.</summary>
public sealed class TestApp : IAsyncDisposable
{
    private readonly ConcurrentQueue<Received> _received = new();
    private readonly ConcurrentDictionary<string, int> _attempts = new();
    private readonly ListTopicSubscriptionsResponse _subscriptions = new();
    private WebApplication? _app;
    private int _timesAsked;
    private int _timesAskedForHealth;

    /// <summary>An app that is still down.</summary>
    public TestApp(string appId, params string[] topics)
    {
        AppId = appId;
        foreach (var topic in topics)
        {
            _subscriptions.Subscriptions.Add(new TopicSubscription { PubsubName = "pubsub", Topic = topic });
        }
    }

    /// <summary>Dapr app id.</summary>
    public string AppId { get; }

    /// <summary>Port of 127.0.0.1 that it answers on while it is up.</summary>
    public int Port { get; } = LoopbackPort.TakeFree();

    /// <summary>Decides over each event; takes it by default.</summary>
    public Func<Received, CancellationToken, Task<Outcome>> Handle { get; set; } = (_, _) => Task.FromResult(Outcome.Success);

    /// <summary>All attempts in the order of their arrival.</summary>
    public IReadOnlyList<Received> Received => [.. _received];

    /// <summary>How often the app was asked which topics it takes.</summary>
    public int TimesAsked => Volatile.Read(ref _timesAsked);

    /// <summary>How often the app was asked whether it is healthy.</summary>
    public int TimesAskedForHealth => Volatile.Read(ref _timesAskedForHealth);

    /// <summary>Headers of the last question for topics; null before the first.</summary>
    public Metadata? LastQuestion { get; private set; }

    /// <summary>What it says when it is asked which topics it takes.</summary>
    public IList<TopicSubscription> Subscriptions => _subscriptions.Subscriptions;

    /// <summary>What it answers when it is asked for its health.</summary>
    public bool IsHealthy { get; set; } = true;

    /// <summary>Pub/sub component of all its subscriptions.</summary>
    public string PubsubName
    {
        set
        {
            foreach (var subscription in _subscriptions.Subscriptions)
            {
                subscription.PubsubName = value;
            }
        }
    }

    /// <summary>An app that is up.</summary>
    public static async Task<TestApp> StartAsync(string appId, params string[] topics)
    {
        var app = new TestApp(appId, topics);
        await app.UpAsync();
        return app;
    }

    /// <summary>Begins to answer.</summary>
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
        _app.MapGrpcService<Health>();
        _app.MapGrpcService<EchoingService>();
        await _app.StartAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Goes away at once, with whatever it was doing.</summary>
    public async Task DownAsync()
    {
        var app = _app!;
        _app = null;
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    /// <summary>Waits until so many events came, copies and attempts counted.</summary>
    public Task ReceivesAsync(int count, TimeSpan? bound = null) =>
        Eventually.HoldsAsync(() => Task.FromResult(_received.Count >= count), $"{AppId} received {count} events", bound);

    /// <inheritdoc/>
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

    private sealed class Health(TestApp app) : AppCallbackHealthCheck.AppCallbackHealthCheckBase
    {
        public override Task<HealthCheckResponse> HealthCheck(Empty request, ServerCallContext context)
        {
            Interlocked.Increment(ref app._timesAskedForHealth);
            context.Status = app.IsHealthy ? Status.DefaultSuccess : new Status(StatusCode.Unavailable, "not yet");
            return Task.FromResult(new HealthCheckResponse());
        }
    }
}
