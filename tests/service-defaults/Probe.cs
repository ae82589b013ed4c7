using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Postgres;
using Hearsay.ServiceDefaults.Hosting;
using Hearsay.TestSupport;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Hearsay.ServiceDefaults.Tests;

/// <summary>A service whose methods do what a test tells them to; each is for other callers.</summary>
internal sealed class Probe : IngestionService.IngestionServiceBase
{
    public Func<ServerCallContext, Task> Behave { get; set; } = _ => Task.CompletedTask;

    public static ServiceSchema Schema { get; } = new("probe", []);

    public static ServiceDefinition Definition(Probe probe) => new(
        "probe", Schema, builder => builder.Services.AddSingleton(probe), app => app.MapGrpcService<Probe>());

    public static async Task<RunningService> StartAsync(
        ClusterFixture cluster, Probe probe, Action<WebApplicationBuilder>? configure = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var database = await cluster.Cluster.CreateDatabaseAsync(cancellation);
        return await RunningService.StartAsync(Definition(probe), database, settings, configure, cancellation);
    }

    [Authorize(Callers.Reader)]
    public override async Task<GetDocumentResponse> GetDocument(GetDocumentRequest request, ServerCallContext context)
    {
        await Behave(context);
        return new GetDocumentResponse { Document = new Document { DocumentId = request.DocumentId, SourceKey = "key" } };
    }

    [Authorize(Callers.Writer)]
    public override async Task<SubmitDocumentResponse> SubmitDocument(SubmitDocumentRequest request, ServerCallContext context)
    {
        await Behave(context);
        return new SubmitDocumentResponse { DocumentId = "taken" };
    }

    /// <summary>Answers each item as it comes.</summary>
    [Authorize(Callers.Writer)]
    public override async Task SubmitDocuments(
        IAsyncStreamReader<SubmitDocumentsRequest> requestStream, IServerStreamWriter<SubmitDocumentsResponse> responseStream, ServerCallContext context)
    {
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            await Behave(context);
            await responseStream.WriteAsync(new SubmitDocumentsResponse(), context.CancellationToken);
        }
    }

    [Authorize(Callers.Operator)]
    public override Task<RetractDocumentResponse> RetractDocument(RetractDocumentRequest request, ServerCallContext context) =>
        Task.FromResult(new RetractDocumentResponse());

    [Authorize(Callers.ReaderOrService)]
    public override Task<GetRevisionResponse> GetRevision(GetRevisionRequest request, ServerCallContext context) =>
        Task.FromResult(new GetRevisionResponse());

    /// <summary>Names no caller, as somebody might forget to.</summary>
    public override Task<ListDocumentsResponse> ListDocuments(ListDocumentsRequest request, ServerCallContext context) =>
        Task.FromResult(new ListDocumentsResponse());
}
