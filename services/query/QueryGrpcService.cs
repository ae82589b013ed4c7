using Grpc.Core;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Query;

/// <summary>The door: each call goes to the class that answers it.</summary>
internal sealed class QueryGrpcService(
    GetDocumentEvidence getDocumentEvidence,
    ListStatements listStatements,
    GetStatement getStatement,
    ListEntities listEntities,
    ListEvents listEvents) : QueryService.QueryServiceBase
{
    public override Task<GetDocumentEvidenceResponse> GetDocumentEvidence(GetDocumentEvidenceRequest request, ServerCallContext context) =>
        getDocumentEvidence.HandleAsync(request, context.CancellationToken);

    public override Task<ListStatementsResponse> ListStatements(ListStatementsRequest request, ServerCallContext context) =>
        listStatements.HandleAsync(request, context.CancellationToken);

    public override Task<GetStatementResponse> GetStatement(GetStatementRequest request, ServerCallContext context) =>
        getStatement.HandleAsync(request, context.CancellationToken);

    public override Task<ListEntitiesResponse> ListEntities(ListEntitiesRequest request, ServerCallContext context) =>
        listEntities.HandleAsync(request, context.CancellationToken);

    public override Task<ListEventsResponse> ListEvents(ListEventsRequest request, ServerCallContext context) =>
        listEvents.HandleAsync(request, context.CancellationToken);
}
