using Dapr.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hearsay.Messaging;

/// <summary>Adds the message path to a service.</summary>
public static class MessagingComposition
{
    /// <summary>Adds outbox, relay, intake and retention; handlers are added with <see cref="AddTopicHandler{THandler}"/>.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="deadLetterTopic">Topic of what the service's sidecar gives up on; empty in a service that takes no events.</param>
    public static void AddMessaging(this WebApplicationBuilder builder, string deadLetterTopic = "")
    {
        builder.Services.AddOptions<MessagingOptions>().Configure(options => options.DeadLetterTopic = deadLetterTopic).BindConfiguration("Messaging");
        builder.Services.AddSingleton(provider =>
        {
            var sidecar = SidecarEndpoint.Read(provider.GetRequiredService<IConfiguration>());
            return new DaprClientBuilder().UseGrpcEndpoint(sidecar.Address).UseDaprApiToken(sidecar.ApiToken ?? "").Build();
        });
        builder.Services.AddSingleton<OutboxSignal>();
        builder.Services.AddSingleton<Outbox>();
        builder.Services.AddSingleton<OutboxDepth>();
        builder.Services.AddSingleton<OutboxLog>();
        builder.Services.AddSingleton<OutboxShards>();
        builder.Services.AddSingleton<OutboxAdoption>();
        builder.Services.AddSingleton<EventPublisher>();
        builder.Services.AddSingleton<EventSender>();
        builder.Services.AddSingleton<DeadLetters>();
        builder.Services.AddSingleton<FailedTries>();
        builder.Services.AddSingleton<InHand>();
        builder.Services.AddSingleton<CrashGuard>();
        builder.Services.AddSingleton<EventHandling>();
        builder.Services.AddSingleton<EventIntake>();
        builder.Services.AddSingleton<DeadLetterDesk>();
        builder.Services.AddHostedService<OutboxRelay>();
        builder.Services.AddHostedService<OutboxPartitions>();
        builder.Services.AddHostedService<MessageRetention>();
        builder.Services.AddHostedService<OutboxMeter>();
        builder.Services.AddHostedService<ProcessWatch>();
        builder.Services.AddHostedService<DeadLetterReplay>();
    }

    /// <summary>Adds the handler of one topic.</summary>
    public static void AddTopicHandler<THandler>(this IServiceCollection services)
        where THandler : class, ITopicHandler => services.AddSingleton<ITopicHandler, THandler>();

    /// <summary>Maps what the sidecar calls: to deliver events, and to learn whether it may.</summary>
    public static void MapEventSubscriber(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<EventSubscriber>();
        endpoints.MapGrpcService<AppHealth>();
    }
}
