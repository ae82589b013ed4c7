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

    public ConcurrentQueue<ExtractTextRequest> Extracts { get; } = [];

    public ConcurrentQueue<GetDocumentEvidenceRequest> EvidenceAsked { get; } = [];

    public ConcurrentQueue<ListStatementsRequest> StatementsAsked { get; } = [];

    public ConcurrentQueue<string> TraceParents { get; } = [];

    public Func<SubmitDocumentRequest, ServerCallContext, Task<SubmitDocumentResponse>> Submit { get; set; }

    public Func<ExtractTextRequest, ExtractTextResponse> Extract { get; set; } =
        request => new ExtractTextResponse { Text = request.Text, Evidence = new() };

    public Func<GetDocumentEvidenceRequest, GetDocumentEvidenceResponse> Evidence { get; set; } =
        request => new GetDocumentEvidenceResponse { DocumentId = request.DocumentId, Revision = 1, Evidence = new() };

    public Func<ListStatementsRequest, ListStatementsResponse> Statements { get; set; } = _ => new ListStatementsResponse();

    public ServiceAnswers() => Submit = (_, _) => Task.FromResult(new SubmitDocumentResponse
    {
        DocumentId = $"01930000-0000-7000-8000-{Interlocked.Increment(ref _submits):D12}",
        Revision = 1,
        Outcome = SubmitOutcome.Created,
    });
}
