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
    private readonly ConcurrentQueue<InventedArticle> _stored = [];
    private readonly ConcurrentQueue<string> _retracted = [];
    private readonly WebApplication _app;
    private int _calls;
    private int _streams;

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
    public void Put(InventedArticle article)
    {
        _articles[(article.DocumentId, article.Revision)] = article;
        _stored.Enqueue(article);
    }

    /// <summary>Both know from now on that a document was taken back.</summary>
    public void Retract(string documentId)
    {
        Fail(documentId, ErrorReason.DocumentRetracted);
        _retracted.Enqueue(documentId);
    }

    /// <summary>Most readings that one stream of evidence gives before it breaks off.</summary>
    public int StreamBreaksAfter { get; set; } = int.MaxValue;

    /// <summary>Where each stream of evidence began.</summary>
    public ConcurrentQueue<long> StreamsFrom { get; } = [];

    /// <summary>Readings that all streams of evidence gave.</summary>
    public int Streamed => _streams;

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

        public override async Task StreamEvidence(
            StreamEvidenceRequest request, IServerStreamWriter<StreamEvidenceResponse> responseStream, ServerCallContext context)
        {
            peers.StreamsFrom.Enqueue(request.After);
            var given = 0;
            foreach (var (index, article) in peers._stored.Index().Where(stored => stored.Index >= request.After))
            {
                if (peers._retracted.Contains(article.DocumentId))
                {
                    continue;
                }

                if (given++ >= peers.StreamBreaksAfter)
                {
                    throw new RpcException(new Status(StatusCode.Unavailable, "As the test wants it."));
                }

                Interlocked.Increment(ref peers._streams);
                await responseStream.WriteAsync(new StreamEvidenceResponse { Position = index + 1, Evidence = article.Evidence });
            }
        }
    }

    private sealed class FakeIngestion(FakePeers peers) : IngestionService.IngestionServiceBase
    {
        public override Task<GetRevisionResponse> GetRevision(GetRevisionRequest request, ServerCallContext context) =>
            Task.FromResult(new GetRevisionResponse
            {
                Revision = peers.Find(request.DocumentId, request.Revision, ErrorReason.RevisionNotFound).AsRevision(),
            });

        /// <summary>Two documents a page.</summary>
        public override Task<ListDocumentsResponse> ListDocuments(ListDocumentsRequest request, ServerCallContext context)
        {
            var from = int.TryParse(request.PageToken, out var at) ? at : 0;
            var all = peers._articles.Keys.Select(key => key.DocumentId).Distinct().Order(StringComparer.Ordinal).ToList();
            return Task.FromResult(new ListDocumentsResponse
            {
                Documents = { all.Skip(from).Take(2).Select(DocumentOf) },
                NextPageToken = from + 2 < all.Count ? $"{from + 2}" : "",
            });
        }

        private Document DocumentOf(string id) => new()
        {
            DocumentId = id,
            RetractTime = peers._retracted.Contains(id) ? Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch) : null,
        };
    }
}
