using Npgsql;

namespace Hearsay.Postgres;

/// <summary>
/// The login role of a service: it may use its own schema and nothing else, and each statement of it has a bound in time.
/// Names and password come from the service's own connection string, so that they stand in one place.
/// </summary>
internal static class ServiceRole
{
    public static async Task EnsureAsync(
        NpgsqlConnection owner, string schema, string serviceConnectionString, CancellationToken cancellationToken)
    {
        var (role, password) = Read(owner, serviceConnectionString);
        await using var command = new NpgsqlCommand(
            $"""
            DO $role$
            BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = {role.Literal}) THEN
                    CREATE ROLE {role.Identifier} LOGIN;
                END IF;
            END
            $role$;
            {(password is null ? "" : $"ALTER ROLE {role.Identifier} PASSWORD {password};")}
            ALTER ROLE {role.Identifier} SET statement_timeout = '30s';
            ALTER ROLE {role.Identifier} SET lock_timeout = '5s';
            ALTER ROLE {role.Identifier} SET idle_in_transaction_session_timeout = '30s';
            CREATE SCHEMA IF NOT EXISTS {QuoteIdentifier(schema)};
            REVOKE ALL ON SCHEMA public FROM PUBLIC;
            """,
            owner);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public static async Task GrantAsync(
        NpgsqlConnection owner, string schema, string serviceConnectionString, CancellationToken cancellationToken)
    {
        var (role, _) = Read(owner, serviceConnectionString);
        var name = QuoteIdentifier(schema);
        await using var command = new NpgsqlCommand(
            $"""
            GRANT USAGE ON SCHEMA {name} TO {role.Identifier};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {name} TO {role.Identifier};
            GRANT USAGE ON ALL SEQUENCES IN SCHEMA {name} TO {role.Identifier};
            REVOKE INSERT, UPDATE, DELETE ON {name}.schema_migration FROM {role.Identifier};
            """,
            owner);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static ((string Identifier, string Literal) Role, string? Password) Read(NpgsqlConnection owner, string serviceConnectionString)
    {
        var service = new NpgsqlConnectionStringBuilder(serviceConnectionString);
        if (string.IsNullOrEmpty(service.Username))
        {
            throw new InvalidOperationException("The service's connection string names no user.");
        }

        if (service.Username == owner.UserName)
        {
            throw new InvalidOperationException("A service must not log in as the owner of the database.");
        }

        var role = (QuoteIdentifier(service.Username), QuoteLiteral(service.Username));
        return (role, string.IsNullOrEmpty(service.Password) ? null : QuoteLiteral(service.Password));
    }

    private static string QuoteIdentifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string QuoteLiteral(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
