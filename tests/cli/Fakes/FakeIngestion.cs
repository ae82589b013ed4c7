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

    public override Task<ListRevisionsResponse> ListRevisions(ListRevisionsRequest request, ServerCallContext context) =>
        Task.FromResult(answers.Revisions(request));

    public override async Task SubmitDocuments(
        IAsyncStreamReader<SubmitDocumentsRequest> requestStream, IServerStreamWriter<SubmitDocumentsResponse> responseStream, ServerCallContext context)
    {
        answers.Streams.Enqueue([]);
        var held = new Stack<SubmitDocumentsResponse>();
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            var document = requestStream.Current.Document;
            answers.Streams.Last().Enqueue(document);
            await answers.Break(answers.Streams.Count, answers.Streams.Last().Count);
            answers.Submits.Enqueue(document);
            var answer = new SubmitDocumentsResponse { RequestId = document.RequestId, TraceId = FakeServices.TraceId };
            try
            {
                answer.Response = await answers.Submit(document, context);
            }
            catch (RpcException exception)
            {
                answer.Error = exception.GetRpcStatus();
            }

            if (answers.AnswersBackwards)
            {
                held.Push(answer);
                continue;
            }

            await responseStream.WriteAsync(answer, context.CancellationToken);
        }

        foreach (var answer in held)
        {
            await responseStream.WriteAsync(answer, context.CancellationToken);
        }
    }
}
