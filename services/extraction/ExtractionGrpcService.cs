using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Extraction.V1;
using Microsoft.AspNetCore.Authorization;

namespace Hearsay.Extraction;

/// <summary>The contract's door: hands each call to its slice.</summary>
public sealed class ExtractionGrpcService(ExtractText extractText, GetEvidence getEvidence, StreamEvidence streamEvidence, ReextractDocument reextractDocument)
    : ExtractionService.ExtractionServiceBase
{
    /// <inheritdoc/>
    [Authorize(Callers.Reader)]
    public override Task<ExtractTextResponse> ExtractText(ExtractTextRequest request, ServerCallContext context) =>
        extractText.HandleAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    [Authorize(Callers.ReaderOrService)]
    public override Task<GetEvidenceResponse> GetEvidence(GetEvidenceRequest request, ServerCallContext context) =>
        getEvidence.HandleAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    [Authorize(Callers.ReaderOrService)]
    public override Task StreamEvidence(
        StreamEvidenceRequest request, IServerStreamWriter<StreamEvidenceResponse> responseStream, ServerCallContext context) =>
        streamEvidence.HandleAsync(request, responseStream, context.CancellationToken);

    /// <inheritdoc/>
    [Authorize(Callers.Operator)]
    public override Task<ReextractDocumentResponse> ReextractDocument(ReextractDocumentRequest request, ServerCallContext context) =>
        reextractDocument.HandleAsync(request, context.CancellationToken);
}
