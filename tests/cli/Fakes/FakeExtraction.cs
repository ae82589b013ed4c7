using Grpc.Core;
using Hearsay.Contracts.Extraction.V1;

namespace Hearsay.Cli.Tests.Fakes;

internal sealed class FakeExtraction(ServiceAnswers answers) : ExtractionService.ExtractionServiceBase
{
    public override Task<ExtractTextResponse> ExtractText(ExtractTextRequest request, ServerCallContext context)
    {
        answers.Extracts.Enqueue(request);
        return Task.FromResult(answers.Extract(request));
    }

    public override Task<ReextractDocumentResponse> ReextractDocument(ReextractDocumentRequest request, ServerCallContext context) =>
        Task.FromResult(answers.Reextract(request));
}
