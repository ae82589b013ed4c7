using System.Diagnostics;
using Npgsql;

namespace Hearsay.TestSupport;

/// <summary>
/// What the server can take at best: the rows of tables go by one COPY each into empty tables like them, keys and indexes included.
/// Benchmarks put their own speed beside it.
/// </summary>
public static class BareCopy
{
    private const string TablesOfSchema =
        """
        SELECT class.relname, string_agg(quote_ident(attribute.attname), ', ' ORDER BY attribute.attnum)
        FROM pg_class AS class
        INNER JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace
        INNER JOIN pg_attribute AS attribute ON attribute.attrelid = class.oid
        WHERE namespace.nspname = $1
          AND class.relkind IN ('r', 'p')
          AND NOT class.relispartition
          AND attribute.attnum > 0
          AND NOT attribute.attisdropped
          AND attribute.attgenerated = ''
        GROUP BY class.relname
        ORDER BY class.relname
        """;

    /// <summary>Copies what the tables of a schema hold.</summary>
    /// <param name="ownerConnectionString">Owner of the database.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="isTaken">Which of its tables.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Rows, and the time that writing them took: reading is no part of it.</returns>
    public static async Task<(long Rows, TimeSpan Elapsed)> MeasureAsync(
        string ownerConnectionString, string schema, Func<string, bool> isTaken, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ownerConnectionString);
        await connection.OpenAsync(cancellationToken);
        var rows = 0L;
        var elapsed = TimeSpan.Zero;
        foreach (var (table, columns) in await TablesAsync(connection, schema, cancellationToken))
        {
            if (!isTaken(table))
            {
                continue;
            }

            using var content = new MemoryStream();
            await using (var reading = await connection.BeginRawBinaryCopyAsync($"COPY (SELECT {columns} FROM \"{schema}\".\"{table}\") TO STDOUT (FORMAT binary)", cancellationToken))
            {
                await reading.CopyToAsync(content, cancellationToken);
            }

            await ExecuteAsync(connection, $"CREATE TABLE \"{schema}\".\"bare_copy\" (LIKE \"{schema}\".\"{table}\" INCLUDING ALL)", cancellationToken);
            content.Position = 0;
            var began = Stopwatch.GetTimestamp();
            await using (var writing = await connection.BeginRawBinaryCopyAsync($"COPY \"{schema}\".\"bare_copy\" ({columns}) FROM STDIN (FORMAT binary)", cancellationToken))
            {
                await content.CopyToAsync(writing, cancellationToken);
            }

            elapsed += Stopwatch.GetElapsedTime(began);
            rows += await CountAsync(connection, schema, cancellationToken);
            await ExecuteAsync(connection, $"DROP TABLE \"{schema}\".\"bare_copy\"", cancellationToken);
        }

        return (rows, elapsed);
    }

    private static async Task<List<(string Table, string Columns)>> TablesAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(TablesOfSchema, connection) { Parameters = { new NpgsqlParameter { Value = schema } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var tables = new List<(string, string)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            tables.Add((reader.GetString(0), reader.GetString(1)));
        }

        return tables;
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM \"{schema}\".\"bare_copy\"", connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
