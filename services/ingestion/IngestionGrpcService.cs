using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Ingestion.Documents;
using Hearsay.Ingestion.Streams;
using Microsoft.AspNetCore.Authorization;

namespace Hearsay.Ingestion;

/// <summary>The contract's calls, each handed to its slice.</summary>
internal sealed class IngestionGrpcService(
    SubmitDocument submitDocument,
    SubmitDocuments submitDocuments,
    GetDocument getDocument,
    GetRevision getRevision,
    ListDocuments listDocuments,
    ListRevisions listRevisions,
    RetractDocument retractDocument) : IngestionService.IngestionServiceBase
{
    [Authorize(Callers.Writer)]
    public override Task<SubmitDocumentResponse> SubmitDocument(SubmitDocumentRequest request, ServerCallContext context) =>
        submitDocument.HandleAsync(request, context.CancellationToken);

    [Authorize(Callers.Writer)]
    public override Task SubmitDocuments(
        IAsyncStreamReader<SubmitDocumentsRequest> requestStream, IServerStreamWriter<SubmitDocumentsResponse> responseStream, ServerCallContext context) =>
        submitDocuments.HandleAsync(requestStream, responseStream, context);

    [Authorize(Callers.Reader)]
    public override Task<GetDocumentResponse> GetDocument(GetDocumentRequest request, ServerCallContext context) =>
        getDocument.HandleAsync(request, context.CancellationToken);

    [Authorize(Callers.ReaderOrService)]
    public override Task<GetRevisionResponse> GetRevision(GetRevisionRequest request, ServerCallContext context) =>
        getRevision.HandleAsync(request, context.CancellationToken);

    [Authorize(Callers.ReaderOrService)]
    public override Task<ListDocumentsResponse> ListDocuments(ListDocumentsRequest request, ServerCallContext context) =>
        listDocuments.HandleAsync(request, context.CancellationToken);

    [Authorize(Callers.Reader)]
    public override Task<ListRevisionsResponse> ListRevisions(ListRevisionsRequest request, ServerCallContext context) =>
        listRevisions.HandleAsync(request, context.CancellationToken);

    [Authorize(Callers.Writer)]
    public override Task<RetractDocumentResponse> RetractDocument(RetractDocumentRequest request, ServerCallContext context) =>
        retractDocument.HandleAsync(request, context.CancellationToken);
}
