using Microsoft.Extensions.Configuration;

namespace Hearsay.ServiceDefaults.Hosting;

/// <summary>Names of the connection strings that a service reads.</summary>
public static class ConnectionStrings
{
    /// <summary>The service's own login role.</summary>
    public const string Postgres = "Postgres";

    /// <summary>The owner of the database, for <c>migrate</c> only.</summary>
    public const string Migrator = "Migrator";

    /// <summary>Reads one. Throws, naming the setting, where it is not set.</summary>
    public static string Required(IConfiguration configuration, string name) =>
        configuration.GetConnectionString(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"Set ConnectionStrings__{name} to a PostgreSQL connection string.");
}
