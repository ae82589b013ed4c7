using Hearsay.Postgres;
using Npgsql;

namespace Hearsay.TestSupport;

/// <summary>A database of a test's own, with the schemas that it asks for.</summary>
public sealed class TestDatabase
{
    // Roles belong to the cluster and not to a database: two migrations must not make one at the same time.
    private static readonly SemaphoreSlim OneMigration = new(1);

    private TestDatabase(string ownerConnectionString) => OwnerConnectionString = ownerConnectionString;

    /// <summary>Connection string of the owner, for tests that look behind a service.</summary>
    public string OwnerConnectionString { get; }

    internal static async Task<TestDatabase> CreateAsync(string clusterOwner, string name, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(clusterOwner);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"CREATE DATABASE \"{name}\"", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return new TestDatabase(new NpgsqlConnectionStringBuilder(clusterOwner) { Database = name }.ConnectionString);
    }

    /// <summary>Connection string of a service's login role in this database; <see cref="MigrateAsync"/> makes the role.</summary>
    public string ServiceConnectionString(string role) =>
        new NpgsqlConnectionStringBuilder(OwnerConnectionString) { Username = role, Password = $"{role}-password" }.ConnectionString;

    /// <summary>Runs a service's migrations. Returns the connection string of its role, which is named as the schema.</summary>
    public async Task<string> MigrateAsync(ServiceSchema schema, CancellationToken cancellationToken = default)
    {
        var service = ServiceConnectionString(schema.Name);
        await OneMigration.WaitAsync(cancellationToken);
        try
        {
            await new MigrationRunner(schema, OwnerConnectionString, service).RunAsync(cancellationToken);
            return service;
        }
        finally
        {
            OneMigration.Release();
        }
    }
}
