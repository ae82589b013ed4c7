using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.PipelineBenchmark;

/// <summary>Documents from submit until query answers with their evidence, as a client sees it.</summary>
internal sealed class Journeys(GrpcChannel ingestion, GrpcChannel query)
{
    /// <summary>Outlet of all documents.</summary>
    public const string Outlet = "The Pipeline Courier";

    // No answer is told sooner than it is there, so a pause is measured as latency: at most a twentieth of it. Those who wait long ask
    // seldom, for their questions take the processors from what they wait for.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(20);
    private const double PauseOfWait = 0.05;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly IngestionService.IngestionServiceClient _ingestion = new(ingestion);
    private readonly QueryService.QueryServiceClient _query = new(query);
    private readonly Telling _telling = new();

    /// <summary>Submits at a rate, whether or not those before have arrived, and waits for all of them.</summary>
    /// <param name="rate">Documents a second.</param>
    /// <param name="count">Documents in all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Latencies> MeasureAsync(double rate, int count, CancellationToken cancellationToken)
    {
        var under = new List<Task<double>>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1 / rate));
        while (under.Count < count && await timer.WaitForNextTickAsync(cancellationToken))
        {
            under.Add(FollowAsync(_telling.Next(), cancellationToken));
        }

        return new Latencies(await Task.WhenAll(under));
    }

    /// <summary>Submits the next document. Returns its id.</summary>
    public Task<string> SubmitAsync(Lane lane, CancellationToken cancellationToken) => SubmitAsync(_telling.Next(), lane, cancellationToken);

    private async Task<string> SubmitAsync(string text, Lane lane, CancellationToken cancellationToken)
    {
        var request = new SubmitDocumentRequest
        {
            PlainText = text,
            Lane = lane,
            Facts = new PublicationFacts { Url = $"https://pipeline.example/{Guid.CreateVersion7()}", Outlet = Outlet },
        };
        var submitted = await _ingestion.SubmitDocumentAsync(request, deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Patience, cancellationToken: cancellationToken);
        return submitted.DocumentId;
    }

    private async Task<double> FollowAsync(string text, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var document = await SubmitAsync(text, Lane.Fresh, cancellationToken);
        while (!await IsThereAsync(document, cancellationToken))
        {
            var waited = Stopwatch.GetElapsedTime(began);
            if (waited > Patience)
            {
                throw new TimeoutException("A document did not arrive.");
            }

            var pause = waited * PauseOfWait;
            await Task.Delay(pause > ShortestPause ? pause : ShortestPause, cancellationToken);
        }

        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private async Task<bool> IsThereAsync(string document, CancellationToken cancellationToken)
    {
        try
        {
            await _query.GetDocumentEvidenceAsync(
                new GetDocumentEvidenceRequest { DocumentId = document }, deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Patience, cancellationToken: cancellationToken);
            return true;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return false;
        }
    }
}
