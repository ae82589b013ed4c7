using Npgsql;

namespace Hearsay.Postgres;

/// <summary>
/// The login role of a service: it may use its own schema and nothing else, and each statement of it has a bound in time.
/// Names and password come from the service's own connection string, so that they stand in one place.
/// </summary>
internal static class ServiceRole
{
    private const int MostTries = 10;

    /// <summary>
    /// Makes role and schema where they are absent. A role belongs to the cluster, the lock of a migration to one database
    /// of it: two of them may change one role at the same time, which PostgreSQL refuses for one of the two. That one tries
    /// again, on a connection of its own, for Npgsql closes the one on which this happens.
    /// </summary>
    public static async Task EnsureAsync(
        NpgsqlConnection owner, ServiceSchema schema, string serviceConnectionString, CancellationToken cancellationToken)
    {
        var sql = EnsureSql(owner, schema, serviceConnectionString);
        for (var attempt = 1; ; attempt++)
        {
            await using var connection = (NpgsqlConnection)((ICloneable)owner).Clone();
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using var command = new NpgsqlCommand(sql, connection);
            try
            {
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (PostgresException exception) when (attempt < MostTries && IsOfTwoAtOnce(exception.SqlState))
            {
                await Task.Delay(attempt * Random.Shared.Next(20, 60), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public static async Task GrantAsync(
        NpgsqlConnection owner, ServiceSchema schema, string serviceConnectionString, CancellationToken cancellationToken)
    {
        var (role, _) = Read(owner, serviceConnectionString);
        var name = QuoteIdentifier(schema.Name);
        await using var command = new NpgsqlCommand(
            $"""
            GRANT USAGE ON SCHEMA {name} TO {role.Identifier};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {name} TO {role.Identifier};
            GRANT USAGE ON ALL SEQUENCES IN SCHEMA {name} TO {role.Identifier};
            GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA {name} TO {role.Identifier};
            REVOKE INSERT, UPDATE, DELETE ON {name}.schema_migration FROM {role.Identifier};
            {(schema.Views is { } views ? ReadSql(QuoteIdentifier(views), role.Identifier) : "")}
            """,
            owner);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static string ReadSql(string schema, string role) =>
        $"""
        GRANT USAGE ON SCHEMA {schema} TO {role};
        GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {role};
        GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA {schema} TO {role};
        """;

    private static string EnsureSql(NpgsqlConnection owner, ServiceSchema schema, string serviceConnectionString)
    {
        var (role, password) = Read(owner, serviceConnectionString);
        return
            $"""
            DO $role$
            BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = {role.Literal}) THEN
                    CREATE ROLE {role.Identifier} LOGIN;
                END IF;
            END
            $role$;
            {(password is null ? "" : $"ALTER ROLE {role.Identifier} PASSWORD {QuoteLiteral(ScramVerifier.Of(password))};")}
            ALTER ROLE {role.Identifier} SET statement_timeout = '30s';
            ALTER ROLE {role.Identifier} SET lock_timeout = '5s';
            ALTER ROLE {role.Identifier} SET idle_in_transaction_session_timeout = '30s';
            CREATE SCHEMA IF NOT EXISTS {QuoteIdentifier(schema.Name)};
            {(schema.Views is { } views ? $"CREATE SCHEMA IF NOT EXISTS {QuoteIdentifier(views)};" : "")}
            REVOKE ALL ON SCHEMA public FROM PUBLIC;
            """;
    }

    /// <summary>"Tuple concurrently updated" has no code of its own.</summary>
    private static bool IsOfTwoAtOnce(string state) =>
        state is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.InternalError;

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
        return (role, string.IsNullOrEmpty(service.Password) ? null : service.Password);
    }

    private static string QuoteIdentifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string QuoteLiteral(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
