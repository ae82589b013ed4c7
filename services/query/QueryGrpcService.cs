using Grpc.Core;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>The door: each call goes to the class that answers it.</summary>
internal sealed class QueryGrpcService(GetDocumentEvidence getDocumentEvidence) : QueryService.QueryServiceBase
{
    public override Task<GetDocumentEvidenceResponse> GetDocumentEvidence(GetDocumentEvidenceRequest request, ServerCallContext context) =>
        getDocumentEvidence.HandleAsync(request, context.CancellationToken);
}
