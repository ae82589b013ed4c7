using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace Hearsay.LocalPostgres;

/// <summary>
/// A PostgreSQL cluster of our own, on 127.0.0.1 with a password, that touches no other. It stops with this process; data
/// stay until the folder is removed.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string Owner = "hearsay_owner";
    private readonly GuardedProcess _server;

    private PostgresCluster(GuardedProcess server, string connectionString)
    {
        _server = server;
        OwnerConnectionString = connectionString;
    }

    /// <summary>Connection string of the owner, to the database "hearsay".</summary>
    public string OwnerConnectionString { get; }

    /// <summary>Starts the cluster, making it where there is none, and the database "hearsay" in it.</summary>
    public static async Task<PostgresCluster> StartAsync(
        PostgresBinaries binaries, ClusterOptions options, CancellationToken cancellationToken)
    {
        var account = ServerAccount.Choose();
        Directory.CreateDirectory(options.Folder);
        var password = await InitialiseAsync(binaries, options, account, cancellationToken).ConfigureAwait(false);
        await StopLeftoverAsync(options, cancellationToken).ConfigureAwait(false);
        var command = account.Wrap([binaries.Postgres, .. ServerArguments(options)]);
        var logFile = LogFile(options);
        var server = GuardedProcess.Start(command, new Dictionary<string, string>(), logFile, "INT");
        var connectionString = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = options.Port,
            Username = Owner,
            Password = password,
            Database = "hearsay",
        }.ConnectionString;
        var cluster = new PostgresCluster(server, connectionString);
        try
        {
            await cluster.WaitUntilUpAsync(logFile, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await cluster.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return cluster;
    }

    /// <summary>Throws the cluster of a folder away, and nothing else in it. Throws where a server still uses it.</summary>
    public static async Task RemoveAsync(ClusterOptions options, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(options.Folder))
        {
            return;
        }

        await StopLeftoverAsync(options, cancellationToken).ConfigureAwait(false);
        foreach (var folder in new[] { DataFolder(options), UnfinishedFolder(options) }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var file in new[] { PasswordFile(options), LogFile(options) })
        {
            File.Delete(file);
        }
    }

    /// <summary>Stops the server; transactions under way are rolled back.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static IEnumerable<string> ServerArguments(ClusterOptions options)
    {
        List<string> settings =
        [
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=200",
            "max_prepared_transactions=0",
            "logging_collector=off",
        ];
        if (!options.Durable)
        {
            settings.AddRange(["fsync=off", "synchronous_commit=off", "full_page_writes=off"]);
        }

        return new[] { "-D", DataFolder(options), "-p", options.Port.ToString(CultureInfo.InvariantCulture) }
            .Concat(settings.SelectMany(setting => new[] { "-c", setting }));
    }

    private static string DataFolder(ClusterOptions options) => Path.Combine(options.Folder, "data");

    private static string UnfinishedFolder(ClusterOptions options) => Path.Combine(options.Folder, "data.new");

    private static string PasswordFile(ClusterOptions options) => Path.Combine(options.Folder, "owner-password");

    private static string LogFile(ClusterOptions options) => Path.Combine(options.Folder, "postgres.log");

    private static async Task<string> InitialiseAsync(
        PostgresBinaries binaries, ClusterOptions options, ServerAccount account, CancellationToken cancellationToken)
    {
        var passwordFile = PasswordFile(options);
        if (File.Exists(Path.Combine(DataFolder(options), "PG_VERSION")))
        {
            return await File.ReadAllTextAsync(passwordFile, cancellationToken).ConfigureAwait(false);
        }

        // Made aside and then moved: one that was cut off half-way looks whole to the server.
        var unfinished = UnfinishedFolder(options);
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await WriteSecretAsync(passwordFile, password, cancellationToken).ConfigureAwait(false);
        await account.OwnAsync(options.Folder, cancellationToken).ConfigureAwait(false);
        string[] initialise =
        [
            binaries.InitDb, "-D", unfinished, "-U", Owner, "-A", "scram-sha-256", $"--pwfile={passwordFile}",
            "-E", "UTF8", "--locale=C", "--no-sync",
        ];
        try
        {
            await Programs.RunAsync(account.Wrap(initialise), cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException exception) when (account.Name is not null)
        {
            throw new InvalidOperationException(
                $"{exception.Message} PostgreSQL runs as {account.Name} here: is {options.Folder} a folder that this account can enter?", exception);
        }

        Directory.Move(unfinished, DataFolder(options));
        return password;
    }

    /// <summary>The file is its owner's alone from the moment that it exists.</summary>
    private static async Task WriteSecretAsync(string path, string secret, CancellationToken cancellationToken)
    {
        File.Delete(path);
        var creation = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            creation.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var writer = new StreamWriter(path, creation);
        await writer.WriteAsync(secret.AsMemory(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A server that a killed run left behind still holds the folder: its guard is stopping it, wait for that.</summary>
    private static async Task StopLeftoverAsync(ClusterOptions options, CancellationToken cancellationToken)
    {
        var pidFile = Path.Combine(DataFolder(options), "postmaster.pid");
        var patience = Stopwatch.StartNew();
        while (File.Exists(pidFile) && IsServerOf(DataFolder(options), pidFile))
        {
            if (patience.Elapsed > options.Patience)
            {
                throw new InvalidOperationException($"Another server uses {options.Folder}. Stop it, or use another folder.");
            }

            await Task.Delay(100, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A process of that number may be any other by now: after a crash of the machine, numbers are given again.</summary>
    private static bool IsServerOf(string dataFolder, string pidFile)
    {
        try
        {
            var pid = File.ReadLines(pidFile).FirstOrDefault() ?? "";
            return int.TryParse(pid, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && File.ReadAllText($"/proc/{number}/cmdline").Split('\0').Contains(dataFolder);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task WaitUntilUpAsync(string logFile, CancellationToken cancellationToken)
    {
        var maintenance = new NpgsqlConnectionStringBuilder(OwnerConnectionString) { Database = "postgres", Pooling = false, Timeout = 2 };
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await CreateDatabaseAsync(maintenance.ConnectionString, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (NpgsqlException) when (!_server.HasExited && patience.Elapsed < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(50, cancellationToken).ConfigureAwait(false);
            }
            catch (NpgsqlException exception)
            {
                throw new InvalidOperationException($"PostgreSQL did not come up; {ProgramLog.TellsWhy(logFile)}", exception);
            }
        }
    }

    private static async Task CreateDatabaseAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var exists = new NpgsqlCommand("SELECT count(*) FROM pg_database WHERE datname = 'hearsay'", connection);
        if ((long)(await exists.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))! == 0)
        {
            await using var create = new NpgsqlCommand("CREATE DATABASE hearsay", connection);
            await create.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
