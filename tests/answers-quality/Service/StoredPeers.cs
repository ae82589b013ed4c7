using System.Collections.Concurrent;
using Grpc.Core;
using Hearsay.Answers.Quality.Tests.Data;
using Hearsay.Contracts;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Contracts.Ingestion.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hearsay.Answers.Quality.Tests.Service;

/// <summary>Ingestion and extraction in one gRPC server of this process: they answer with documents that were read before.</summary>
internal sealed class StoredPeers : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, StoredDocument> _documents = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private StoredPeers()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(new Extraction(this));
        builder.Services.AddSingleton(new Ingestion(this));
        builder.Services.AddGrpc(grpc => grpc.MaxSendMessageSize = MessageLimits.MaxMessageBytes);
        _app = builder.Build();
        _app.MapGrpcService<Extraction>();
        _app.MapGrpcService<Ingestion>();
    }

    /// <summary>Address of the server.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<StoredPeers> StartAsync(CancellationToken cancellationToken)
    {
        var peers = new StoredPeers();
        await peers._app.StartAsync(cancellationToken);
        return peers;
    }

    /// <summary>From now on both answer with this document.</summary>
    public void Put(StoredDocument document) => _documents[document.Id] = document;

    /// <summary>Forgets all documents.</summary>
    public void Clear() => _documents.Clear();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private StoredDocument Find(string documentId) =>
        _documents.TryGetValue(documentId, out var document) ? document : throw new RpcException(new Status(StatusCode.NotFound, "No test has put it in."));

    private sealed class Extraction(StoredPeers peers) : ExtractionService.ExtractionServiceBase
    {
        public override Task<GetEvidenceResponse> GetEvidence(GetEvidenceRequest request, ServerCallContext context) =>
            Task.FromResult(new GetEvidenceResponse { Evidence = peers.Find(request.DocumentId).Evidence });
    }

    private sealed class Ingestion(StoredPeers peers) : IngestionService.IngestionServiceBase
    {
        public override Task<GetRevisionResponse> GetRevision(GetRevisionRequest request, ServerCallContext context) =>
            Task.FromResult(new GetRevisionResponse { Revision = peers.Find(request.DocumentId).Revision });
    }
}
