using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.LocalHost.Documents;

/// <summary>Waits until query answers with what was read from each document.</summary>
internal sealed class EvidenceWait(string queryAddress) : IDisposable
{
    /// <summary>Longest wait for one document.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(120);

    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(
        queryAddress, new GrpcChannelOptions { MaxReceiveMessageSize = MessageLimits.MaxMessageBytes });

    public void Dispose() => _channel.Dispose();

    /// <summary>The evidence of the revision that was submitted, or null where it did not come in time.</summary>
    public async Task<GetDocumentEvidenceResponse?> ForAsync(SubmitDocumentResponse submitted, CancellationToken cancellationToken)
    {
        var query = new QueryService.QueryServiceClient(_channel);
        var request = new GetDocumentEvidenceRequest { DocumentId = submitted.DocumentId, Revision = submitted.Revision };
        var patience = Stopwatch.StartNew();
        while (patience.Elapsed < Longest)
        {
            try
            {
                return await query.GetDocumentEvidenceAsync(
                    request,
                    new CallOptions(cancellationToken: cancellationToken).WithDeadline(TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(10)));
            }
            catch (RpcException exception) when (exception.StatusCode is StatusCode.NotFound or StatusCode.Unavailable or StatusCode.DeadlineExceeded)
            {
                await Task.Delay(50, cancellationToken).ConfigureAwait(false);
            }
        }

        return null;
    }
}
