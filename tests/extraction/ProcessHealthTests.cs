using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Hearsay.Contracts;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.LocalPostgres;
using Hearsay.TestSupport;
using Npgsql;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Hearsay.Extraction.Tests;

/// <summary>The service as a process, asked on its port for probes.</summary>
public sealed class ProcessHealthTests(ExtractionFixture fixture)
{
    private static readonly TimeSpan OfDatabase = TimeSpan.FromSeconds(10);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sigterm_CallUnderWay_IsNotReadyAtOnceAndFinishesIt()
    {
        await using var service = await ServiceProcess.StartAsync(await fixture.CreateDatabaseAsync(), drainDelay: "00:00:03");
        using var health = new HealthWatch(service.HealthAddress, "ready");
        await Eventually.HoldsAsync(() => Task.FromResult(health.Last is ServingStatus.Serving), "those who watch know it ready");
        using var channel = GrpcChannel.ForAddress(service.GrpcAddress, new GrpcChannelOptions { MaxReceiveMessageSize = MessageLimits.MaxMessageBytes });
        var client = new ExtractionService.ExtractionServiceClient(channel);
        var underWay = client.ExtractTextAsync(new ExtractTextRequest { Text = Long }, cancellationToken: Cancellation);
        Assert.False(underWay.ResponseAsync.IsCompleted);

        var told = Stopwatch.StartNew();
        await service.SignalAsync("TERM");
        await Eventually.HoldsAsync(async () => await service.CheckAsync("ready") is ServingStatus.NotServing, "it is not ready", TimeSpan.FromSeconds(2));
        await Eventually.HoldsAsync(() => Task.FromResult(health.Last is ServingStatus.NotServing), "those who watch know", TimeSpan.FromSeconds(2) - told.Elapsed);

        Assert.Equal(ServingStatus.Serving, await service.CheckAsync("live"));
        // Whoever has not turned away yet is served.
        Assert.NotEmpty((await client.ExtractTextAsync(new ExtractTextRequest { Text = "Nobody spoke." }, cancellationToken: Cancellation)).Text);
        Assert.NotEmpty((await underWay).Text);
        Assert.Equal(0, await service.ExitCodeAsync());
    }

    [Fact]
    public async Task Database_LostAndBack_ReadinessFollowsWithinTenSeconds()
    {
        var database = await fixture.CreateDatabaseAsync();
        await using var service = await ServiceProcess.StartAsync(database, drainDelay: "00:00:00");
        using var health = new HealthWatch(service.HealthAddress, "ready");
        // Whoever begins to watch amid a loss of less than the two seconds between two looks is told nothing of its end.
        await Eventually.HoldsAsync(() => Task.FromResult(health.Last is ServingStatus.Serving), "those who watch know it ready");
        var name = new NpgsqlConnectionStringBuilder(database.OwnerConnectionString).Database;

        await AdministerAsync(database, $"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        await AdministerAsync(database, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        await Eventually.HoldsAsync(async () => await service.CheckAsync("ready") is ServingStatus.NotServing && health.Last is ServingStatus.NotServing, "it is not ready", OfDatabase);
        Assert.Equal(ServingStatus.Serving, await service.CheckAsync("live"));
        Assert.Equal(ServingStatus.Serving, await service.CheckAsync("startup"));

        await AdministerAsync(database, $"ALTER DATABASE {name} ALLOW_CONNECTIONS true");
        await Eventually.HoldsAsync(async () => await service.CheckAsync("ready") is ServingStatus.Serving && health.Last is ServingStatus.Serving, "it is ready again", OfDatabase);
    }

    [Fact]
    public async Task HealthPort_AskedForAnythingElse_HasNothing()
    {
        await using var service = await ServiceProcess.StartAsync(await fixture.CreateDatabaseAsync(), drainDelay: "00:00:00");
        using var channel = GrpcChannel.ForAddress(service.HealthAddress);
        var call = new ExtractionService.ExtractionServiceClient(channel).ExtractTextAsync(new ExtractTextRequest { Text = "Nobody spoke." }, cancellationToken: Cancellation);

        Assert.Equal(StatusCode.Unimplemented, (await Assert.ThrowsAsync<RpcException>(async () => await call)).StatusCode);
    }

    /// <summary>Rules alone read it for a second or more.</summary>
    private static string Long { get; } = string.Concat(Enumerable.Repeat("\"The ferry sails at noon,\" said Ben Orrick, the harbour master of Tolt.\n\n", 8000));

    private static async Task AdministerAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(database.OwnerConnectionString) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    /// <summary>Keeps the last status that a watcher was told.</summary>
    private sealed class HealthWatch : IDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly GrpcChannel _channel;
        private volatile int _last;

        public HealthWatch(string address, string name)
        {
            _channel = GrpcChannel.ForAddress(address);
            _ = WatchAsync(name);
        }

        public ServingStatus Last => (ServingStatus)_last;

        public void Dispose()
        {
            _stop.Cancel();
            _channel.Dispose();
            _stop.Dispose();
        }

        private async Task WatchAsync(string name)
        {
            try
            {
                using var call = new Health.HealthClient(_channel).Watch(new HealthCheckRequest { Service = name }, cancellationToken: _stop.Token);
                while (await call.ResponseStream.MoveNext(_stop.Token))
                {
                    _last = (int)call.ResponseStream.Current.Status;
                }
            }
            catch (RpcException)
            {
                // The service is gone; what it told last stays.
            }
        }
    }

    private sealed class ServiceProcess : IAsyncDisposable
    {
        private readonly Process _process;
        private readonly GrpcChannel _health;

        private ServiceProcess(Process process, string grpcAddress, string healthAddress)
        {
            (_process, GrpcAddress, HealthAddress) = (process, grpcAddress, healthAddress);
            _health = GrpcChannel.ForAddress(healthAddress);
        }

        public string GrpcAddress { get; }

        public string HealthAddress { get; }

        /// <summary>Starts it and waits until it is ready.</summary>
        public static async Task<ServiceProcess> StartAsync(TestDatabase database, string drainDelay)
        {
            var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
            var program = Path.Combine(own.Parent!.Parent!.FullName, "Hearsay.Extraction", own.Name, "Hearsay.Extraction.dll");
            var (grpcPort, healthPort) = (LoopbackPort.TakeFree(), LoopbackPort.TakeFree());
            var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true };
            foreach (var (name, value) in new Dictionary<string, string>
            {
                ["ConnectionStrings__Postgres"] = await database.MigrateAsync(ExtractionComposition.Schema, Cancellation),
                ["Engine__Profile"] = "fast",
                ["Authentication__Mode"] = "Off",
                ["Listen__Address"] = "127.0.0.1",
                ["Listen__GrpcPort"] = grpcPort.ToString(CultureInfo.InvariantCulture),
                ["Listen__HttpPort"] = "0",
                ["Listen__HealthPort"] = healthPort.ToString(CultureInfo.InvariantCulture),
                ["Listen__DrainDelay"] = drainDelay,
            })
            {
                start.Environment[name] = value;
            }

            var service = new ServiceProcess(Process.Start(start)!, $"http://127.0.0.1:{grpcPort}", $"http://127.0.0.1:{healthPort}");
            service._process.BeginOutputReadLine();
            await Eventually.HoldsAsync(async () => await service.CheckAsync("ready") is ServingStatus.Serving, "the service is ready", TimeSpan.FromSeconds(60));
            return service;
        }

        /// <summary>Status by a connection of its own, as a probe asks; unknown where nobody answers.</summary>
        public async Task<ServingStatus> CheckAsync(string name)
        {
            try
            {
                return (await new Health.HealthClient(_health).CheckAsync(
                    new HealthCheckRequest { Service = name }, deadline: TimeProvider.System.GetUtcNow().AddSeconds(5).UtcDateTime, cancellationToken: Cancellation)).Status;
            }
            catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
            {
                return ServingStatus.Unknown;
            }
        }

        public async Task SignalAsync(string signal)
        {
            using var kill = Process.Start("kill", ["-s", signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync(Cancellation);
        }

        public async Task<int> ExitCodeAsync()
        {
            await _process.WaitForExitAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(40), Cancellation);
            return _process.ExitCode;
        }

        public async ValueTask DisposeAsync()
        {
            _health.Dispose();
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
            _process.Dispose();
        }
    }
}
