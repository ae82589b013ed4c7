using Google.Protobuf.Reflection;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Contracts.Tests;

/// <summary>The descriptors of all contracts.</summary>
internal static class ContractFiles
{
    public static IReadOnlyList<FileDescriptor> All { get; } =
    [
        ErrorReasonReflection.Descriptor,
        SpanReflection.Descriptor,
        ArticleReflection.Descriptor,
        StatementReflection.Descriptor,
        EntityReflection.Descriptor,
        TimeReflection.Descriptor,
        EventReflection.Descriptor,
        FigureReflection.Descriptor,
        EvidenceReflection.Descriptor,
        ExtractionServiceReflection.Descriptor,
        EvidenceEventsReflection.Descriptor,
        IngestionServiceReflection.Descriptor,
        DocumentEventsReflection.Descriptor,
        ResultsReflection.Descriptor,
        ClaimsReflection.Descriptor,
        OriginsReflection.Descriptor,
        CopiesReflection.Descriptor,
        SearchReflection.Descriptor,
        DossierReflection.Descriptor,
        TimelineReflection.Descriptor,
        EntityDecisionsReflection.Descriptor,
        CorrectionsReflection.Descriptor,
        ExportsReflection.Descriptor,
        CorrectStatementReflection.Descriptor,
        ExportsReflection.Descriptor,
        WatchReflection.Descriptor,
        QueryServiceReflection.Descriptor,
    ];

    public static IEnumerable<MessageDescriptor> Messages => All.SelectMany(file => file.MessageTypes);

    public static IEnumerable<EnumDescriptor> Enums => All.SelectMany(file => file.EnumTypes);

    public static IEnumerable<ServiceDescriptor> Services => All.SelectMany(file => file.Services);
}
