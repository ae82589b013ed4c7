using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Messaging;
using Hearsay.Postgres;
using Hearsay.ServiceDefaults.Hosting;

namespace Hearsay.Extraction;

/// <summary>What the extraction service is made of.</summary>
public static class ExtractionComposition
{
    /// <summary>Schema that the service owns.</summary>
    public static ServiceSchema Schema { get; } =
        new("extraction", [MessagingSchema.Source, new MigrationSource("extraction", typeof(ExtractionComposition).Assembly)]);

    /// <summary>The service.</summary>
    public static ServiceDefinition Definition { get; } = new(AppIds.Extraction, Schema, Add, Map);

    private static void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ExtractionOptions>().BindConfiguration("Extraction");
        builder.AddMessaging(Topics.DeadLettersExtraction);
        builder.Services.AddInvokedClient(AppIds.Ingestion, invoker => new IngestionService.IngestionServiceClient(invoker));
        builder.Services.AddTopicHandler<ExtractReceivedDocument>();
        builder.Services.AddTopicHandler<ForgetRetractedDocument>();
        builder.Services.AddSingleton<RevisionSource>();
        builder.AddEngine();
        builder.Services.AddSingleton<EngineSlots>();
        builder.Services.AddSingleton<EvidenceReader>();
        builder.Services.AddSingleton<EvidenceStore>();
        builder.Services.AddSingleton<ExtractText>();
        builder.Services.AddSingleton<GetEvidence>();
        builder.Services.AddSingleton<StreamEvidence>();
        builder.Services.AddSingleton<RevisionList>();
        builder.Services.AddSingleton<ReextractRevision>();
        builder.Services.AddSingleton<ReextractDocument>();
        builder.Services.AddSingleton<ReextractStored>();
    }

    private static void Map(WebApplication app)
    {
        app.MapGrpcService<ExtractionGrpcService>();
        app.MapEventSubscriber();
    }
}
