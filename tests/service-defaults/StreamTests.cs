using System.Diagnostics;
using Google.Rpc;
using Grpc.Core;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hearsay.ServiceDefaults.Tests;

/// <summary>Streams of requests: limits slow them down, silence and failures end them with a reason.</summary>
public sealed class StreamTests(ClusterFixture cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Items_OverTheLimitOfCalls_AreSlowedAndNotRefused()
    {
        await using var service = await StartAsync(settings: new() { ["RateLimits:CallsPerSecond"] = "20", ["RateLimits:CallBurst"] = "5" });
        using var call = Open(service);
        var began = Stopwatch.GetTimestamp();

        for (var item = 0; item < 25; item++)
        {
            await SendAsync(call);
        }

        // Four of the burst are left beside the stream itself; 21 more come at 20 a second.
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Items_OverTheLimitOfBytes_AreSlowedAndNotRefused()
    {
        const int Mebibyte = 1024 * 1024;
        await using var service = await StartAsync(settings: new() { ["RateLimits:BytesPerSecond"] = $"{16 * Mebibyte}", ["RateLimits:ByteBurst"] = $"{32 * Mebibyte}" });
        using var call = Open(service);
        var began = Stopwatch.GetTimestamp();

        for (var item = 0; item < 3; item++)
        {
            await SendAsync(call, new string('a', 16 * Mebibyte));
        }

        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Silence_OfAMinute_EndsTheStreamWithItsReason()
    {
        var clock = new FakeTimeProvider();
        await using var service = await StartAsync(clock);
        using var call = Open(service);
        await SendAsync(call);
        clock.Advance(TimeSpan.FromSeconds(59));
        await SendAsync(call);

        var end = call.ResponseStream.MoveNext(Cancellation);
        await Eventually.HoldsAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(61));
                return Task.FromResult(end.IsCompleted);
            },
            "the stream ends");

        var failure = (await Assert.ThrowsAsync<RpcException>(() => end)).GetRpcStatus()!;
        Assert.Equal(((int)StatusCode.DeadlineExceeded, "STREAM_IDLE"), (failure.Code, failure.GetDetail<ErrorInfo>().Reason));
    }

    [Fact]
    public async Task Failure_AmidTheStream_IsToldWithItsReason()
    {
        var probe = new Probe();
        await using var service = await Probe.StartAsync(cluster, probe);
        using var call = Open(service);
        await SendAsync(call);
        probe.Behave = _ => throw new InvalidOperationException("for the log alone");
        await call.RequestStream.WriteAsync(new SubmitDocumentsRequest(), Cancellation);

        var failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Cancellation));

        Assert.Equal("INTERNAL", failure.GetRpcStatus()!.GetDetail<ErrorInfo>().Reason);
        Assert.DoesNotContain("for the log alone", failure.Status.Detail, StringComparison.Ordinal);
        Assert.Contains(service.Errors, entry => entry.Contains("SubmitDocuments failed with Internal", StringComparison.Ordinal));
    }

    private static AsyncDuplexStreamingCall<SubmitDocumentsRequest, SubmitDocumentsResponse> Open(RunningService service) =>
        new IngestionService.IngestionServiceClient(service.Channel).SubmitDocuments(cancellationToken: Cancellation);

    private static async Task SendAsync(AsyncDuplexStreamingCall<SubmitDocumentsRequest, SubmitDocumentsResponse> call, string text = "")
    {
        await call.RequestStream.WriteAsync(new SubmitDocumentsRequest { Document = new SubmitDocumentRequest { PlainText = text } }, Cancellation);
        Assert.True(await call.ResponseStream.MoveNext(Cancellation));
    }

    private Task<RunningService> StartAsync(FakeTimeProvider? clock = null, Dictionary<string, string>? settings = null) => Probe.StartAsync(
        cluster,
        new Probe(),
        builder =>
        {
            if (clock is not null)
            {
                builder.Services.AddSingleton<TimeProvider>(clock);
            }
        },
        settings);
}
