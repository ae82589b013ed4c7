using System.Net;
using System.Net.Sockets;
using Hearsay.ServiceDefaults.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hearsay.ServiceDefaults.Tests;

/// <summary>How the process of a service ends.</summary>
public sealed class ServiceProgramTests
{
    private static readonly string[] Settings =
    [
        "--Listen:Address=127.0.0.1", "--Listen:GrpcPort=0", "--Listen:HttpPort=0", "--Listen:HealthPort=0", "--Authentication:Mode=Off",
        "--ConnectionStrings:Postgres=Host=127.0.0.1;Username=any",
    ];

    [Theory]
    [InlineData("--ConnectionStrings:Postgres=")]
    [InlineData("--Listen:Address=nowhere")]
    [InlineData("--Listen:GrpcPort=many")]
    [InlineData("--Postgres:MaxPoolSize=many")]
    [InlineData("--Postgres:MaxPoolSize=0")]
    public async Task RunAsync_SettingThatIsNone_Is1(string setting) =>
        Assert.Equal(1, await ServiceProgram.RunAsync([.. Settings, setting], Probe.Definition(new Probe())));

    [Fact]
    public async Task RunAsync_PortThatIsTaken_Is1()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var setting = $"--Listen:HttpPort={((IPEndPoint)taken.LocalEndpoint).Port}";

        Assert.Equal(1, await ServiceProgram.RunAsync([.. Settings, setting], Probe.Definition(new Probe())));
    }

    [Fact]
    public async Task RunAsync_PartThatFails_StopsAndIs1() =>
        Assert.Equal(1, await RunAsync(services => services.AddHostedService<Failing>()));

    [Fact]
    public async Task RunAsync_StoppedInGoodOrder_Is0() =>
        Assert.Equal(0, await RunAsync(services => services.AddHostedService<Stopping>()));

    [Fact]
    public async Task Migrate_WithoutAnOwner_Is1() => Assert.Equal(1, await ServiceProgram.RunAsync(["migrate"], Probe.Definition(new Probe())));

    private static Task<int> RunAsync(Action<IServiceCollection> add)
    {
        var probe = Probe.Definition(new Probe());
        return ServiceProgram.RunAsync(Settings, probe with
        {
            Add = builder =>
            {
                probe.Add(builder);
                add(builder.Services);
            },
        });
    }

    private sealed class Failing(IHostApplicationLifetime host) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = host.ApplicationStarted.Register(started.SetResult);
            await started.Task.WaitAsync(stoppingToken);
            throw new InvalidDataException("This part fails.");
        }
    }

    private sealed class Stopping(IHostApplicationLifetime host) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken)
        {
            host.ApplicationStarted.Register(host.StopApplication);
            return Task.CompletedTask;
        }
    }
}
