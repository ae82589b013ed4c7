using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Hearsay.ServiceDefaults.Hosting;

/// <summary>Names of the connection strings that a service reads.</summary>
public static class ConnectionStrings
{
    /// <summary>The service's own login role.</summary>
    public const string Postgres = "Postgres";

    /// <summary>The owner of the database, for <c>migrate</c> only.</summary>
    public const string Migrator = "Migrator";

    /// <summary>That of the service's own role, with Postgres:MaxPoolSize, where it is set, in place of what the string says.</summary>
    public static string OfService(IConfiguration configuration)
    {
        var given = Required(configuration, Postgres);
        if (configuration.GetValue<int?>("Postgres:MaxPoolSize") is not { } most)
        {
            return given;
        }

        return most > 0
            ? new NpgsqlConnectionStringBuilder(given) { MaxPoolSize = most }.ConnectionString
            : throw new InvalidOperationException("Set Postgres__MaxPoolSize to a number of connections, 1 or more.");
    }

    /// <summary>Reads one. Throws, naming the setting, where it is not set.</summary>
    public static string Required(IConfiguration configuration, string name) =>
        configuration.GetConnectionString(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"Set ConnectionStrings__{name} to a PostgreSQL connection string.");
}
