using Hearsay.LocalSidecar.Delivery;
using Hearsay.LocalSidecar.Runtime;
using Hearsay.LocalSidecar.Storage;
using Npgsql;
using OpenTelemetry;

namespace Hearsay.LocalSidecar.Health;

/// <summary>
/// The two health answers of daprd: 204 where ready, else 500 with an error code. Outbound asks whether the sidecar can
/// take calls, the other one whether its app is served as well.
/// </summary>
internal sealed class HealthAnswers(MessageStore store, AppStates apps)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<IResult> HealthAsync(HttpContext context) =>
        apps.Of(SidecarPort.Of(context).App.AppId).IsServed && await IsStorageUpAsync(context.RequestAborted).ConfigureAwait(false)
            ? Results.NoContent()
            : NotReady("ERR_HEALTH_NOT_READY", "dapr is not ready");

    public async Task<IResult> OutboundAsync(HttpContext context) =>
        await IsStorageUpAsync(context.RequestAborted).ConfigureAwait(false)
            ? Results.NoContent()
            : NotReady("ERR_OUTBOUND_HEALTH_NOT_READY", "dapr outbound is not ready");

    private static IResult NotReady(string code, string message) =>
        Results.Json(new { errorCode = code, message }, statusCode: StatusCodes.Status500InternalServerError);

    private async Task<bool> IsStorageUpAsync(CancellationToken cancellationToken)
    {
        using var quiet = SuppressInstrumentationScope.Begin();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await store.ProbeAsync(patience.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            return false;
        }
    }
}
