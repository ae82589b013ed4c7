using Hearsay.LocalPostgres;
using Npgsql;

namespace Hearsay.TestSupport.Fleet;

/// <summary>Starts the built programs as processes, each with its role of one database and a log of its own.</summary>
public sealed class FleetProgram(string folder, string ownerConnectionString, IReadOnlyDictionary<string, string> settings)
{
    private static readonly string Root = FindRoot();

    /// <summary>Connection string of the database's owner.</summary>
    public string OwnerConnectionString => ownerConnectionString;

    /// <summary>Settings of a service on loopback, with the port of its sidecar.</summary>
    public static Dictionary<string, string> Listening(int grpcPort, int httpPort, int sidecarPort) => new()
    {
        ["Listen__Address"] = "127.0.0.1",
        ["Listen__GrpcPort"] = $"{grpcPort}",
        ["Listen__HttpPort"] = $"{httpPort}",
        ["Listen__HealthPort"] = $"{LoopbackPort.TakeFree()}",
        ["Authentication__Mode"] = "Off",
        ["DAPR_GRPC_PORT"] = $"{sidecarPort}",
    };

    /// <summary>File that a process writes its log to.</summary>
    public string LogOf(string name) => Path.Combine(folder, name + ".log");

    /// <summary>Starts a program, or a verb of it.</summary>
    /// <param name="name">Name of its log.</param>
    /// <param name="project">Project that it is built from.</param>
    /// <param name="role">Role of the database, with the password that <see cref="MigrateAsync"/> gives it.</param>
    /// <param name="own">Settings of this process; those of the fleet win.</param>
    /// <param name="verb">Arguments.</param>
    public GuardedProcess Start(string name, string project, string role, IReadOnlyDictionary<string, string> own, params IEnumerable<string> verb) =>
        GuardedProcess.Start(["dotnet", Program(project), .. verb], Environment(role, own), LogOf(name), "TERM");

    /// <summary>Runs a program's migrations. Throws with its log where it fails.</summary>
    public async Task MigrateAsync(string project, string role, CancellationToken cancellationToken)
    {
        var log = Path.Combine(folder, role + "-migration.log");
        var environment = Environment(role, new Dictionary<string, string> { ["ConnectionStrings__Migrator"] = ownerConnectionString });
        await using var migration = GuardedProcess.Start(["dotnet", Program(project), "migrate"], environment, log, "TERM");
        await migration.WaitForExitAsync(cancellationToken);
        if (migration.ExitCode != 0)
        {
            throw new InvalidOperationException(await File.ReadAllTextAsync(log, cancellationToken));
        }
    }

    private Dictionary<string, string> Environment(string role, IReadOnlyDictionary<string, string> own)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__Postgres"] =
                new NpgsqlConnectionStringBuilder(ownerConnectionString) { Username = role, Password = $"{role}-password" }.ConnectionString,
            ["Sidecar__ResourcesPaths__0"] = Path.Combine(Root, "deploy", "dapr"),
            ["Sidecar__ResourcesPaths__1"] = Path.Combine(Root, "deploy", "dapr", "redis"),
            ["DOTNET_gcServer"] = "0",
        };
        // Those of the caller last: they are for all.
        foreach (var (name, value) in own.Concat(settings))
        {
            environment[name] = value;
        }

        return environment;
    }

    /// <summary>.artifacts/bin/PROJECT/CONFIGURATION/PROJECT.dll, beside the caller's own.</summary>
    private static string Program(string project)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, project + ".dll");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("This runs in a checkout.");
        }

        return folder.FullName;
    }
}
