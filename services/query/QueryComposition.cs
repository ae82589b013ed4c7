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
        new ServiceSchema("query", [MessagingSchema.Source, new MigrationSource("query", typeof(QueryComposition).Assembly)], Views: "query_at"),
        Add,
        Map);

    private static void Add(WebApplicationBuilder builder)
    {
        builder.AddMessaging(Topics.DeadLettersQuery);
        AddAsOf(builder);
        builder.Services.AddTopicHandler<ProjectEvidence>();
        builder.Services.AddTopicHandler<RemoveRetractedDocument>();
        builder.Services.AddInvokedClient(AppIds.Extraction, invoker => new ExtractionService.ExtractionServiceClient(invoker));
        builder.Services.AddInvokedClient(AppIds.Ingestion, invoker => new IngestionService.IngestionServiceClient(invoker));
        builder.Services.AddSingleton(_ => SentenceEncoder.Load());
        builder.Services.AddSingleton<SentenceVectors>();
        builder.Services.AddHostedService<FirstSentence>();
        builder.Services.AddSingleton<EvidenceSource>();
        builder.Services.AddSingleton<ReadModelWriter>();
        builder.Services.AddScoped<StatementStore>();
        builder.Services.AddScoped<EntityStore>();
        builder.Services.AddScoped<EventStore>();
        builder.Services.AddScoped<GetDocumentEvidence>();
        builder.Services.AddScoped<ListStatements>();
        builder.Services.AddScoped<GetStatement>();
        builder.Services.AddScoped<ListEntities>();
        builder.Services.AddScoped<ListEvents>();
        builder.Services.AddScoped<ClaimStore>();
        builder.Services.AddScoped<ClaimLookup>();
        builder.Services.AddScoped<ContradictionStore>();
        builder.Services.AddScoped<FindClaims>();
        builder.Services.AddScoped<ListClaims>();
        builder.Services.AddScoped<GetClaim>();
        builder.Services.AddScoped<ListContradictions>();
        builder.Services.AddScoped<OriginStore>();
        builder.Services.AddScoped<GetOrigins>();
        builder.Services.AddScoped<GetCopies>();
        builder.Services.AddScoped<ComparedReadings>();
        builder.Services.AddScoped<DiffRevisions>();
        builder.Services.AddSingleton<RebuildReadModel>();
        builder.Services.AddSingleton<RetractedDocuments>();
        builder.Services.AddSingleton<RebuildPlace>();
        builder.Services.AddTransient<RebuildFromExtraction>();
        builder.Services.AddScoped<CanonicalEntities>();
        builder.Services.AddScoped<SearchStore>();
        builder.Services.AddScoped<Highlights>();
        builder.Services.AddScoped<SearchStatements>();
        builder.Services.AddScoped<DossierStore>();
        builder.Services.AddScoped<GetDossier>();
        builder.Services.AddScoped<GetEntity>();
        builder.Services.AddScoped<TimelineStore>();
        builder.Services.AddScoped<GetTimeline>();
        builder.Services.AddOptions<ExportOptions>().BindConfiguration("Exports");
        builder.Services.AddSingleton<ExportBounds>();
        builder.Services.AddScoped<Export>();
        AddJudgements(builder);
        AddWatch(builder);
    }

    private static void AddJudgements(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DecisionStore>();
        builder.Services.AddSingleton<DecisionWriter>();
        builder.Services.AddSingleton<MergeEntities>();
        builder.Services.AddSingleton<SplitEntity>();
        builder.Services.AddSingleton<UndoEntityDecision>();
        builder.Services.AddSingleton<ListEntityDecisions>();
        builder.Services.AddSingleton<CorrectionStore>();
        builder.Services.AddSingleton<CorrectionWriter>();
        builder.Services.AddScoped<CorrectStatement>();
        builder.Services.AddSingleton<UndoCorrection>();
        builder.Services.AddSingleton<ListCorrections>();
    }

    private static void AddWatch(WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<WatchOptions>().BindConfiguration("Watch").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<WatchLog>();
        builder.Services.AddSingleton<WatchPageReader>();
        builder.Services.AddSingleton<WatchPages>();
        builder.Services.AddSingleton<WatchBounds>();
        builder.Services.AddScoped<WatchTarget>();
        builder.Services.AddScoped<ReachedClaim>();
        builder.Services.AddScoped<WatchStatements>();
        builder.Services.AddHostedService<WatchRetention>();
    }

    private static void AddAsOf(WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<AsOfOptions>().BindConfiguration("AsOf");
        builder.Services.AddSingleton<PastSource>();
        builder.Services.AddSingleton<PastReadModels>();
        // One a call, as is all that reads through it.
        builder.Services.AddScoped<ReadModel>();
    }

    private static void Map(WebApplication app)
    {
        app.MapGrpcService<QueryGrpcService>();
        app.MapEventSubscriber();
    }
}
