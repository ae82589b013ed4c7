using System.Collections.Concurrent;
using Grpc.Core;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.Engine;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;
using Hearsay.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hearsay.Extraction.Tests;

/// <summary>The model is native memory: nothing may read with it once the container has disposed of it.</summary>
public sealed class ShutdownTests(ExtractionFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stop_ReadingGoesOnTooLong_EndsBeforeTheTaggerIsDisposedOf()
    {
        var events = new ConcurrentQueue<string>();
        using var reading = new ManualResetEventSlim();
        var service = await RunningService.StartAsync(
            ExtractionComposition.Definition,
            await fixture.CreateDatabaseAsync(),
            configure: builder =>
            {
                builder.Services.AddSingleton<ITagger>(_ => new EndlessTagger(events, reading));
                builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
            },
            cancellationToken: Cancellation);
        var call = new ExtractionService.ExtractionServiceClient(service.Channel).ExtractTextAsync(
            new ExtractTextRequest { Text = Articles.Bridge }, cancellationToken: Cancellation);
        Assert.True(reading.Wait(TimeSpan.FromSeconds(30), Cancellation));

        await service.DisposeAsync();

        await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.Equal(["reading ended", "disposed of"], events);
    }

    /// <summary>Reads the service's own first line; after that until it is told to stop.</summary>
    private sealed class EndlessTagger(ConcurrentQueue<string> events, ManualResetEventSlim reading) : ITagger, IDisposable
    {
        private readonly RuleTagger _rules = new();
        private int _readings;

        public EngineVersion Version => _rules.Version;

        public TaggerReading Read(ReadText text, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _readings) > 1)
            {
                reading.Set();
                Assert.True(cancellationToken.WaitHandle.WaitOne(TimeSpan.FromSeconds(30)));
                events.Enqueue("reading ended");
                cancellationToken.ThrowIfCancellationRequested();
            }

            return _rules.Read(text, cancellationToken);
        }

        public void Dispose() => events.Enqueue("disposed of");
    }
}
