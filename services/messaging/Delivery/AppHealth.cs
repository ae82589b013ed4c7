using Dapr.AppCallback.Autogen.Grpc.v1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hearsay.Messaging;

/// <summary>
/// What daprd asks every few seconds where its health check of the app is on: while the service is not ready no event is handed to
/// it, so that a database that is away costs no attempts. To daprd UNIMPLEMENTED means "not healthy", so this is not to be left out.
/// </summary>
/// <remarks>daprd sends no app token with this question.</remarks>
[AllowAnonymous]
public sealed class AppHealth(HealthCheckService health) : AppCallbackHealthCheck.AppCallbackHealthCheckBase
{
    private const string Ready = "ready";

    /// <inheritdoc/>
    public override async Task<HealthCheckResponse> HealthCheck(Empty request, ServerCallContext context)
    {
        var report = await health.CheckHealthAsync(check => check.Tags.Contains(Ready), context.CancellationToken).ConfigureAwait(false);
        if (report.Status != HealthStatus.Healthy)
        {
            context.Status = new Status(StatusCode.Unavailable, "The service is not ready.");
        }

        return new HealthCheckResponse();
    }
}
