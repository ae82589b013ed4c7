using System.Collections.Concurrent;
using Grpc.Core;
using Hearsay.Articles;
using Hearsay.Contracts.Errors.V1;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.ServiceDefaults.Errors;
using Proto = Hearsay.Contracts.Evidence.V1;

namespace Hearsay.Extraction.Tests;

/// <summary>Stands in for ingestion: answers GetRevision with what a test has put in, or with the failure that it asked for.</summary>
public sealed class FakeIngestion : IngestionService.IngestionServiceBase
{
    private readonly ConcurrentDictionary<(string DocumentId, int Revision), Revision> _revisions = new();
    private readonly ConcurrentDictionary<string, Func<RpcException>> _failures = new();
    private int _calls;

    /// <summary>Calls answered so far, failures included.</summary>
    public int Calls => _calls;

    /// <summary>Puts a text in as a new document's first revision. Returns the document's id.</summary>
    public string Put(string text, int revision = 1, string? documentId = null)
    {
        var id = documentId ?? Guid.CreateVersion7().ToString();
        var article = ArticleReader.Read(text, new PublicationFacts { Outlet = "Marrowby Ledger" });
        _revisions[(id, revision)] = new Revision
        {
            DocumentId = id,
            Revision_ = revision,
            Text = article.CanonicalText,
            TextSha256 = article.TextSha256,
            Blocks =
            {
                article.Blocks.Select(block => new Proto.Block { Kind = (Proto.BlockKind)block.Kind, Start = block.Start, End = block.End }),
            },
            Facts = new Proto.PublicationFacts { Outlet = article.Facts.Outlet },
        };
        return id;
    }

    /// <summary>Fails calls for a document with a reason from the catalogue, until <see cref="Recover"/>.</summary>
    public void Fail(string documentId, ErrorReason reason) =>
        _failures[documentId] = () => ErrorStatus.Create(new HearsayException(reason, "As the test wants it."));

    /// <summary>Fails calls for a document with a bare status.</summary>
    public void Fail(string documentId, StatusCode code) =>
        _failures[documentId] = () => new RpcException(new Status(code, "As the test wants it."));

    /// <summary>Answers again.</summary>
    public void Recover(string documentId) => _failures.TryRemove(documentId, out _);

    /// <inheritdoc/>
    public override Task<GetRevisionResponse> GetRevision(GetRevisionRequest request, ServerCallContext context)
    {
        Interlocked.Increment(ref _calls);
        if (_failures.TryGetValue(request.DocumentId, out var failure))
        {
            throw failure();
        }

        return _revisions.TryGetValue((request.DocumentId, request.Revision), out var revision)
            ? Task.FromResult(new GetRevisionResponse { Revision = revision })
            : throw ErrorStatus.Create(new HearsayException(ErrorReason.RevisionNotFound, "No such revision."));
    }
}
