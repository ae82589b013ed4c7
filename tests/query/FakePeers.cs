using System.Collections.Concurrent;
using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hearsay.Query.Tests;

/// <summary>
/// Extraction and ingestion in one gRPC server of this process, which answer with the articles that a test has put in. Its
/// address goes to the service as DAPR_GRPC_ENDPOINT: invocation only adds a header to a call.
/// </summary>
public sealed class FakePeers : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(string DocumentId, int Revision), InventedArticle> _articles = new();
    private readonly ConcurrentDictionary<string, RpcException> _failures = new();
    private readonly WebApplication _app;
    private int _calls;

    private FakePeers()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(new FakeExtraction(this));
        builder.Services.AddSingleton(new FakeIngestion(this));
        builder.Services.AddGrpc(grpc => grpc.MaxSendMessageSize = MessageLimits.MaxMessageBytes);
        _app = builder.Build();
        _app.MapGrpcService<FakeExtraction>();
        _app.MapGrpcService<FakeIngestion>();
    }

    /// <summary>Address of the server.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Calls answered so far, failures included.</summary>
    public int Calls => _calls;

    public static async Task<FakePeers> StartAsync()
    {
        var peers = new FakePeers();
        await peers._app.StartAsync();
        return peers;
    }

    /// <summary>From now on both answer with this article for its document and revision.</summary>
    public void Put(InventedArticle article) => _articles[(article.DocumentId, article.Revision)] = article;

    /// <summary>Fails calls for a document with a reason from the catalogue.</summary>
    public void Fail(string documentId, ErrorReason reason) =>
        _failures[documentId] = ErrorStatus.Create(new HearsayException(reason, "As the test wants it."));

    /// <summary>Fails calls for a document with a bare status.</summary>
    public void Fail(string documentId, StatusCode code) => _failures[documentId] = new RpcException(new Status(code, "As the test wants it."));

    /// <summary>Answers for the document again.</summary>
    public void Recover(string documentId) => _failures.TryRemove(documentId, out _);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private InventedArticle Find(string documentId, int revision, ErrorReason otherwise)
    {
        Interlocked.Increment(ref _calls);
        if (_failures.TryGetValue(documentId, out var failure))
        {
            throw failure;
        }

        return _articles.TryGetValue((documentId, revision), out var article)
            ? article
            : throw ErrorStatus.Create(new HearsayException(otherwise, "No test has put it in."));
    }

    private sealed class FakeExtraction(FakePeers peers) : ExtractionService.ExtractionServiceBase
    {
        public override Task<GetEvidenceResponse> GetEvidence(GetEvidenceRequest request, ServerCallContext context) =>
            Task.FromResult(new GetEvidenceResponse
            {
                Evidence = peers.Find(request.DocumentId, request.Revision, ErrorReason.EvidenceNotFound).Evidence,
            });
    }

    private sealed class FakeIngestion(FakePeers peers) : IngestionService.IngestionServiceBase
    {
        public override Task<GetRevisionResponse> GetRevision(GetRevisionRequest request, ServerCallContext context) =>
            Task.FromResult(new GetRevisionResponse
            {
                Revision = peers.Find(request.DocumentId, request.Revision, ErrorReason.RevisionNotFound).AsRevision(),
            });
    }
}
