using Grpc.Core;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Contracts.Query.V1;
using Hearsay.TestSupport;

namespace Hearsay.EndToEnd.Tests;

/// <summary>What a client does: submit, then ask until the evidence is there.</summary>
internal static class Journey
{
    public static async Task<SubmitDocumentResponse> SubmitAsync(LocalUp up, string text, PublicationFacts? facts = null, Metadata? headers = null)
    {
        using var channel = up.Ingestion;
        var request = new SubmitDocumentRequest { PlainText = text, Facts = facts ?? new PublicationFacts { Outlet = "The Test Courier" } };
        return await new IngestionService.IngestionServiceClient(channel).SubmitDocumentAsync(request, headers, Deadline());
    }

    public static async Task<GetDocumentEvidenceResponse> EvidenceAsync(LocalUp up, SubmitDocumentResponse submitted)
    {
        using var channel = up.Query;
        var query = new QueryService.QueryServiceClient(channel);
        GetDocumentEvidenceResponse? answer = null;
        await Eventually.HoldsAsync(
            async () =>
            {
                try
                {
                    answer = await query.GetDocumentEvidenceAsync(
                        new GetDocumentEvidenceRequest { DocumentId = submitted.DocumentId, Revision = submitted.Revision }, deadline: Deadline());
                    return true;
                }
                catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
                {
                    return false;
                }
            },
            "the document has evidence",
            TimeSpan.FromSeconds(90));
        return answer!;
    }

    public static DateTime Deadline() => TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(60);
}
