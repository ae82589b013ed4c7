using Npgsql;

namespace Hearsay.Postgres;

/// <summary>
/// Brings a service's schema up to date and gives its login role what it needs, and no more. Run by
/// <c>&lt;service&gt; migrate</c> as the owner, never by a starting service. One run at a time in a database.
/// </summary>
public sealed class MigrationRunner(ServiceSchema schema, string ownerConnectionString, string serviceConnectionString)
{
    private static readonly NamedSql Sql = NamedSql.Load(typeof(MigrationRunner).Assembly, "Ledger.sql");

    /// <summary>Applies what is missing. Returns the names of the steps that were applied, none when up to date.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        var owner = new NpgsqlConnectionStringBuilder(ownerConnectionString)
        {
            SearchPath = schema.Name,
            ApplicationName = $"{schema.Name}-migrate",
            Pooling = false,
            // Another run, or a step on a big table, takes as long as it takes; the caller's token is the bound.
            CommandTimeout = 0,
        };
        ServiceDataSource.WithoutKerberos(owner);
        await using var connection = new NpgsqlConnection(owner.ConnectionString);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        // The lock ends with the session: to give it back on a connection that broke would hide what broke it.
        await ExecuteAsync(Sql.On(connection, "SchemaLock"), cancellationToken).ConfigureAwait(false);
        await ServiceRole.EnsureAsync(connection, schema, serviceConnectionString, cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(Sql.On(connection, "LedgerCreate"), cancellationToken).ConfigureAwait(false);
        var applied = await ApplyMissingAsync(connection, cancellationToken).ConfigureAwait(false);
        await ServiceRole.GrantAsync(connection, schema, serviceConnectionString, cancellationToken).ConfigureAwait(false);
        return applied;
    }

    /// <summary>Steps of the code that the database lacks, seen with the service's own role.</summary>
    public static async Task<int> CountMissingAsync(NpgsqlDataSource dataSource, ServiceSchema schema, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var applied = await ReadLedgerAsync(connection, cancellationToken).ConfigureAwait(false);
        return schema.Sources.SelectMany(Migration.ReadAll).Count(step => !applied.ContainsKey((step.Source, step.Number)));
    }

    private async Task<IReadOnlyList<string>> ApplyMissingAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var known = await ReadLedgerAsync(connection, cancellationToken).ConfigureAwait(false);
        var applied = new List<string>();
        foreach (var step in schema.Sources.SelectMany(Migration.ReadAll))
        {
            if (!known.TryGetValue((step.Source, step.Number), out var sha256))
            {
                await ApplyAsync(connection, step, cancellationToken).ConfigureAwait(false);
                applied.Add($"{step.Source}/{step.Number:D4}_{step.Name}");
            }
            else if (sha256 != step.Sha256)
            {
                throw new InvalidOperationException(
                    $"Migration {step.Source}/{step.Number:D4}_{step.Name} was changed after it was applied. Add a new one instead.");
            }
        }

        return applied;
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Migration step, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(new NpgsqlCommand("SET LOCAL lock_timeout = '5s'", connection), cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(new NpgsqlCommand(step.Sql, connection), cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(
            Sql.On(connection, "LedgerAppend", step.Source, step.Number, step.Name, step.Sha256), cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Dictionary<(string Source, int Number), string>> ReadLedgerAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var ledger = new Dictionary<(string, int), string>();
        await using var command = Sql.On(connection, "LedgerList");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            ledger.Add((reader.GetString(0), reader.GetInt32(1)), reader.GetString(2));
        }

        return ledger;
    }

    private static async Task ExecuteAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
