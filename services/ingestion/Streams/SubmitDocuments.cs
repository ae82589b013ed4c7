using Grpc.Core;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Ingestion.Documents;
using Hearsay.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Connections.Features;

namespace Hearsay.Ingestion.Streams;

/// <summary>Takes in a stream of articles. Where the service stops, what was taken from it is answered and the rest left to be sent again.</summary>
internal sealed class SubmitDocuments(
    SubmitDocument submit, SubmissionReader reader, StreamBounds bounds, FailureReport report, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    public async Task HandleAsync(
        IAsyncStreamReader<SubmitDocumentsRequest> items, IServerStreamWriter<SubmitDocumentsResponse> answers, ServerCallContext context)
    {
        using var open = bounds.Open();
        using var stream = new SubmitStream(submit, reader, bounds.Process, new StreamAnswers(answers, clock), failure => report.Of(failure, context.Method), clock);
        try
        {
            await stream.RunAsync(items, lifetime.ApplicationStopping, context.CancellationToken);
        }
        finally
        {
            if (lifetime.ApplicationStopping.IsCancellationRequested)
            {
                // The next stream is to find another process.
                context.GetHttpContext().Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
            }
        }
    }
}
