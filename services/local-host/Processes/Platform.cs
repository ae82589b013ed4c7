using System.Globalization;
using System.Security.Cryptography;
using Hearsay.Contracts;
using Hearsay.LocalHost.Postgres;
using Npgsql;

namespace Hearsay.LocalHost;

/// <summary>
/// The processes of the platform on one machine: which, on which ports, with which settings. The owner of the database is for
/// migrations only: no process that stays up may have it.
/// </summary>
internal sealed record Platform(
    PlatformProcess Sidecar, PlatformProcess Ingestion, PlatformProcess Extraction, PlatformProcess Query, string OwnerConnectionString)
{
    /// <summary>All, in the order of starting.</summary>
    public IReadOnlyList<PlatformProcess> All => [Sidecar, Ingestion, Extraction, Query];

    /// <param name="dapr">Folder of Dapr's files, which the sidecar reads.</param>
    /// <param name="ports">Where to take ports from.</param>
    /// <param name="ownerConnectionString">The database's owner.</param>
    /// <param name="fast">Whether extraction reads by rules alone; where not, its own default and the user's environment decide.</param>
    public static Platform Plan(string dapr, Ports ports, string ownerConnectionString, bool fast)
    {
        // New ones at each start, for all that start together.
        (string Name, string Value)[] tokens = [("DAPR_API_TOKEN", NewSecret()), ("APP_API_TOKEN", NewSecret())];
        var services = new[]
        {
            Service(AppIds.Ingestion, "Hearsay.Ingestion", ports, 5101, ownerConnectionString, tokens),
            Service(AppIds.Extraction, "Hearsay.Extraction", ports, 5201, ownerConnectionString, fast ? [.. tokens, ("Engine__Profile", "fast")] : tokens),
            Service(AppIds.Query, "Hearsay.Query", ports, 5301, ownerConnectionString, tokens),
        };
        var sidecar = SidecarFor(services, ownerConnectionString, [.. tokens, .. Resources(dapr)]);
        return new Platform(sidecar, services[0], services[1], services[2], ownerConnectionString);
    }

    /// <summary>What Dapr would read, with the smaller of its brokers: the local sidecar takes names, scopes and retries from it.</summary>
    private static (string Name, string Value)[] Resources(string dapr) =>
        [("Sidecar__ResourcesPaths__0", dapr), ("Sidecar__ResourcesPaths__1", Path.Combine(dapr, "redis"))];

    private static PlatformProcess Service(
        string name, string project, Ports ports, int firstPort, string ownerConnectionString, params IEnumerable<(string Name, string Value)> own)
    {
        var grpcPort = ports.Take($"{name} (gRPC)", firstPort);
        var httpPort = ports.Take($"{name} (HTTP)", firstPort + 1);
        var healthPort = ports.Take($"{name} (health)", firstPort + 2);
        var settings = Settings(name, ownerConnectionString);
        settings["Listen__Address"] = "127.0.0.1";
        settings["Authentication__Mode"] = "Off";
        settings["Listen__GrpcPort"] = Text(grpcPort);
        settings["Listen__HttpPort"] = Text(httpPort);
        settings["Listen__HealthPort"] = Text(healthPort);
        settings["DAPR_GRPC_PORT"] = Text(ports.Take($"{name}'s sidecar (gRPC)", firstPort + 10));
        settings["DAPR_HTTP_PORT"] = Text(ports.Take($"{name}'s sidecar (HTTP)", firstPort + 11));
        foreach (var (setting, value) in own)
        {
            settings[setting] = value;
        }

        return new PlatformProcess(name, project, grpcPort, httpPort, healthPort, settings);
    }

    private static PlatformProcess SidecarFor(
        IReadOnlyList<PlatformProcess> services, string ownerConnectionString, params IEnumerable<(string Name, string Value)> own)
    {
        var settings = Settings("sidecar", ownerConnectionString);
        foreach (var (setting, value) in own)
        {
            settings[setting] = value;
        }

        for (var index = 0; index < services.Count; index++)
        {
            var service = services[index];
            settings[$"Sidecar__Apps__{index}__AppId"] = service.Name;
            settings[$"Sidecar__Apps__{index}__AppAddress"] = service.GrpcAddress;
            settings[$"Sidecar__Apps__{index}__GrpcPort"] = service.Environment["DAPR_GRPC_PORT"];
            settings[$"Sidecar__Apps__{index}__HttpPort"] = service.Environment["DAPR_HTTP_PORT"];
        }

        var httpPort = int.Parse(services[0].Environment["DAPR_HTTP_PORT"], CultureInfo.InvariantCulture);
        return new PlatformProcess("sidecar", "Hearsay.LocalSidecar", GrpcPort: 0, httpPort, HealthPort: 0, settings);
    }

    private static Dictionary<string, string> Settings(string name, string ownerConnectionString)
    {
        var role = new NpgsqlConnectionStringBuilder(ownerConnectionString)
        {
            Username = name,
            // Migration sets it anew at each start, so it need not be kept.
            Password = NewSecret(),
        };
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__Postgres"] = role.ConnectionString,
            // The owner's, where the user gave it: it would be inherited.
            [PostgresProvision.Variable] = "",
            ["DOTNET_gcServer"] = "0",
            ["DOTNET_TieredPGO"] = "0",
        };
    }

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
