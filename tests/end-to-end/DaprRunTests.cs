using Hearsay.LocalPostgres;
using Hearsay.TestSupport;

namespace Hearsay.EndToEnd.Tests;

/// <summary>What deploy/local/dapr.yaml rests on: prepared schemas and secrets, and services that start from them. No sidecar runs.</summary>
public sealed class DaprRunTests : IAsyncLifetime
{
    private readonly string _folder = TestFolder.Create();
    private TestCluster _cluster = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _cluster = await TestCluster.StartAsync(Cancellation);

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Services_OfTheRunFile_StartFromWhatMigrateWrote()
    {
        var database = await _cluster.CreateDatabaseAsync(Cancellation);
        await EndsWellAsync(Path.Combine(_folder, "migrate.log"), new Dictionary<string, string>
        {
            ["HEARSAY_DAPR_FOLDER"] = _folder,
            ["HEARSAY_POSTGRES"] = database.OwnerConnectionString,
            ["HEARSAY_REDIS_PASSWORD"] = "it's \"odd\"",
        });

        foreach (var service in new[] { "ingestion", "query" })
        {
            var port = LoopbackPort.TakeFree();
            await using var running = GuardedProcess.Start(
                ["bash", Path.Combine(LocalUp.Root, "deploy", "local", "service"), service],
                new Dictionary<string, string>
                {
                    ["HEARSAY_DAPR_FOLDER"] = _folder,
                    ["Listen__Address"] = "127.0.0.1",
                    ["Listen__GrpcPort"] = $"{LoopbackPort.TakeFree()}",
                    ["Listen__HttpPort"] = $"{port}",
                    ["Listen__HealthPort"] = $"{LoopbackPort.TakeFree()}",
                    ["Authentication__Mode"] = "Off",
                    ["DAPR_GRPC_PORT"] = $"{LoopbackPort.TakeFree()}",
                },
                Path.Combine(_folder, service + ".log"),
                "TERM");
            using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            await Eventually.HoldsAsync(() => IsReadyAsync(http, running), $"{service} is ready", TimeSpan.FromSeconds(60));
        }

        Assert.All(Directory.EnumerateFiles(_folder, "*.env").Append(Path.Combine(_folder, "secrets.json")), file =>
        {
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite), file);
            Assert.DoesNotContain("hearsay_owner", File.ReadAllText(file), StringComparison.Ordinal);
        });
        var secrets = await File.ReadAllTextAsync(Path.Combine(_folder, "secrets.json"), Cancellation);
        using var read = System.Text.Json.JsonDocument.Parse(secrets);
        Assert.Equal("it's \"odd\"", read.RootElement.GetProperty("hearsay-redis").GetProperty("password").GetString());
        Assert.Contains(Path.Combine(_folder, "secrets.json"), await File.ReadAllTextAsync(Path.Combine(_folder, "resources", "secrets.yaml"), Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_WithoutADatabase_SaysWhatToSet()
    {
        var log = Path.Combine(_folder, "migrate.log");
        var failure = await Assert.ThrowsAnyAsync<Exception>(() =>
            EndsWellAsync(log, new Dictionary<string, string> { ["HEARSAY_DAPR_FOLDER"] = _folder, ["HEARSAY_POSTGRES"] = "" }));

        Assert.Contains("Set HEARSAY_POSTGRES", failure.Message, StringComparison.Ordinal);
    }

    private static async Task EndsWellAsync(string log, Dictionary<string, string> environment)
    {
        await using var run = GuardedProcess.Start(
            ["dotnet", LocalUp.Assembly("Hearsay.LocalHost", "Hearsay.LocalHost"), "prepare-dapr"], environment, log, "TERM");
        await run.WaitForExitAsync(Cancellation);
        Assert.True(run.ExitCode == 0, await File.ReadAllTextAsync(log, Cancellation));
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, GuardedProcess process)
    {
        Assert.False(process.HasExited);
        try
        {
            using var response = await http.GetAsync(new Uri("/healthz/ready", UriKind.Relative), Cancellation);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
