using Grpc.Net.Client;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.LocalPostgres;
using Npgsql;

namespace Hearsay.TestSupport.Fleet;

/// <summary>
/// Ingestion, and as many processes of extraction as are asked for, each with a sidecar process of its own: competing consumers over
/// one PostgreSQL, as replicas are under Dapr. Query where it is asked for. The programs must be built, in the configuration of the caller.
/// </summary>
public sealed class ServiceFleet : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly List<IAsyncDisposable> _running = [];
    private readonly List<Extractor> _extractors = [];
    private readonly FleetProgram _programs;
    private readonly TestCluster _cluster;
    private readonly int _ingestionPort = LoopbackPort.TakeFree();
    private GrpcChannel _channel = null!;
    private string _firstExtraction = "";

    private ServiceFleet(TestCluster cluster, FleetProgram programs)
    {
        _cluster = cluster;
        _programs = programs;
    }

    /// <summary>Processes of extraction, in the order of their start.</summary>
    public IReadOnlyList<Extractor> Extractors => _extractors;

    /// <summary>Starts all but extraction.</summary>
    /// <param name="folder">Where logs go.</param>
    /// <param name="settings">Settings of every process; they win over those of the fleet.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<ServiceFleet> StartAsync(
        string folder, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var cluster = await TestCluster.StartAsync(cancellationToken);
        try
        {
            var database = await cluster.CreateDatabaseAsync(cancellationToken);
            var fleet = new ServiceFleet(cluster, new FleetProgram(folder, database.OwnerConnectionString, settings));
            await fleet.StartAsync(cancellationToken);
            return fleet;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts one more process of extraction with its sidecar and waits until it is ready.</summary>
    public async Task<Extractor> AddExtractorAsync(CancellationToken cancellationToken)
    {
        var number = _extractors.Count;
        var (grpc, http, sidecarGrpc, sidecarHttp) = (LoopbackPort.TakeFree(), LoopbackPort.TakeFree(), LoopbackPort.TakeFree(), LoopbackPort.TakeFree());
        var sidecar = _programs.Start($"sidecar-{number}", "Hearsay.LocalSidecar", "sidecar", new Dictionary<string, string>
        {
            ["Sidecar__Apps__0__AppId"] = "extraction",
            ["Sidecar__Apps__0__AppAddress"] = $"http://127.0.0.1:{grpc}",
            ["Sidecar__Apps__0__GrpcPort"] = $"{sidecarGrpc}",
            ["Sidecar__Apps__0__HttpPort"] = $"{sidecarHttp}",
            ["Sidecar__Peers__0__AppId"] = "ingestion",
            ["Sidecar__Peers__0__AppAddress"] = $"http://127.0.0.1:{_ingestionPort}",
        });
        var service = _programs.Start($"extraction-{number}", "Hearsay.Extraction", "extraction", FleetProgram.Listening(grpc, http, sidecarGrpc));
        _running.AddRange([service, sidecar]);
        _firstExtraction = number == 0 ? $"http://127.0.0.1:{grpc}" : _firstExtraction;
        var extractor = new Extractor(new Uri($"http://127.0.0.1:{http}"));
        _extractors.Add(extractor);
        await Eventually.HoldsAsync(() => extractor.IsReadyAsync(cancellationToken), $"extraction process {number} is ready", Patience);
        return extractor;
    }

    /// <summary>Starts query with its sidecar, after a process of extraction. Returns the gRPC addresses of ingestion, extraction and query.</summary>
    public async Task<(string Ingestion, string Extraction, string Query)> AddQueryAsync(CancellationToken cancellationToken)
    {
        await _programs.MigrateAsync("Hearsay.Query", "query", cancellationToken);
        var (grpc, http, sidecarGrpc, sidecarHttp) = (LoopbackPort.TakeFree(), LoopbackPort.TakeFree(), LoopbackPort.TakeFree(), LoopbackPort.TakeFree());
        _running.Add(_programs.Start("sidecar-query", "Hearsay.LocalSidecar", "sidecar", new Dictionary<string, string>
        {
            ["Sidecar__Apps__0__AppId"] = "query",
            ["Sidecar__Apps__0__AppAddress"] = $"http://127.0.0.1:{grpc}",
            ["Sidecar__Apps__0__GrpcPort"] = $"{sidecarGrpc}",
            ["Sidecar__Apps__0__HttpPort"] = $"{sidecarHttp}",
            ["Sidecar__Peers__0__AppId"] = "ingestion",
            ["Sidecar__Peers__0__AppAddress"] = $"http://127.0.0.1:{_ingestionPort}",
            ["Sidecar__Peers__1__AppId"] = "extraction",
            ["Sidecar__Peers__1__AppAddress"] = _firstExtraction,
        }));
        _running.Add(_programs.Start("query", "Hearsay.Query", "query", FleetProgram.Listening(grpc, http, sidecarGrpc)));
        using var probe = new Extractor(new Uri($"http://127.0.0.1:{http}"));
        await Eventually.HoldsAsync(() => probe.IsReadyAsync(cancellationToken), "query is ready", Patience);
        return ($"http://127.0.0.1:{_ingestionPort}", _firstExtraction, $"http://127.0.0.1:{grpc}");
    }

    /// <summary>Submits a text as a document of its own.</summary>
    public async Task SubmitAsync(string text, CancellationToken cancellationToken)
    {
        var request = new SubmitDocumentRequest
        {
            PlainText = text,
            Facts = new Contracts.Evidence.V1.PublicationFacts { Url = $"https://fleet.example/{Guid.CreateVersion7()}", Outlet = "The Fleet Courier" },
        };
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(60);
        await new IngestionService.IngestionServiceClient(_channel).SubmitDocumentAsync(request, deadline: deadline, cancellationToken: cancellationToken);
    }

    /// <summary>Asks the database behind all services for one value.</summary>
    public async Task<T> ScalarAsync<T>(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(_programs.OwnerConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Documents that have evidence.</summary>
    public Task<long> ReadAsync(CancellationToken cancellationToken) =>
        ScalarAsync<long>("SELECT count(DISTINCT document_id) FROM extraction.evidence", cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _channel?.Dispose();
        _extractors.ForEach(extractor => extractor.Dispose());
        await Task.WhenAll(_running.Select(process => process.DisposeAsync().AsTask()));
        await _cluster.DisposeAsync();
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        await _programs.MigrateAsync("Hearsay.LocalSidecar", "sidecar", cancellationToken);
        await _programs.MigrateAsync("Hearsay.Ingestion", "ingestion", cancellationToken);
        await _programs.MigrateAsync("Hearsay.Extraction", "extraction", cancellationToken);
        var (http, sidecarGrpc, sidecarHttp) = (LoopbackPort.TakeFree(), LoopbackPort.TakeFree(), LoopbackPort.TakeFree());
        _running.Add(_programs.Start("sidecar", "Hearsay.LocalSidecar", "sidecar", new Dictionary<string, string>
        {
            ["Sidecar__Apps__0__AppId"] = "ingestion",
            ["Sidecar__Apps__0__AppAddress"] = $"http://127.0.0.1:{_ingestionPort}",
            ["Sidecar__Apps__0__GrpcPort"] = $"{sidecarGrpc}",
            ["Sidecar__Apps__0__HttpPort"] = $"{sidecarHttp}",
        }));
        _running.Add(_programs.Start("ingestion", "Hearsay.Ingestion", "ingestion", FleetProgram.Listening(_ingestionPort, http, sidecarGrpc)));
        using var probe = new Extractor(new Uri($"http://127.0.0.1:{http}"));
        await Eventually.HoldsAsync(() => probe.IsReadyAsync(cancellationToken), "ingestion is ready", Patience);
        _channel = GrpcChannel.ForAddress($"http://127.0.0.1:{_ingestionPort}");
    }
}
