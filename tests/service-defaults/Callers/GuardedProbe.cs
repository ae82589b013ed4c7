using System.Net.Http.Headers;
using Google.Rpc;
using Grpc.Core;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.TestSupport;

namespace Hearsay.ServiceDefaults.Tests;

/// <summary>A running probe that asks for tokens.</summary>
public sealed class GuardedProbe(ClusterFixture cluster) : IAsyncLifetime
{
    internal TestIssuer Issuer { get; } = new();

    public RunningService Service { get; private set; } = null!;

    public IngestionService.IngestionServiceClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Service = await Probe.StartAsync(cluster, new Probe(), settings: Issuer.Settings);
        Client = new IngestionService.IngestionServiceClient(Service.Channel);
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        Issuer.Dispose();
    }

    /// <summary>A read over gRPC; "OK" or code, reason and sentence.</summary>
    public Task<string> ReadAsync(string? token) =>
        OutcomeAsync(headers => Client.GetDocumentAsync(new GetDocumentRequest { DocumentId = "7" }, headers, cancellationToken: Cancellation), Bearer(token));

    /// <summary>The same read over JSON.</summary>
    public Task<HttpResponseMessage> ReadJsonAsync(string? token) => SendJsonAsync(HttpMethod.Get, "/v1/documents/7", token);

    public async Task<HttpResponseMessage> SendJsonAsync(HttpMethod verb, string path, string? token)
    {
        using var request = new HttpRequestMessage(verb, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await Service.Http.SendAsync(request, Cancellation);
    }

    public static Metadata Bearer(string? token) => token is null ? [] : new Metadata { { "authorization", $"Bearer {token}" } };

    public static async Task<string> OutcomeAsync<T>(Func<Metadata, AsyncUnaryCall<T>> call, Metadata headers)
    {
        try
        {
            await call(headers);
            return "OK";
        }
        catch (RpcException exception)
        {
            var info = exception.GetRpcStatus()?.GetDetail<ErrorInfo>();
            var metadata = string.Concat(info?.Metadata.Select(pair => $" {pair.Key}={pair.Value}") ?? []);
            return $"{exception.StatusCode} {info?.Reason}{metadata}: {exception.Status.Detail}";
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
