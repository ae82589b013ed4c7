using System.Collections.Concurrent;
using Grpc.Core;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Tests.Fakes;

/// <summary>What the fake services answer, and what they were asked.</summary>
internal sealed class ServiceAnswers
{
    public const string DocumentId = "01930000-0000-7000-8000-000000000001";

    private int _submits;

    public ConcurrentQueue<SubmitDocumentRequest> Submits { get; } = [];

    /// <summary>What came over each stream, the first one first.</summary>
    public ConcurrentQueue<ConcurrentQueue<SubmitDocumentRequest>> Streams { get; } = [];

    /// <summary>Asked with the number of the stream and of its item before the item is taken in; ends the stream by throwing.</summary>
    public Func<int, int, Task> Break { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Whether a stream's answers come at its end, the last one first.</summary>
    public bool AnswersBackwards { get; set; }

    public ConcurrentQueue<ExtractTextRequest> Extracts { get; } = [];

    public ConcurrentQueue<GetDocumentEvidenceRequest> EvidenceAsked { get; } = [];

    public ConcurrentQueue<ListStatementsRequest> StatementsAsked { get; } = [];

    public ConcurrentQueue<SearchStatementsRequest> Searches { get; } = [];

    public ConcurrentQueue<FindClaimsRequest> ClaimsSought { get; } = [];

    public ConcurrentQueue<ListClaimsRequest> ClaimsAsked { get; } = [];

    public ConcurrentQueue<GetClaimRequest> ClaimAsked { get; } = [];

    public ConcurrentQueue<ListContradictionsRequest> ContradictionsAsked { get; } = [];

    public ConcurrentQueue<GetOriginsRequest> OriginsAsked { get; } = [];

    public ConcurrentQueue<GetCopiesRequest> CopiesAsked { get; } = [];

    public ConcurrentQueue<DiffRevisionsRequest> DiffsAsked { get; } = [];

    public ConcurrentQueue<GetDossierRequest> DossiersAsked { get; } = [];

    public ConcurrentQueue<GetTimelineRequest> TimelinesAsked { get; } = [];

    public ConcurrentQueue<ExportRequest> ExportsAsked { get; } = [];

    public ConcurrentQueue<string> TraceParents { get; } = [];

    public ConcurrentQueue<string> Authorizations { get; } = [];

    public Func<SubmitDocumentRequest, ServerCallContext, Task<SubmitDocumentResponse>> Submit { get; set; }

    public Func<ExtractTextRequest, ExtractTextResponse> Extract { get; set; } =
        request => new ExtractTextResponse { Text = request.Text, Evidence = new() };

    public Func<GetDocumentEvidenceRequest, GetDocumentEvidenceResponse> Evidence { get; set; } =
        request => new GetDocumentEvidenceResponse { DocumentId = request.DocumentId, Revision = 1, Evidence = new() };

    public Func<ListStatementsRequest, ListStatementsResponse> Statements { get; set; } = _ => new ListStatementsResponse();

    public Func<SearchStatementsRequest, SearchStatementsResponse> Search { get; set; } = _ => new SearchStatementsResponse();

    public Func<FindClaimsRequest, FindClaimsResponse> FindClaims { get; set; } = _ => new FindClaimsResponse();

    public Func<ListClaimsRequest, ListClaimsResponse> Claims { get; set; } = _ => new ListClaimsResponse();

    public Func<GetClaimRequest, GetClaimResponse> Claim { get; set; } = _ => new GetClaimResponse();

    public Func<ListContradictionsRequest, ListContradictionsResponse> Contradictions { get; set; } = _ => new ListContradictionsResponse();

    public Func<GetOriginsRequest, GetOriginsResponse> Origins { get; set; } = _ => new GetOriginsResponse();

    public Func<DiffRevisionsRequest, DiffRevisionsResponse> Diff { get; set; } = _ => new DiffRevisionsResponse();

    public Func<GetCopiesRequest, GetCopiesResponse> Copies { get; set; } = _ => new GetCopiesResponse();

    public Func<GetDossierRequest, GetDossierResponse> Dossier { get; set; } = _ => new GetDossierResponse();

    public Func<ListRevisionsRequest, ListRevisionsResponse> Revisions { get; set; } = _ => new ListRevisionsResponse();

    public Func<ReextractDocumentRequest, ReextractDocumentResponse> Reextract { get; set; } = _ => new ReextractDocumentResponse();

    public Func<GetEntityRequest, GetEntityResponse> Entity { get; set; } = _ => new GetEntityResponse();

    public Func<GetTimelineRequest, GetTimelineResponse> Timeline { get; set; } = _ => new GetTimelineResponse();

    public Func<IServerStreamWriter<ExportResponse>, CancellationToken, Task> Export { get; set; } = (_, _) => Task.CompletedTask;

    public Func<CorrectStatementRequest, CorrectStatementResponse> Correct { get; set; } = _ => new CorrectStatementResponse();

    public Func<UndoCorrectionRequest, UndoCorrectionResponse> Undo { get; set; } = _ => new UndoCorrectionResponse();

    public Func<ListCorrectionsRequest, ListCorrectionsResponse> Corrections { get; set; } = _ => new ListCorrectionsResponse();

    public ConcurrentQueue<WatchStatementsRequest> Watches { get; } = [];

    /// <summary>What the stream with this number, from 1, gives before it ends.</summary>
    public Func<int, IEnumerable<WatchStatementsResponse>> Watch { get; set; } = _ => [];

    /// <summary>How that stream ends.</summary>
    public Func<int, RpcException> WatchEnd { get; set; } = _ => FakeServices.Error(StatusCode.Unavailable, "WATCH_ENDED", "As the test wants it.");

    public ServiceAnswers() => Submit = (_, _) => Task.FromResult(new SubmitDocumentResponse
    {
        DocumentId = $"01930000-0000-7000-8000-{Interlocked.Increment(ref _submits):D12}",
        Revision = 1,
        Outcome = SubmitOutcome.Created,
    });
}
