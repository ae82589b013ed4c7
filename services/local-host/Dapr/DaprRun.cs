using System.Security.Cryptography;
using Hearsay.Contracts;
using Hearsay.LocalHost.Postgres;
using Npgsql;

namespace Hearsay.LocalHost.Dapr;

/// <summary>
/// Prepares what <c>dapr run -f deploy/local/dapr.yaml</c> needs and no repository may hold: schemas and login roles in the
/// user's PostgreSQL, the roles' connection strings, and where Dapr finds its broker.
/// </summary>
internal sealed class DaprRun(Places places, Screen screen)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly (string AppId, string Project)[] Services =
        [(AppIds.Ingestion, "Hearsay.Ingestion"), (AppIds.Extraction, "Hearsay.Extraction"), (AppIds.Query, "Hearsay.Query")];

    /// <summary>Where the files go: the folder that deploy/local/dapr.yaml names, or another one.</summary>
    private string Folder { get; } = Environment.GetEnvironmentVariable("HEARSAY_DAPR_FOLDER") is { Length: > 0 } given ? given : Path.Combine(places.Root, ".local", "dapr");

    /// <summary>Exit code: 0, or 1 where something is missing or failed.</summary>
    public async Task<int> PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            var owner = await PostgresProvision.GivenAsync(cancellationToken).ConfigureAwait(false)
                ?? throw new UpFailure($"Set {PostgresProvision.Variable} to the connection string of the database's owner, who may create roles and schemas.");
            Directory.CreateDirectory(places.Logs);
            Directory.CreateDirectory(Path.Combine(Folder, "resources"));
            foreach (var (appId, project) in Services)
            {
                await MigrateAsync(appId, project, owner, cancellationToken).ConfigureAwait(false);
            }

            await WriteSecretsAsync(cancellationToken).ConfigureAwait(false);
            screen.Step($"schemas are up to date; connection strings and secrets stand in {Folder}");
            return 0;
        }
        catch (Exception exception) when (exception is UpFailure or IOException or UnauthorizedAccessException or ArgumentException)
        {
            Screen.Failure(exception.Message);
            return 1;
        }
    }

    private async Task MigrateAsync(string appId, string project, string owner, CancellationToken cancellationToken)
    {
        var role = new NpgsqlConnectionStringBuilder(owner)
        {
            Username = appId,
            Password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
        };
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["ConnectionStrings__Postgres"] = role.ConnectionString };
        await RunningPlatform.MigrateAsync(new PlatformProcess(appId, project, 0, 0, 0, settings), owner, places, cancellationToken).ConfigureAwait(false);
        var quoted = role.ConnectionString.Replace("'", "'\\''", StringComparison.Ordinal);
        await WriteAsync($"{appId}.env", $"ConnectionStrings__Postgres='{quoted}'\n", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// A secret store of the name that the component asks, which in Kubernetes is Dapr's own. It finds the secrets in a file, by
    /// an absolute path: the folder that daprd starts in is not ours to choose.
    /// </summary>
    private async Task WriteSecretsAsync(CancellationToken cancellationToken)
    {
        var host = Environment.GetEnvironmentVariable("HEARSAY_REDIS") is { Length: > 0 } given ? given : "127.0.0.1:6379";
        var secrets = new { redis = new { host, password = Environment.GetEnvironmentVariable("HEARSAY_REDIS_PASSWORD") ?? "" } };
        var json = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, object> { ["hearsay-redis"] = secrets.redis });
        await WriteAsync("secrets.json", json + "\n", cancellationToken).ConfigureAwait(false);
        await WriteAsync(
            "resources/secrets.yaml",
            $"""
            apiVersion: dapr.io/v1alpha1
            kind: Component
            metadata:
              name: kubernetes
            spec:
              type: secretstores.local.file
              version: v1
              metadata:
                - name: secretsFile
                  value: '{Path.Combine(Folder, "secrets.json").Replace("'", "''", StringComparison.Ordinal)}'
                - name: multiValued
                  value: "true"

            """,
            cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteAsync(string name, string text, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Folder, name);
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        await using var file = new StreamWriter(path, options);
        await file.WriteAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
    }
}
