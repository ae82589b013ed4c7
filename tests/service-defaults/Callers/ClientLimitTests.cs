using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using Google.Rpc;
using Grpc.Core;
using Hearsay.Contracts;
using Hearsay.Contracts.Ingestion.V1;
using Hearsay.ServiceDefaults.Limits;
using Hearsay.TestSupport;
using Microsoft.Extensions.Configuration;

namespace Hearsay.ServiceDefaults.Tests;

/// <summary>What one client may ask, and that it is no other's loss.</summary>
public sealed class ClientLimitTests(ClusterFixture cluster)
{
    private const int Mebibyte = 1024 * 1024;
    private const string ShedCalls = "hearsay.calls.shed";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_OverTheLimit_AreRefusedToThatClientAlone()
    {
        using var shed = new ShedListener();
        using var issuer = new TestIssuer();
        await using var service = await StartAsync(issuer, new Probe(), ("CallsPerSecond", 1), ("CallBurst", 2));
        var (busy, calm) = (TokenOf(issuer, "busy"), TokenOf(issuer, "calm"));

        var refused = await RefusedAtLastAsync(service, busy);

        Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);
        var status = refused.GetRpcStatus()!;
        var info = status.GetDetail<ErrorInfo>()!;
        Assert.Equal(("CLIENT_LIMIT_REACHED", "calls"), (info.Reason, info.Metadata["limit"]));
        Assert.Equal(1, status.GetDetail<RetryInfo>()!.RetryDelay.Seconds);
        Assert.Equal("1000", refused.Trailers.GetValue("grpc-retry-pushback-ms"));
        Assert.Contains("calls", shed.Limits);

        Assert.Equal("7", await ReadAsync(service, calm));
        // Whoever has no token is known by the address, however many it tries.
        Assert.Equal(StatusCode.ResourceExhausted, (await RefusedAtLastAsync(service, null)).StatusCode);
        await IsNotLimitedAsync(service);
    }

    [Fact]
    public async Task Calls_OverTheLimitOverJson_AreToldWhenToTryAgain()
    {
        using var issuer = new TestIssuer();
        await using var service = await StartAsync(issuer, new Probe(), ("CallsPerSecond", 1), ("CallBurst", 1));
        HttpResponseMessage answer;
        do
        {
            answer = await service.Http.GetAsync(new Uri("/v1/documents/7", UriKind.Relative), Cancellation);
        }
        while (answer.StatusCode is HttpStatusCode.Unauthorized);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter!.Delta);
        Assert.Contains("CLIENT_LIMIT_REACHED", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_OverTheLimit_AreRefusedBeforeAnyWork()
    {
        var worked = 0;
        using var issuer = new TestIssuer();
        var probe = new Probe { Behave = _ => Task.FromResult(Interlocked.Increment(ref worked)) };
        await using var service = await StartAsync(issuer, probe, ("BytesPerSecond", 1), ("ByteBurst", MessageLimits.MaxMessageBytes));
        var client = new IngestionService.IngestionServiceClient(service.Channel);
        var large = new SubmitDocumentRequest { PlainText = new string('a', 20 * Mebibyte) };

        await client.SubmitDocumentAsync(large, GuardedProbe.Bearer(TokenOf(issuer, "busy")), cancellationToken: Cancellation);
        var outcome = await GuardedProbe.OutcomeAsync(
            with => client.SubmitDocumentAsync(large, with, cancellationToken: Cancellation), GuardedProbe.Bearer(TokenOf(issuer, "busy")));

        Assert.StartsWith("ResourceExhausted CLIENT_LIMIT_REACHED limit=bytes", outcome, StringComparison.Ordinal);
        Assert.Equal(1, worked);
        await client.SubmitDocumentAsync(large, GuardedProbe.Bearer(TokenOf(issuer, "calm")), cancellationToken: Cancellation);
    }

    [Fact]
    public async Task CallsAtOnce_OverTheLimit_AreRefusedUntilOneEnds()
    {
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var issuer = new TestIssuer();
        var probe = new Probe
        {
            Behave = _ =>
            {
                begun.TrySetResult();
                return end.Task;
            },
        };
        await using var service = await StartAsync(issuer, probe, ("ConcurrentCalls", 1));
        var held = ReadAsync(service, TokenOf(issuer, "busy"));
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        Assert.Contains("limit=concurrency", await OutcomeAsync(service, TokenOf(issuer, "busy")), StringComparison.Ordinal);
        var other = ReadAsync(service, TokenOf(issuer, "calm"));
        end.SetResult();

        Assert.Equal(("7", "7"), (await held, await other));
        await Eventually.HoldsAsync(async () => await OutcomeAsync(service, TokenOf(issuer, "busy")) == "OK", "the place is free again");
    }

    [Fact]
    public async Task Clients_MoreThanAreToldApart_ShareOneBudgetUntilOthersRest()
    {
        using var budgets = new ClientBudgets(new ClientLimits(1000, 10, 1000, 10, 10), most: 2);
        var calls = new[] { budgets.Of("a"), budgets.Of("b") }.Select(budget => budget.TryBegin(out _)!).ToList();

        Assert.Same(budgets.Of("c"), budgets.Of("d"));
        Assert.NotSame(budgets.Of("a"), budgets.Of("c"));
        Assert.Equal(2, budgets.Count);

        calls.ForEach(call => call.Dispose());
        var shared = budgets.Of("c");
        await Eventually.HoldsAsync(() => Task.FromResult(budgets.Of("c") != shared), "a client that rests is forgotten");
        Assert.InRange(budgets.Count, 1, 2);
    }

    [Theory]
    [InlineData("CallsPerSecond", "0")]
    [InlineData("CallBurst", "-1")]
    [InlineData("ByteBurst", "1000")]
    [InlineData("ConcurrentCalls", "0")]
    public void Read_LimitThatIsNone_IsRefusedByName(string name, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create($"RateLimits:{name}", (string?)value)]).Build();

        Assert.Contains($"RateLimits__{name}", Assert.Throws<InvalidOperationException>(() => ClientLimits.Read(configuration)).Message, StringComparison.Ordinal);
    }

    private static string TokenOf(TestIssuer issuer, string subject) => issuer.Token(token => token.Claims["sub"] = subject, "reader", "writer");

    private static async Task<string> ReadAsync(RunningService service, string? token) =>
        (await new IngestionService.IngestionServiceClient(service.Channel).GetDocumentAsync(
            new GetDocumentRequest { DocumentId = "7" }, GuardedProbe.Bearer(token), cancellationToken: Cancellation)).Document.DocumentId;

    private static Task<string> OutcomeAsync(RunningService service, string? token) => GuardedProbe.OutcomeAsync(
        with => new IngestionService.IngestionServiceClient(service.Channel).GetDocumentAsync(new GetDocumentRequest(), with, cancellationToken: Cancellation),
        GuardedProbe.Bearer(token));

    /// <summary>Calls until it is too often.</summary>
    private static async Task<RpcException> RefusedAtLastAsync(RunningService service, string? token)
    {
        for (var call = 0; call < 200; call++)
        {
            try
            {
                await ReadAsync(service, token);
            }
            catch (RpcException exception) when (exception.StatusCode is not StatusCode.Unauthenticated)
            {
                return exception;
            }
            catch (RpcException)
            {
                // Not known, but not too often yet.
            }
        }

        throw new InvalidOperationException("No call was refused.");
    }

    /// <summary>Probes, and other services through their sidecars.</summary>
    private static async Task IsNotLimitedAsync(RunningService service)
    {
        var health = new Grpc.Health.V1.Health.HealthClient(service.Channel);
        var client = new IngestionService.IngestionServiceClient(service.Channel);
        for (var call = 0; call < 20; call++)
        {
            await health.CheckAsync(new Grpc.Health.V1.HealthCheckRequest { Service = "live" }, cancellationToken: Cancellation);
            await client.GetRevisionAsync(new GetRevisionRequest(), new Metadata { { "dapr-api-token", "a-sidecar" } }, cancellationToken: Cancellation);
            await service.Http.GetStringAsync(new Uri("/healthz/live", UriKind.Relative), Cancellation);
        }
    }

    private Task<RunningService> StartAsync(TestIssuer issuer, Probe probe, params IEnumerable<(string Limit, int Value)> limits)
    {
        var settings = issuer.Settings;
        foreach (var (limit, value) in limits)
        {
            settings[$"RateLimits:{limit}"] = value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return Probe.StartAsync(cluster, probe, settings: settings);
    }

    /// <summary>Limits that were counted as met.</summary>
    private sealed class ShedListener : IDisposable
    {
        private readonly MeterListener _listener = new();

        public ShedListener()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == ShedCalls)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
            {
                foreach (var tag in tags)
                {
                    Limits.Enqueue($"{tag.Value}");
                }
            });
            _listener.Start();
        }

        public ConcurrentQueue<string> Limits { get; } = [];

        public void Dispose() => _listener.Dispose();
    }
}
