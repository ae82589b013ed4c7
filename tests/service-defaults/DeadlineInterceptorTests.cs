using Grpc.Core;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.ServiceDefaults.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hearsay.ServiceDefaults.Tests;

public sealed class DeadlineInterceptorTests(ClusterFixture cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_WithoutADeadline_EndsAtTheBound()
    {
        var clock = new FakeTimeProvider();
        var started = new TaskCompletionSource();
        var probe = new Probe { Behave = context => HangAsync(context, started) };
        await using var service = await Probe.StartAsync(cluster, probe, builder => builder.Services.AddSingleton<TimeProvider>(clock));
        var client = new IngestionService.IngestionServiceClient(service.Channel);

        using var call = client.GetDocumentAsync(new GetDocumentRequest(), cancellationToken: Cancellation);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        clock.Advance(DeadlineInterceptor.Longest - TimeSpan.FromMilliseconds(1));
        Assert.False(call.ResponseAsync.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));

        var exception = await Assert.ThrowsAsync<RpcException>(
            async () => await call.ResponseAsync.WaitAsync(TimeSpan.FromSeconds(20), Cancellation));
        Assert.Equal(StatusCode.DeadlineExceeded, exception.StatusCode);
    }

    [Fact]
    public async Task Call_WithADeadline_EndsThen()
    {
        var ended = new TaskCompletionSource();
        var probe = new Probe
        {
            Behave = async context =>
            {
                using var registration = context.CancellationToken.Register(ended.SetResult);
                await ended.Task;
                context.CancellationToken.ThrowIfCancellationRequested();
            },
        };
        await using var service = await Probe.StartAsync(cluster, probe);
        var client = new IngestionService.IngestionServiceClient(service.Channel);

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await client.GetDocumentAsync(
            new GetDocumentRequest(),
            deadline: TimeProvider.System.GetUtcNow().AddMilliseconds(300).UtcDateTime,
            cancellationToken: Cancellation));

        Assert.Equal(StatusCode.DeadlineExceeded, exception.StatusCode);
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
    }

    [Fact]
    public async Task Call_OfACallerThatLeft_Ends()
    {
        var started = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        var probe = new Probe
        {
            Behave = async context =>
            {
                using var registration = context.CancellationToken.Register(ended.SetResult);
                started.SetResult();
                await ended.Task;
                context.CancellationToken.ThrowIfCancellationRequested();
            },
        };
        await using var service = await Probe.StartAsync(cluster, probe);
        var client = new IngestionService.IngestionServiceClient(service.Channel);
        using var leaving = new CancellationTokenSource();

        using var call = client.GetDocumentAsync(new GetDocumentRequest(), cancellationToken: leaving.Token);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        await leaving.CancelAsync();

        await ended.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        await Assert.ThrowsAsync<RpcException>(async () => await call);
    }

    private static async Task HangAsync(ServerCallContext context, TaskCompletionSource started)
    {
        started.SetResult();
        await Task.Delay(Timeout.Infinite, context.CancellationToken);
    }
}
