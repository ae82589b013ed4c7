using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Hearsay.ServiceDefaults.Health;

/// <summary>
/// The first part of stopping: not ready at once, serving on for Listen:DrainDelay, so that whoever balances calls has turned away before
/// the ports close. Calls that are under way then finish as ever.
/// </summary>
internal sealed class Drain(IHostApplicationLifetime lifetime, IConfiguration configuration, TimeProvider clock) : IHostedLifecycleService, IHealthCheck
{
    private volatile bool _stopping;

    /// <summary>How long it serves on, by the settings.</summary>
    public static TimeSpan DelayOf(IConfiguration configuration) => configuration.GetValue("Listen:DrainDelay", TimeSpan.Zero);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_stopping || lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("The service stops.") : HealthCheckResult.Healthy());

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        if (DelayOf(configuration) is { Ticks: > 0 } delay)
        {
            await Task.Delay(delay, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
