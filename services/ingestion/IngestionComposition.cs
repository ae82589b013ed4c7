using Hearsay.Contracts;
using Hearsay.Ingestion.Documents;
using Hearsay.Ingestion.Requests;
using Hearsay.Ingestion.Storage;
using Hearsay.Ingestion.Streams;
using Hearsay.Messaging;
using Hearsay.Postgres;
using Hearsay.ServiceDefaults.Hosting;

namespace Hearsay.Ingestion;

/// <summary>What makes up the ingestion service.</summary>
public static class IngestionComposition
{
    /// <summary>The service.</summary>
    public static ServiceDefinition Definition { get; } = new(
        AppIds.Ingestion,
        new ServiceSchema("ingestion", [MessagingSchema.Source, new MigrationSource("ingestion", typeof(IngestionComposition).Assembly)]),
        Add,
        Map);

    private static void Add(WebApplicationBuilder builder)
    {
        builder.AddMessaging();
        builder.Services
            .AddSingleton<DocumentReads>()
            .AddSingleton<SubmissionReader>()
            .AddSingleton<SubmitDocument>()
            .AddSingleton<SubmitDocuments>()
            .AddSingleton<StreamBounds>()
            .AddSingleton<GetDocument>()
            .AddSingleton<GetRevision>()
            .AddSingleton<ListDocuments>()
            .AddSingleton<ListRevisions>()
            .AddSingleton<RetractDocument>()
            .AddHostedService<RequestRetention>();
    }

    private static void Map(WebApplication app)
    {
        app.MapGrpcService<IngestionGrpcService>();
        app.MapEventSubscriber();
    }
}
