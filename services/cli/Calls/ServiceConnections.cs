using Grpc.Core;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Calls;

/// <summary>The three services, connected to at the first call.</summary>
internal sealed class ServiceConnections : IDisposable
{
    private readonly ServiceConnection _ingestion;
    private readonly ServiceConnection _extraction;
    private readonly ServiceConnection _query;

    public ServiceConnections(CallSettings settings, TraceIds traces)
    {
        Traces = traces;
        Timeout = settings.Timeout;
        _ingestion = new ServiceConnection(settings.Ingestion, settings.Timeout, settings.Token, traces);
        _extraction = new ServiceConnection(settings.Extraction, settings.Timeout, settings.Token, traces);
        _query = new ServiceConnection(settings.Query, settings.Timeout, settings.Token, traces);
    }

    /// <summary>Longest time that one answer may take.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>Trace ids of the calls so far.</summary>
    public TraceIds Traces { get; }

    public Task<SubmitDocumentResponse> SubmitDocumentAsync(SubmitDocumentRequest request, CancellationToken token) =>
        _ingestion.AnswerAsync(
            (channel, options) => new IngestionService.IngestionServiceClient(channel).SubmitDocumentAsync(request, options), token);

    public AsyncDuplexStreamingCall<SubmitDocumentsRequest, SubmitDocumentsResponse> OpenSubmitDocuments(CancellationToken token) =>
        _ingestion.Open((channel, options) => new IngestionService.IngestionServiceClient(channel).SubmitDocuments(options), token);

    /// <summary>A failure that came over a stream to ingestion.</summary>
    public CallFault IngestionFault(RpcException exception, string? traceId = null) => _ingestion.FaultOf(exception, traceId);

    public Task<ExtractTextResponse> ExtractTextAsync(ExtractTextRequest request, CancellationToken token) =>
        _extraction.AnswerAsync(
            (channel, options) => new ExtractionService.ExtractionServiceClient(channel).ExtractTextAsync(request, options), token);

    public Task<RetractDocumentResponse> RetractDocumentAsync(RetractDocumentRequest request, CancellationToken token) =>
        _ingestion.AnswerAsync(
            (channel, options) => new IngestionService.IngestionServiceClient(channel).RetractDocumentAsync(request, options), token);

    public Task<ListRevisionsResponse> ListRevisionsAsync(ListRevisionsRequest request, CancellationToken token) =>
        _ingestion.AnswerAsync(
            (channel, options) => new IngestionService.IngestionServiceClient(channel).ListRevisionsAsync(request, options), token);

    public Task<ReextractDocumentResponse> ReextractDocumentAsync(ReextractDocumentRequest request, CancellationToken token) =>
        _extraction.AnswerAsync(
            (channel, options) => new ExtractionService.ExtractionServiceClient(channel).ReextractDocumentAsync(request, options), token);

    /// <summary>What extraction has stored; asked again and again, so its trace ids are not kept.</summary>
    public Task<GetEvidenceResponse> GetEvidenceAsync(GetEvidenceRequest request, CancellationToken token) =>
        _extraction.AnswerAsync(
            (channel, options) => new ExtractionService.ExtractionServiceClient(channel).GetEvidenceAsync(request, options), token, isPoll: true);

    /// <param name="request">Which evidence.</param>
    /// <param name="token">Ends the call.</param>
    /// <param name="isPoll">Asked again and again: nobody wants its trace id.</param>
    public Task<GetDocumentEvidenceResponse> GetDocumentEvidenceAsync(
        GetDocumentEvidenceRequest request, CancellationToken token, bool isPoll = false) =>
        QueryAsync((query, options) => query.GetDocumentEvidenceAsync(request, options), token, isPoll);

    public Task<ListStatementsResponse> ListStatementsAsync(ListStatementsRequest request, CancellationToken token) =>
        QueryAsync((query, options) => query.ListStatementsAsync(request, options), token);

    public Task<SearchStatementsResponse> SearchStatementsAsync(SearchStatementsRequest request, CancellationToken token) =>
        QueryAsync((query, options) => query.SearchStatementsAsync(request, options), token);

    public Task<FindClaimsResponse> FindClaimsAsync(FindClaimsRequest request, CancellationToken token) =>
        QueryAsync((query, options) => query.FindClaimsAsync(request, options), token);

    public Task<ListClaimsResponse> ListClaimsAsync(ListClaimsRequest request, CancellationToken token) =>
        QueryAsync((query, options) => query.ListClaimsAsync(request, options), token);

    public Task<GetClaimResponse> GetClaimAsync(GetClaimRequest request, CancellationToken token) =>
        QueryAsync((query, options) => query.GetClaimAsync(request, options), token);

    public Task<ListContradictionsResponse> ListContradictionsAsync(ListContradictionsRequest request, CancellationToken token) =>
        QueryAsync((query, options) => query.ListContradictionsAsync(request, options), token);

    public Task<GetOriginsResponse> GetOriginsAsync(GetOriginsRequest request, CancellationToken token) =>
        QueryAsync((query, options) => query.GetOriginsAsync(request, options), token);

    public Task<GetCopiesResponse> GetCopiesAsync(GetCopiesRequest request, CancellationToken token) =>
        QueryAsync((query, options) => query.GetCopiesAsync(request, options), token);

    public Task<DiffRevisionsResponse> DiffRevisionsAsync(DiffRevisionsRequest request, CancellationToken token) =>
        QueryAsync((query, options) => query.DiffRevisionsAsync(request, options), token);

    public Task<GetDossierResponse> GetDossierAsync(GetDossierRequest request, CancellationToken token) =>
        QueryAsync((query, options) => query.GetDossierAsync(request, options), token);

    public Task<GetEntityResponse> GetEntityAsync(GetEntityRequest request, CancellationToken token) =>
        QueryAsync((query, options) => query.GetEntityAsync(request, options), token);

    public Task<GetTimelineResponse> GetTimelineAsync(GetTimelineRequest request, CancellationToken token) =>
        QueryAsync((query, options) => query.GetTimelineAsync(request, options), token);

    public IAsyncEnumerable<ExportResponse> ExportAsync(ExportRequest request, CancellationToken token) =>
        _query.AnswersAsync((channel, options) => new QueryService.QueryServiceClient(channel).Export(request, options), token);

    public Task<CorrectStatementResponse> CorrectStatementAsync(CorrectStatementRequest request, CancellationToken token) =>
        QueryAsync((query, options) => query.CorrectStatementAsync(request, options), token);

    public Task<UndoCorrectionResponse> UndoCorrectionAsync(UndoCorrectionRequest request, CancellationToken token) =>
        QueryAsync((query, options) => query.UndoCorrectionAsync(request, options), token);

    public Task<ListCorrectionsResponse> ListCorrectionsAsync(ListCorrectionsRequest request, CancellationToken token) =>
        QueryAsync((query, options) => query.ListCorrectionsAsync(request, options), token);

    public AsyncServerStreamingCall<WatchStatementsResponse> OpenWatchStatements(WatchStatementsRequest request, CancellationToken token) =>
        _query.Open((channel, options) => new QueryService.QueryServiceClient(channel).WatchStatements(request, options), token);

    /// <summary>A failure that came over a stream from query.</summary>
    public CallFault QueryFault(RpcException exception) => _query.FaultOf(exception, exception.Trailers.GetValue("trace-id"));

    public void Dispose()
    {
        _ingestion.Dispose();
        _extraction.Dispose();
        _query.Dispose();
    }

    private Task<T> QueryAsync<T>(
        Func<QueryService.QueryServiceClient, CallOptions, AsyncUnaryCall<T>> begin, CancellationToken token, bool isPoll = false) =>
        _query.AnswerAsync((channel, options) => begin(new QueryService.QueryServiceClient(channel), options), token, isPoll);
}
