using System.Security.Cryptography;
using System.Text.Json;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Hearsay.Deploy.Tests.Dapr;
using Hearsay.Deploy.Tests.Kubernetes;
using Hearsay.LocalPostgres;
using Hearsay.TestSupport;
using Npgsql;

namespace Hearsay.Deploy.Tests.Images;

/// <summary>What an image holds, started as the trial overlay starts it: its settings, the secrets of its script, its probes.</summary>
[Collection(nameof(PublishedService))]
public sealed class ManifestStartTests(PublishedService published) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hearsay-start");
    private TestCluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await TestCluster.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Program_WithTheTrialsSettings_MigratesAndAnswersItsProbes()
    {
        var trial = await Renders.OverlayAsync("trial");
        var pod = trial.Pods.Single(item => item.IsService && item.Owner.Name == "extraction");
        var container = pod.Containers.Single().Container;
        var secrets = await SecretsAsync();
        var database = await _cluster.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        var environment = Environment(trial, pod, secrets, database);

        var migration = Path.Combine(_folder.FullName, "migration.log");
        await using (var process = GuardedProcess.Start([published.PathOf("start"), "migrate"], Owner(environment, database), migration, "TERM"))
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, await File.ReadAllTextAsync(migration, TestContext.Current.CancellationToken));
        }

        var log = Path.Combine(_folder.FullName, "service.log");
        await using var service = GuardedProcess.Start([published.PathOf("start")], environment, log, "TERM");
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{environment["Listen__HealthPort"]}");
        var health = new Health.HealthClient(channel);
        foreach (var probe in new[] { "startupProbe", "livenessProbe", "readinessProbe" })
        {
            var name = container.At(probe, "grpc", "service").Text()!;
            await Eventually.HoldsAsync(
                async () => service.HasExited || await ServesAsync(health, name), $"{name} of {probe}", TimeSpan.FromSeconds(60));
            Assert.False(service.HasExited, await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken));
        }
    }

    private static async Task<bool> ServesAsync(Health.HealthClient health, string name)
    {
        try
        {
            var answer = await health.CheckAsync(new HealthCheckRequest { Service = name }, deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(5));
            return answer.Status == HealthCheckResponse.Types.ServingStatus.Serving;
        }
        catch (Grpc.Core.RpcException exception) when (exception.StatusCode is Grpc.Core.StatusCode.Unavailable or Grpc.Core.StatusCode.DeadlineExceeded)
        {
            return false;
        }
    }

    /// <summary>As the pod has them, but for places: this machine's database, ports and folders.</summary>
    private Dictionary<string, string> Environment(Installation trial, Pod pod, Installation secrets, TestDatabase database)
    {
        var all = new Dictionary<string, string>(trial.SettingsOf(pod), StringComparer.Ordinal);
        foreach (var variable in pod.Containers.Single().Container.At("env").Items())
        {
            all[variable.At("name").Text()!] = variable.At("value").Text()
                ?? ValueOf(secrets, variable.At("valueFrom", "secretKeyRef", "name").Text()!, variable.At("valueFrom", "secretKeyRef", "key").Text()!);
        }

        all["ConnectionStrings__Postgres"] = Here(all["ConnectionStrings__Postgres"], database);
        all["Authentication__KeySetFile"] = Path.Combine(_folder.FullName, "issuer.jwks");
        all["Listen__Address"] = "127.0.0.1";
        all["Listen__DrainDelay"] = "00:00:00";
        foreach (var port in new[] { "Listen__GrpcPort", "Listen__HttpPort", "Listen__HealthPort" })
        {
            all[port] = LoopbackPort.TakeFree().ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return all;
    }

    private static Dictionary<string, string> Owner(Dictionary<string, string> environment, TestDatabase database) =>
        new(StringComparer.Ordinal)
        {
            ["ConnectionStrings__Postgres"] = environment["ConnectionStrings__Postgres"],
            ["ConnectionStrings__Migrator"] = database.OwnerConnectionString,
        };

    private static string Here(string connectionString, TestDatabase database)
    {
        var owner = new NpgsqlConnectionStringBuilder(database.OwnerConnectionString);
        return new NpgsqlConnectionStringBuilder(connectionString) { Host = owner.Host, Port = owner.Port, Database = owner.Database }.ConnectionString;
    }

    private async Task<Installation> SecretsAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var keys = new { keys = new[] { new { kty = "EC", crv = "P-256", alg = "ES256", use = "sig", kid = "one", x = Text(point.X!), y = Text(point.Y!) } } };
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "issuer.jwks"), JsonSerializer.Serialize(keys), TestContext.Current.CancellationToken);
        var result = await new Tool("secrets", Checkout.PathOf($"{Renders.Folder}/overlays/trial/secrets")).RunAsync("--print", "--issuer", _folder.FullName);
        Assert.True(result.ExitCode == 0, result.Errors);
        return Installation.Of(result.Output);
    }

    private static string Text(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private static string ValueOf(Installation all, string secret, string key) =>
        System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(all.Find("Secret", secret)!.Node.At("data", key).Text()!));
}
