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
        _ingestion = new ServiceConnection(settings.Ingestion, settings.Timeout, traces);
        _extraction = new ServiceConnection(settings.Extraction, settings.Timeout, traces);
        _query = new ServiceConnection(settings.Query, settings.Timeout, traces);
    }

    public Task<SubmitDocumentResponse> SubmitDocumentAsync(SubmitDocumentRequest request, CancellationToken token) =>
        _ingestion.AnswerAsync(
            (channel, options) => new IngestionService.IngestionServiceClient(channel).SubmitDocumentAsync(request, options), token);

    public Task<ExtractTextResponse> ExtractTextAsync(ExtractTextRequest request, CancellationToken token) =>
        _extraction.AnswerAsync(
            (channel, options) => new ExtractionService.ExtractionServiceClient(channel).ExtractTextAsync(request, options), token);

    /// <param name="request">Which evidence.</param>
    /// <param name="token">Ends the call.</param>
    /// <param name="isPoll">Asked again and again: nobody wants its trace id.</param>
    public Task<GetDocumentEvidenceResponse> GetDocumentEvidenceAsync(
        GetDocumentEvidenceRequest request, CancellationToken token, bool isPoll = false) =>
        _query.AnswerAsync(
            (channel, options) => new QueryService.QueryServiceClient(channel).GetDocumentEvidenceAsync(request, options), token, isPoll);

    public Task<ListStatementsResponse> ListStatementsAsync(ListStatementsRequest request, CancellationToken token) =>
        _query.AnswerAsync(
            (channel, options) => new QueryService.QueryServiceClient(channel).ListStatementsAsync(request, options), token);

    public void Dispose()
    {
        _ingestion.Dispose();
        _extraction.Dispose();
        _query.Dispose();
    }
}
