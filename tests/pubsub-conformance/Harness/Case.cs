using Dapr;
using Dapr.Client;
using Grpc.Core;
using Grpc.Net.Client;
using Hearsay.Contracts;
using Hearsay.PubsubConformance.Tests.Targets;
using Hearsay.TestSupport;
using Hearsay.TestSupport.Sidecars;

namespace Hearsay.PubsubConformance.Tests.Harness;

/// <summary>Apps, each with a sidecar of its own, around one broker.</summary>
internal sealed class Case : IAsyncDisposable
{
    public const string Pubsub = DaprFiles.Pubsub;

    private readonly Target _target;
    private readonly IBroker _broker;
    private readonly Dictionary<TestApp, ISidecar> _sidecars = [];
    private readonly List<IDisposable> _clients = [];

    private Case(Target target, IBroker broker)
    {
        _target = target;
        _broker = broker;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task<Case> StartAsync(ClusterFixture cluster, string target, params TestApp[] apps) =>
        StartAsync(cluster, target, new TargetOptions(), apps);

    public static Task<Case> StartAsync(ClusterFixture cluster, string target, TargetOptions options, params TestApp[] apps) =>
        StartAsync(cluster, Target.Named(target), options, apps);

    public static async Task<Case> StartAsync(ClusterFixture cluster, Target target, TargetOptions options, params TestApp[] apps)
    {
        var started = new Case(target, await target.OpenAsync(cluster, options, apps));
        try
        {
            foreach (var app in apps)
            {
                await started.StartSidecarAsync(app);
            }

            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    public Uri Http(TestApp app) => _sidecars[app].Http;

    /// <summary>Starts the sidecar of an app and waits until it takes calls.</summary>
    public async Task StartSidecarAsync(TestApp app)
    {
        _sidecars[app] = await _broker.StartAsync(app);
        using var http = new HttpClient { BaseAddress = Http(app) };
        await Eventually.HoldsAsync(
            () =>
            {
                Assert.False(_sidecars[app].HasEnded, $"the sidecar of {app.AppId} ended by itself");
                return AnswersAsync(http, "/v1.0/healthz/outbound");
            },
            $"the sidecar of {app.AppId} is up",
            _target.Patience);
    }

    /// <summary>Ends the sidecar of an app: with SIGKILL where the case asked for processes.</summary>
    public async Task EndSidecarAsync(TestApp app)
    {
        await _sidecars[app].DisposeAsync();
        _sidecars.Remove(app);
    }

    /// <summary>Waits until the apps have said what they take.</summary>
    public async Task ServesAsync(params TestApp[] apps)
    {
        foreach (var app in apps)
        {
            using var http = new HttpClient { BaseAddress = Http(app) };
            await Eventually.HoldsAsync(() => AnswersAsync(http, "/v1.0/healthz"), $"the sidecar serves {app.AppId}", _target.Patience);
        }
    }

    public Task ReceivesAsync(TestApp app, int count) => app.ReceivesAsync(count, _target.Patience);

    public Task HoldsAsync(Func<bool> condition, string what) => Eventually.HoldsAsync(() => Task.FromResult(condition()), what, _target.Patience);

    /// <summary>Waits until a call succeeds.</summary>
    public Task BecomesAsync(Func<Task> call, string what) => Eventually.HoldsAsync(
        async () => await Record.ExceptionAsync(call) is not RpcException, what, _target.Patience);

    /// <summary>Waits until nothing of a topic that the app was handed can come again.</summary>
    public Task SettlesAsync(string topic, TestApp app) => Eventually.HoldsAsync(
        () => _broker.IsSettledAsync(topic, app.AppId), $"all of {topic} that {app.AppId} was handed is settled", _target.Patience);

    /// <summary>The client that an app would use.</summary>
    public DaprClient Client(TestApp app, string token = "") => Keep(new DaprClientBuilder()
        .UseGrpcEndpoint(_sidecars[app].Grpc.AbsoluteUri)
        .UseHttpEndpoint(_sidecars[app].Http.AbsoluteUri)
        .UseDaprApiToken(token)
        .UseGrpcChannelOptions(new GrpcChannelOptions { MaxSendMessageSize = null })
        .Build());

    /// <summary>Calls of one app to another.</summary>
    public CallInvoker Invoker(TestApp caller, string calleeId, string? token = null) => DaprClient.CreateInvocationInvoker(
        calleeId,
        new GrpcChannelOptions { MaxReceiveMessageSize = MessageLimits.MaxMessageBytes, MaxSendMessageSize = MessageLimits.MaxMessageBytes },
        _sidecars[caller].Grpc.AbsoluteUri,
        token);

    /// <summary>A plain channel to an app's sidecar.</summary>
    public GrpcChannel Channel(TestApp app) => Keep(GrpcChannel.ForAddress(_sidecars[app].Grpc));

    public Task PublishAsync<T>(TestApp app, string topic, T data, Dictionary<string, string>? metadata = null) =>
        Client(app).PublishEventAsync(Pubsub, topic, data, metadata ?? [], Token);

    public Task PublishBytesAsync(TestApp app, string topic, byte[] data, string contentType, Dictionary<string, string>? metadata = null) =>
        Client(app).PublishByteEventAsync(Pubsub, topic, data, contentType, metadata ?? [], Token);

    /// <summary>How the sidecar refuses a call of Dapr's client.</summary>
    public static async Task<RpcException> RefusedAsync(Func<Task> call) =>
        Assert.IsType<RpcException>((await Assert.ThrowsAnyAsync<DaprException>(call)).InnerException);

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        foreach (var sidecar in _sidecars.Values)
        {
            await sidecar.DisposeAsync();
        }

        // Shown where the case fails.
        TestContext.Current.TestOutputHelper?.WriteLine(_broker.Logs());
        await _broker.DisposeAsync();
    }

    private static async Task<bool> AnswersAsync(HttpClient http, string path)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Token);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private T Keep<T>(T client)
        where T : IDisposable
    {
        _clients.Add(client);
        return client;
    }
}
