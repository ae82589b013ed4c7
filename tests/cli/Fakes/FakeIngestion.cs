using Grpc.Core;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Cli.Tests.Fakes;

internal sealed class FakeIngestion(ServiceAnswers answers) : IngestionService.IngestionServiceBase
{
    public override Task<SubmitDocumentResponse> SubmitDocument(SubmitDocumentRequest request, ServerCallContext context)
    {
        answers.Submits.Enqueue(request);
        return answers.Submit(request, context);
    }
}
