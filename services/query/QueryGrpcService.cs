using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Hearsay.Query;

/// <summary>The door: each call goes to the class that answers it.</summary>
internal sealed class QueryGrpcService(
    GetDocumentEvidence getDocumentEvidence,
    ListStatements listStatements,
    GetStatement getStatement,
    ListEntities listEntities,
    ListEvents listEvents,
    FindClaims findClaims,
    ListClaims listClaims,
    GetClaim getClaim,
    ListContradictions listContradictions,
    GetOrigins getOrigins,
    GetCopies getCopies,
    DiffRevisions diffRevisions,
    SearchStatements searchStatements,
    GetDossier getDossier,
    GetEntity getEntity,
    GetTimeline getTimeline,
    MergeEntities mergeEntities,
    SplitEntity splitEntity,
    UndoEntityDecision undoEntityDecision,
    ListEntityDecisions listEntityDecisions,
    Export export,
    CorrectStatement correctStatement,
    UndoCorrection undoCorrection,
    ListCorrections listCorrections,
    WatchStatements watchStatements) : QueryService.QueryServiceBase
{
    [Authorize(Callers.Reader)]
    public override Task<GetDocumentEvidenceResponse> GetDocumentEvidence(GetDocumentEvidenceRequest request, ServerCallContext context) =>
        getDocumentEvidence.HandleAsync(request, context.CancellationToken);

    [Authorize(Callers.Reader)]
    public override Task<ListStatementsResponse> ListStatements(ListStatementsRequest request, ServerCallContext context) =>
        listStatements.HandleAsync(request, context.CancellationToken);

    [Authorize(Callers.Reader)]
    public override Task<GetStatementResponse> GetStatement(GetStatementRequest request, ServerCallContext context) =>
        getStatement.HandleAsync(request, context.CancellationToken);

    [Authorize(Callers.Reader)]
    public override Task<ListEntitiesResponse> ListEntities(ListEntitiesRequest request, ServerCallContext context) =>
        listEntities.HandleAsync(request, context.CancellationToken);

    [Authorize(Callers.Reader)]
    public override Task<ListEventsResponse> ListEvents(ListEventsRequest request, ServerCallContext context) =>
        listEvents.HandleAsync(request, context.CancellationToken);

    [Authorize(Callers.Reader)]
    public override Task<FindClaimsResponse> FindClaims(FindClaimsRequest request, ServerCallContext context) =>
        findClaims.HandleAsync(request, context.CancellationToken);

    [Authorize(Callers.Reader)]
    public override Task<ListClaimsResponse> ListClaims(ListClaimsRequest request, ServerCallContext context) =>
        listClaims.HandleAsync(request, context.CancellationToken);

    [Authorize(Callers.Reader)]
    public override Task<GetClaimResponse> GetClaim(GetClaimRequest request, ServerCallContext context) =>
        getClaim.HandleAsync(request, context.CancellationToken);

    [Authorize(Callers.Reader)]
    public override Task<ListContradictionsResponse> ListContradictions(ListContradictionsRequest request, ServerCallContext context) =>
        listContradictions.HandleAsync(request, context.CancellationToken);

    [Authorize(Callers.Reader)]
    public override Task<GetOriginsResponse> GetOrigins(GetOriginsRequest request, ServerCallContext context) =>
        getOrigins.HandleAsync(request, context.CancellationToken);

    [Authorize(Callers.Reader)]
    public override Task<GetCopiesResponse> GetCopies(GetCopiesRequest request, ServerCallContext context) =>
        getCopies.HandleAsync(request, context.CancellationToken);

    [Authorize(Callers.Reader)]
    public override Task<DiffRevisionsResponse> DiffRevisions(DiffRevisionsRequest request, ServerCallContext context) =>
        diffRevisions.HandleAsync(request, context.CancellationToken);

    [Authorize(Callers.Reader)]
    public override Task<SearchStatementsResponse> SearchStatements(SearchStatementsRequest request, ServerCallContext context) =>
        searchStatements.HandleAsync(request, context.CancellationToken);

    [Authorize(Callers.Reader)]
    public override Task<GetDossierResponse> GetDossier(GetDossierRequest request, ServerCallContext context) =>
        getDossier.HandleAsync(request, context.CancellationToken);

    [Authorize(Callers.Reader)]
    public override Task<GetEntityResponse> GetEntity(GetEntityRequest request, ServerCallContext context) =>
        getEntity.HandleAsync(request, context.CancellationToken);

    [Authorize(Callers.Reader)]
    public override Task<GetTimelineResponse> GetTimeline(GetTimelineRequest request, ServerCallContext context) =>
        getTimeline.HandleAsync(request, context.CancellationToken);

    [Authorize(Callers.Operator)]
    public override Task<MergeEntitiesResponse> MergeEntities(MergeEntitiesRequest request, ServerCallContext context) =>
        mergeEntities.HandleAsync(request, CallerName.Of(context), context.CancellationToken);

    [Authorize(Callers.Operator)]
    public override Task<SplitEntityResponse> SplitEntity(SplitEntityRequest request, ServerCallContext context) =>
        splitEntity.HandleAsync(request, CallerName.Of(context), context.CancellationToken);

    [Authorize(Callers.Operator)]
    public override Task<UndoEntityDecisionResponse> UndoEntityDecision(UndoEntityDecisionRequest request, ServerCallContext context) =>
        undoEntityDecision.HandleAsync(request, CallerName.Of(context), context.CancellationToken);

    [Authorize(Callers.Reader)]
    public override Task<ListEntityDecisionsResponse> ListEntityDecisions(ListEntityDecisionsRequest request, ServerCallContext context) =>
        listEntityDecisions.HandleAsync(request, context.CancellationToken);

    [Authorize(Callers.Reader)]
    public override Task Export(ExportRequest request, IServerStreamWriter<ExportResponse> responseStream, ServerCallContext context) =>
        export.HandleAsync(request, responseStream, context.CancellationToken);

    [Authorize(Callers.Operator)]
    public override Task<CorrectStatementResponse> CorrectStatement(CorrectStatementRequest request, ServerCallContext context) =>
        correctStatement.HandleAsync(request, CallerName.Of(context), context.CancellationToken);

    [Authorize(Callers.Operator)]
    public override Task<UndoCorrectionResponse> UndoCorrection(UndoCorrectionRequest request, ServerCallContext context) =>
        undoCorrection.HandleAsync(request, CallerName.Of(context), context.CancellationToken);

    [Authorize(Callers.Reader)]
    public override Task<ListCorrectionsResponse> ListCorrections(ListCorrectionsRequest request, ServerCallContext context) =>
        listCorrections.HandleAsync(request, context.CancellationToken);

    [Authorize(Callers.Reader)]
    public override Task WatchStatements(WatchStatementsRequest request, IServerStreamWriter<WatchStatementsResponse> responseStream, ServerCallContext context) =>
        watchStatements.HandleAsync(request, responseStream, context);
}
