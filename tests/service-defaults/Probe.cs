using Grpc.Core;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.Postgres;
using Hearsay.ServiceDefaults.Hosting;
using Hearsay.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Hearsay.ServiceDefaults.Tests;

/// <summary>A service whose one method does what a test tells it to.</summary>
internal sealed class Probe : IngestionService.IngestionServiceBase
{
    public Func<ServerCallContext, Task> Behave { get; set; } = _ => Task.CompletedTask;

    public static ServiceSchema Schema { get; } = new("probe", []);

    public static ServiceDefinition Definition(Probe probe) => new(
        "probe", Schema, builder => builder.Services.AddSingleton(probe), app => app.MapGrpcService<Probe>());

    public static async Task<RunningService> StartAsync(
        ClusterFixture cluster, Probe probe, Action<WebApplicationBuilder>? configure = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var database = await cluster.Cluster.CreateDatabaseAsync(cancellation);
        return await RunningService.StartAsync(Definition(probe), database, configure: configure, cancellationToken: cancellation);
    }

    public override async Task<GetDocumentResponse> GetDocument(GetDocumentRequest request, ServerCallContext context)
    {
        await Behave(context);
        return new GetDocumentResponse { Document = new Document { DocumentId = request.DocumentId, SourceKey = "key" } };
    }

    public override async Task<SubmitDocumentResponse> SubmitDocument(SubmitDocumentRequest request, ServerCallContext context)
    {
        await Behave(context);
        return new SubmitDocumentResponse { DocumentId = "taken" };
    }
}
