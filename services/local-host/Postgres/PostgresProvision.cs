using Hearsay.LocalPostgres;
using Npgsql;

namespace Hearsay.LocalHost.Postgres;

/// <summary>The database to use: the one that HEARSAY_POSTGRES names, else a private cluster with programs found or installed.</summary>
internal static class PostgresProvision
{
    /// <summary>Names a database to use in place of a private one, with its owner and password.</summary>
    public const string Variable = "HEARSAY_POSTGRES";

    /// <summary>Returns the owner's connection string, and the cluster to stop at the end where it is ours.</summary>
    public static async Task<(string OwnerConnectionString, PostgresCluster? Cluster)> ProvideAsync(
        UpOptions options, Places places, Ports ports, Screen screen, CancellationToken cancellationToken)
    {
        if (await GivenAsync(cancellationToken).ConfigureAwait(false) is { } given)
        {
            screen.Step($"PostgreSQL: the one that {Variable} names");
            return (given, null);
        }

        var binaries = await FindOrInstallAsync(options.Install, screen, cancellationToken).ConfigureAwait(false);
        var port = ports.Take("PostgreSQL", 5430);
        screen.Step($"PostgreSQL: a private cluster on 127.0.0.1:{port}, programs in {binaries.Folder}");
        var cluster = await PostgresCluster
            .StartAsync(binaries, new ClusterOptions(places.Postgres, port, Durable: true), cancellationToken).ConfigureAwait(false);
        return (cluster.OwnerConnectionString, cluster);
    }

    /// <summary>The database that the user names, reached and new enough; null where none is named.</summary>
    public static async Task<string?> GivenAsync(CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } given)
        {
            return null;
        }

        await CheckAsync(given, cancellationToken).ConfigureAwait(false);
        return given;
    }

    private static async Task CheckAsync(string connectionString, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            if (connection.PostgreSqlVersion.Major < 15)
            {
                throw new UpFailure($"{Variable} names a PostgreSQL {connection.PostgreSqlVersion}; Hearsay needs 15 or later.");
            }
        }
        catch (Exception exception) when (exception is NpgsqlException or ArgumentException)
        {
            throw new UpFailure($"{Variable} cannot be used: {exception.Message} Give an Npgsql connection string of a user who may create roles and schemas, or unset it.");
        }
    }

    /// <summary>The server programs on this machine; root, or whoever asks for it, gets them installed where they are missing.</summary>
    public static async Task<PostgresBinaries> FindOrInstallAsync(bool install, Screen screen, CancellationToken cancellationToken)
    {
        if (PostgresBinaries.Find() is { } found)
        {
            return found;
        }

        var manager = PackageManager.Find();
        if (manager is null || !(install || Environment.UserName == "root"))
        {
            var hint = manager is null ? "Install PostgreSQL 15 or later" : $"Run: {manager.Describe()}";
            throw new UpFailure($"PostgreSQL is not installed. {hint}, or call again with --install, or set {Variable}.");
        }

        screen.Step($"PostgreSQL is missing; installing it: {manager.Describe()}");
        await manager.InstallAsync(cancellationToken).ConfigureAwait(false);
        return PostgresBinaries.Find() ?? throw new UpFailure($"PostgreSQL is still missing after: {manager.Describe()}");
    }
}
