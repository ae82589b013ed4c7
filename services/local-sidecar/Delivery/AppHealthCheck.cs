using Grpc.Core;
using Hearsay.LocalSidecar.Runtime;
using OpenTelemetry;

namespace Hearsay.LocalSidecar.Delivery;

/// <summary>
/// Asks an app every few seconds whether it is healthy, as daprd does where that is on: one good answer makes it so, some bad ones in a
/// row end it. No answer, and UNIMPLEMENTED, are bad ones.
/// </summary>
internal sealed class AppHealthCheck(SidecarOptions options, AppCallbackClient app, TimeProvider clock)
{
    /// <summary>Returns with the first good answer; at once where the check is off.</summary>
    public async Task UntilHealthyAsync(CancellationToken cancellationToken)
    {
        while (options.AppHealthCheck && !await AskAsync(cancellationToken).ConfigureAwait(false))
        {
            await Task.Delay(options.AppHealthInterval, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Returns when the bad answers in a row are as many as the threshold; never where the check is off.</summary>
    public async Task UntilUnhealthyAsync(CancellationToken cancellationToken)
    {
        if (!options.AppHealthCheck)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        }

        for (var bad = 0; bad < options.AppHealthThreshold;)
        {
            await Task.Delay(options.AppHealthInterval, clock, cancellationToken).ConfigureAwait(false);
            bad = await AskAsync(cancellationToken).ConfigureAwait(false) ? 0 : bad + 1;
        }
    }

    private async Task<bool> AskAsync(CancellationToken cancellationToken)
    {
        using var quiet = SuppressInstrumentationScope.Begin();
        try
        {
            using var call = app.HealthCheck(new CallOptions(
                deadline: clock.GetUtcNow().UtcDateTime + options.AppHealthTimeout, cancellationToken: cancellationToken));
            await call.ResponseAsync.ConfigureAwait(false);
            return true;
        }
        catch (RpcException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }
}
