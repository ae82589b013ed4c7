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
}
