using Grpc.Core;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Tests.Fakes;

internal sealed class FakeQuery(ServiceAnswers answers) : QueryService.QueryServiceBase
{
    public override Task<GetDocumentEvidenceResponse> GetDocumentEvidence(
        GetDocumentEvidenceRequest request, ServerCallContext context)
    {
        answers.EvidenceAsked.Enqueue(request);
        return Task.FromResult(answers.Evidence(request));
    }

    public override Task<ListStatementsResponse> ListStatements(ListStatementsRequest request, ServerCallContext context)
    {
        answers.StatementsAsked.Enqueue(request.Clone());
        return Task.FromResult(answers.Statements(request));
    }

    public override Task<SearchStatementsResponse> SearchStatements(SearchStatementsRequest request, ServerCallContext context)
    {
        answers.Searches.Enqueue(request.Clone());
        return Task.FromResult(answers.Search(request));
    }

    public override Task<FindClaimsResponse> FindClaims(FindClaimsRequest request, ServerCallContext context)
    {
        answers.ClaimsSought.Enqueue(request.Clone());
        return Task.FromResult(answers.FindClaims(request));
    }

    public override Task<ListClaimsResponse> ListClaims(ListClaimsRequest request, ServerCallContext context)
    {
        answers.ClaimsAsked.Enqueue(request.Clone());
        return Task.FromResult(answers.Claims(request));
    }

    public override Task<GetClaimResponse> GetClaim(GetClaimRequest request, ServerCallContext context)
    {
        answers.ClaimAsked.Enqueue(request.Clone());
        return Task.FromResult(answers.Claim(request));
    }

    public override Task<ListContradictionsResponse> ListContradictions(ListContradictionsRequest request, ServerCallContext context)
    {
        answers.ContradictionsAsked.Enqueue(request.Clone());
        return Task.FromResult(answers.Contradictions(request));
    }

    public override Task<GetOriginsResponse> GetOrigins(GetOriginsRequest request, ServerCallContext context)
    {
        answers.OriginsAsked.Enqueue(request.Clone());
        return Task.FromResult(answers.Origins(request));
    }

    public override Task<DiffRevisionsResponse> DiffRevisions(DiffRevisionsRequest request, ServerCallContext context)
    {
        answers.DiffsAsked.Enqueue(request.Clone());
        return Task.FromResult(answers.Diff(request));
    }

    public override Task<GetCopiesResponse> GetCopies(GetCopiesRequest request, ServerCallContext context)
    {
        answers.CopiesAsked.Enqueue(request.Clone());
        return Task.FromResult(answers.Copies(request));
    }

    public override Task<GetDossierResponse> GetDossier(GetDossierRequest request, ServerCallContext context)
    {
        answers.DossiersAsked.Enqueue(request.Clone());
        return Task.FromResult(answers.Dossier(request));
    }

    public override Task<GetTimelineResponse> GetTimeline(GetTimelineRequest request, ServerCallContext context)
    {
        answers.TimelinesAsked.Enqueue(request.Clone());
        return Task.FromResult(answers.Timeline(request));
    }

    public override Task Export(ExportRequest request, IServerStreamWriter<ExportResponse> responseStream, ServerCallContext context)
    {
        answers.ExportsAsked.Enqueue(request.Clone());
        return answers.Export(responseStream, context.CancellationToken);
    }

    public override Task<GetEntityResponse> GetEntity(GetEntityRequest request, ServerCallContext context) => Task.FromResult(answers.Entity(request));

    public override Task<CorrectStatementResponse> CorrectStatement(CorrectStatementRequest request, ServerCallContext context) =>
        Task.FromResult(answers.Correct(request));

    public override Task<UndoCorrectionResponse> UndoCorrection(UndoCorrectionRequest request, ServerCallContext context) => Task.FromResult(answers.Undo(request));

    public override Task<ListCorrectionsResponse> ListCorrections(ListCorrectionsRequest request, ServerCallContext context) =>
        Task.FromResult(answers.Corrections(request));

    public override async Task WatchStatements(WatchStatementsRequest request, IServerStreamWriter<WatchStatementsResponse> responseStream, ServerCallContext context)
    {
        answers.Watches.Enqueue(request.Clone());
        foreach (var answer in answers.Watch(answers.Watches.Count))
        {
            await responseStream.WriteAsync(answer, context.CancellationToken);
        }

        throw answers.WatchEnd(answers.Watches.Count);
    }
}
