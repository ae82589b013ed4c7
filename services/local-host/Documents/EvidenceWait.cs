using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.LocalHost.Documents;

/// <summary>
/// Waits until query answers with what was read from each document. Where none comes for <see cref="Longest"/> the wait is
/// over for all that are left: each is asked for once more.
/// </summary>
internal sealed class EvidenceWait(string queryAddress) : IDisposable
{
    /// <summary>Longest wait for the next document.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(120);

    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(
        queryAddress, new GrpcChannelOptions { MaxReceiveMessageSize = MessageLimits.MaxMessageBytes });

    private readonly Stopwatch _sincePrevious = Stopwatch.StartNew();

    public void Dispose() => _channel.Dispose();

    /// <summary>The evidence of the revision that was submitted, or null where it did not come in time.</summary>
    public async Task<GetDocumentEvidenceResponse?> ForAsync(SubmitDocumentResponse submitted, CancellationToken cancellationToken)
    {
        var query = new QueryService.QueryServiceClient(_channel);
        var request = new GetDocumentEvidenceRequest { DocumentId = submitted.DocumentId, Revision = submitted.Revision };
        do
        {
            try
            {
                var response = await query.GetDocumentEvidenceAsync(
                    request,
                    new CallOptions(cancellationToken: cancellationToken).WithDeadline(TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(10)));
                _sincePrevious.Restart();
                return response;
            }
            catch (RpcException exception)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (exception.StatusCode is not (StatusCode.NotFound or StatusCode.Unavailable or StatusCode.DeadlineExceeded))
                {
                    throw new UpFailure($"query does not answer for document {submitted.DocumentId}: {exception.Status.Detail}");
                }

                await Task.Delay(50, cancellationToken).ConfigureAwait(false);
            }
        }
        while (_sincePrevious.Elapsed < Longest);

        return null;
    }
}
