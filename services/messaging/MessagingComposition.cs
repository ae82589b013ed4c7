using Dapr.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hearsay.Messaging;

/// <summary>Adds the message path to a service.</summary>
public static class MessagingComposition
{
    /// <summary>Adds outbox, relay and retention; handlers are added with <see cref="AddTopicHandler{THandler}"/>.</summary>
    public static void AddMessaging(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<MessagingOptions>().BindConfiguration("Messaging");
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
        builder.Services.AddHostedService<OutboxRelay>();
        builder.Services.AddHostedService<OutboxPartitions>();
        builder.Services.AddHostedService<MessageRetention>();
        builder.Services.AddHostedService<OutboxMeter>();
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
