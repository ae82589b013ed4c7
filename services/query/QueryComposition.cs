using Hearsay.Contracts;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Messaging;
using Hearsay.Postgres;
using Hearsay.ServiceDefaults.Hosting;
using Hearsay.Tagger.Sentences;

namespace Hearsay.Query;

/// <summary>What the query service is made of.</summary>
public static class QueryComposition
{
    /// <summary>The service, for its program and for tests.</summary>
    public static ServiceDefinition Definition { get; } = new(
        AppIds.Query,
        new ServiceSchema("query", [MessagingSchema.Source, new MigrationSource("query", typeof(QueryComposition).Assembly)]),
        Add,
        Map);

    private static void Add(WebApplicationBuilder builder)
    {
        builder.AddMessaging(Topics.DeadLettersQuery);
        builder.Services.AddTopicHandler<ProjectEvidence>();
        builder.Services.AddTopicHandler<RemoveRetractedDocument>();
        builder.Services.AddInvokedClient(AppIds.Extraction, invoker => new ExtractionService.ExtractionServiceClient(invoker));
        builder.Services.AddInvokedClient(AppIds.Ingestion, invoker => new IngestionService.IngestionServiceClient(invoker));
        builder.Services.AddSingleton(_ => SentenceEncoder.Load());
        builder.Services.AddSingleton<SentenceVectors>();
        builder.Services.AddHostedService<FirstSentence>();
        builder.Services.AddSingleton<EvidenceSource>();
        builder.Services.AddSingleton<ReadModelWriter>();
        builder.Services.AddSingleton<StatementStore>();
        builder.Services.AddSingleton<EntityStore>();
        builder.Services.AddSingleton<EventStore>();
        builder.Services.AddSingleton<GetDocumentEvidence>();
        builder.Services.AddSingleton<ListStatements>();
        builder.Services.AddSingleton<GetStatement>();
        builder.Services.AddSingleton<ListEntities>();
        builder.Services.AddSingleton<ListEvents>();
        builder.Services.AddSingleton<ClaimStore>();
        builder.Services.AddSingleton<ClaimLookup>();
        builder.Services.AddSingleton<ContradictionStore>();
        builder.Services.AddSingleton<FindClaims>();
        builder.Services.AddSingleton<ListClaims>();
        builder.Services.AddSingleton<GetClaim>();
        builder.Services.AddSingleton<ListContradictions>();
        builder.Services.AddSingleton<OriginStore>();
        builder.Services.AddSingleton<GetOrigins>();
        builder.Services.AddSingleton<GetCopies>();
        builder.Services.AddSingleton<ComparedReadings>();
        builder.Services.AddSingleton<DiffRevisions>();
        builder.Services.AddSingleton<RebuildReadModel>();
        builder.Services.AddSingleton<RetractedDocuments>();
        builder.Services.AddSingleton<RebuildPlace>();
        builder.Services.AddTransient<RebuildFromExtraction>();
        builder.Services.AddSingleton<CanonicalEntities>();
        builder.Services.AddSingleton<SearchStore>();
        builder.Services.AddSingleton<Highlights>();
        builder.Services.AddSingleton<SearchStatements>();
        builder.Services.AddSingleton<DossierStore>();
        builder.Services.AddSingleton<GetDossier>();
        builder.Services.AddSingleton<GetEntity>();
        builder.Services.AddSingleton<TimelineStore>();
        builder.Services.AddSingleton<GetTimeline>();
        builder.Services.AddSingleton<DecisionStore>();
        builder.Services.AddSingleton<DecisionWriter>();
        builder.Services.AddSingleton<MergeEntities>();
        builder.Services.AddSingleton<SplitEntity>();
        builder.Services.AddSingleton<UndoEntityDecision>();
        builder.Services.AddSingleton<ListEntityDecisions>();
        builder.Services.AddOptions<ExportOptions>().BindConfiguration("Exports");
        builder.Services.AddSingleton<ExportBounds>();
        builder.Services.AddSingleton<Export>();
        builder.Services.AddSingleton<CorrectionStore>();
        builder.Services.AddSingleton<CorrectionWriter>();
        builder.Services.AddSingleton<CorrectStatement>();
        builder.Services.AddSingleton<UndoCorrection>();
        builder.Services.AddSingleton<ListCorrections>();
    }

    private static void Map(WebApplication app)
    {
        app.MapGrpcService<QueryGrpcService>();
        app.MapEventSubscriber();
    }
}
