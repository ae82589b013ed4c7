using Grpc.Core;
using Grpc.Net.Client;
using Hearsay.Contracts.Query.V1;
using Hearsay.TestSupport.Fleet;

namespace Hearsay.PipelineBenchmark;

/// <summary>All services as processes, one of each, each with a sidecar process, over a PostgreSQL of its own.</summary>
internal sealed class Platform : IAsyncDisposable
{
    private readonly GrpcChannel _ingestion;
    private readonly GrpcChannel _query;

    private Platform(ServiceFleet fleet, GrpcChannel ingestion, GrpcChannel query)
    {
        (Fleet, _ingestion, _query) = (fleet, ingestion, query);
        Journeys = new Journeys(ingestion, query);
    }

    public ServiceFleet Fleet { get; }

    public Journeys Journeys { get; }

    /// <summary>Starts it, and sends some documents through: the first ones wait for code to be compiled.</summary>
    public static async Task<Platform> StartAsync(string folder, string profile, CancellationToken cancellationToken)
    {
        const int Warming = 40;
        // Sidecars of one broker are told of each other's events; the local ones look for them, by default less often.
        var settings = new Dictionary<string, string> { ["Engine__Profile"] = profile, ["Sidecar__LongestPoll"] = "00:00:00.050" };
        var fleet = await ServiceFleet.StartAsync(folder, settings, cancellationToken);
        await fleet.AddExtractorAsync(cancellationToken);
        var (ingestion, _, query) = await fleet.AddQueryAsync(cancellationToken);
        var platform = new Platform(fleet, GrpcChannel.ForAddress(ingestion), GrpcChannel.ForAddress(query));
        await platform.Journeys.MeasureAsync(rate: 4, Warming, cancellationToken);
        return platform;
    }

    /// <summary>Watches all that is submitted.</summary>
    public AsyncServerStreamingCall<WatchStatementsResponse> Watch(CancellationToken cancellationToken) => new QueryService.QueryServiceClient(_query).WatchStatements(
        new WatchStatementsRequest { Pattern = new WatchPattern { Outlet = Journeys.Outlet } }, cancellationToken: cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _ingestion.Dispose();
        _query.Dispose();
        await Fleet.DisposeAsync();
    }
}
