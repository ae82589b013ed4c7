using Hearsay.Contracts;
using Hearsay.LocalSidecar.Delivery;
using Hearsay.LocalSidecar.Faults;
using Hearsay.LocalSidecar.Health;
using Hearsay.LocalSidecar.Invocation;
using Hearsay.LocalSidecar.Publishing;
using Hearsay.LocalSidecar.Resources;
using Hearsay.LocalSidecar.Runtime;
using Hearsay.LocalSidecar.Storage;
using Hearsay.Postgres;
using Hearsay.ServiceDefaults.Hosting;
using Hearsay.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Options;

namespace Hearsay.LocalSidecar;

/// <summary>Builds and runs the sidecar, or its migrations with the argument <c>migrate</c>.</summary>
public static class SidecarHost
{
    private const string Name = "local-sidecar";

    /// <summary>Exit code: 0 after an orderly stop, 1 where it could not start or migrate.</summary>
    public static Task<int> RunAsync(string[] args) => args is ["migrate", ..]
        ? ServiceProgram.RunAsync(args, new ServiceDefinition(Name, SidecarSchema.Schema, static _ => { }, static _ => { }))
        : ServiceProgram.RunAsync(Name, () => Build(args));

    /// <summary>The sidecar, ready to start; <see cref="SidecarPorts"/> among its services tells its ports.</summary>
    /// <param name="args">Command line.</param>
    /// <param name="configure">Runs last, so that a test in the same process can listen in.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(SidecarHost).Assembly.GetName().Name,
        });
        builder.AddJsonLogs();
        builder.Logging.AddFilter("Yarp", LogLevel.Critical);
        builder.AddTracing(Name);
        AddResources(builder);
        AddListeners(builder);
        AddGrpc(builder.Services);
        AddStorage(builder.Services, ConnectionStrings.Required(builder.Configuration, ConnectionStrings.Postgres));
        AddDelivery(builder.Services);
        builder.Services.AddHttpForwarder();
        builder.Services.AddSingleton<InvokeService>();
        builder.Services.AddSingleton<HealthAnswers>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
        configure?.Invoke(builder);

        var app = builder.Build();
        Map(app);
        return app;
    }

    /// <summary>What Dapr's files say comes first; settings of the sidecar's own win.</summary>
    private static void AddResources(WebApplicationBuilder builder)
    {
        var paths = builder.Configuration.GetSection($"{SidecarOptions.Section}:{nameof(SidecarOptions.ResourcesPaths)}").Get<string[]>() ?? [];
        var resources = ResourceFiles.Read(paths);
        builder.Services.AddSingleton(resources);
        builder.Services.AddSingleton(provider =>
            resources.Pubsub ?? PubsubComponent.Open(provider.GetRequiredService<IOptions<SidecarOptions>>().Value.PubsubName));
        builder.Services.AddSingleton(SidecarTokens.Read(builder.Configuration));
        builder.Services.AddSingleton<CallGate>();
    }

    private static void AddListeners(WebApplicationBuilder builder)
    {
        var ports = new SidecarPorts();
        builder.Services.AddOptions<SidecarOptions>()
            .Configure<DaprResources>((options, resources) => resources.ApplyTo(options))
            .BindConfiguration(SidecarOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton(ports);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // Streams of any length are proxied; the size of our own messages is bound by gRPC.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(60);
            ports.Listen(kestrel, kestrel.ApplicationServices.GetRequiredService<IOptions<SidecarOptions>>().Value.Apps);
        });
    }

    private static void AddGrpc(IServiceCollection services)
    {
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = MessageLimits.MaxMessageBytes;
            grpc.MaxSendMessageSize = MessageLimits.MaxMessageBytes;

            // Else gRPC answers UNIMPLEMENTED to every call that is for an app.
            grpc.IgnoreUnknownServices = true;
        });
        services.AddGrpcReflection();
        services.AddSingleton<DaprService>();
        services.AddSingleton<GetMetadata>();
        services.AddSingleton<PublishEvent>();
    }

    private static void AddStorage(IServiceCollection services, string connectionString)
    {
        services.AddSingleton(provider =>
            ServiceDataSource.Create(SidecarSchema.Schema, connectionString, provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<MessageStore>();
        services.AddSingleton<SubscriptionStore>();
        services.AddSingleton<DeliveryStore>();
        services.AddSingleton<SidecarOwner>();
        services.AddHostedService(provider => provider.GetRequiredService<SidecarOwner>());
        services.AddHostedService<Retention>();
    }

    private static void AddDelivery(IServiceCollection services)
    {
        services.AddSingleton<AppStates>();
        services.AddSingleton<WakeUps>();
        services.AddSingleton<ListSubscriptions>();
        services.AddSingleton<DeliverMessage>();
        services.AddSingleton<SettleMessage>();
        services.AddOptions<FaultOptions>().BindConfiguration(FaultOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FaultDraws>();
        services.AddSingleton<EventCopies>();
        services.AddSingleton<WorkerParts>();
        services.AddHostedService<DeliveryService>();
    }

    private static void Map(WebApplication app)
    {
        var health = app.Services.GetRequiredService<HealthAnswers>();
        var invoke = app.Services.GetRequiredService<InvokeService>();
        var gate = app.Services.GetRequiredService<CallGate>();
        foreach (var what in app.Services.GetRequiredService<DaprResources>().Ignored)
        {
            SidecarLog.ResourceIgnored(app.Logger, what);
        }

        app.Use(next => async context =>
        {
            if (await gate.PassesAsync(context).ConfigureAwait(false))
            {
                await next(context).ConfigureAwait(false);
            }
        });
        app.Use(next => context => context.GetEndpoint() is null ? invoke.HandleAsync(context) : next(context));
        app.MapGrpcService<DaprService>();
        app.MapGrpcReflectionService();
        app.MapGet("/v1.0/healthz", (Delegate)health.HealthAsync);
        app.MapGet("/v1.0/healthz/outbound", (Delegate)health.OutboundAsync);
    }
}
