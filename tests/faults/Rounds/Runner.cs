using Hearsay.Contracts;
using Hearsay.Faults.Tests.Flow;
using Hearsay.Faults.Tests.Platform;
using Hearsay.Faults.Tests.Wire;

namespace Hearsay.Faults.Tests.Rounds;

/// <summary>Carries a round out while documents flow.</summary>
internal sealed class Runner(FaultyPlatform platform, History history)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan UntilReached = TimeSpan.FromSeconds(60);

    /// <summary>Documents flow, the steps are taken one after the other, whoever was killed is started again, and the documents under way are finished.</summary>
    public async Task RunAsync(string feedName, IReadOnlyList<FaultStep> steps, IReadOnlyList<LinkCut> cuts, CancellationToken cancellationToken)
    {
        foreach (var cut in cuts)
        {
            (cut.Outward ? platform.ToSidecar : platform.FromSidecar)[cut.Service].CutAfter(cut.Bytes);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var flow = new Feed(feedName, platform.Channel(AppIds.Ingestion), history).FlowAsync(Pause, stop.Token);
        try
        {
            foreach (var step in steps)
            {
                await TakeAsync(step, cancellationToken);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await platform.HealAsync(cancellationToken);
            await flow;
        }
    }

    private async Task TakeAsync(FaultStep step, CancellationToken cancellationToken)
    {
        if (step.Point is { } point)
        {
            var rule = new WireRule(point, step.Nth, () => KillAsync(step.Victim));
            platform.Members[step.Watched].Database.Add(rule);
            try
            {
                await rule.Fired.WaitAsync(UntilReached, cancellationToken);
            }
            catch (TimeoutException)
            {
                throw new TimeoutException($"In {UntilReached} nothing reached this point: {step}.");
            }
        }
        else
        {
            await Task.Delay(step.Wait, cancellationToken);
            await KillAsync(step.Victim);
        }

        if (step.Victim == FaultPlan.Postgres)
        {
            await platform.Database.RestartAsync(cancellationToken);
        }

        await platform.HealAsync(cancellationToken);
    }

    private Task KillAsync(string victim) => victim == FaultPlan.Postgres ? platform.Database.KillAsync() : platform.Members[victim].KillAsync();
}
