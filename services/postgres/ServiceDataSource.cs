using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hearsay.Postgres;

/// <summary>Connections of one service to its own schema.</summary>
public static class ServiceDataSource
{
    /// <summary>Builds the pool. Spans are named after the query; text of queries is ours and carries no values.</summary>
    public static NpgsqlDataSource Create(ServiceSchema schema, string connectionString, ILoggerFactory loggers) =>
        Create(schema.Name, schema.Name, connectionString, loggers);

    /// <summary>Builds a second pool of a service, whose connections find temporary tables first, then the schema's views, then its tables.</summary>
    /// <param name="schema">Schema with views.</param>
    /// <param name="most">Most connections.</param>
    /// <param name="connectionString">As of the first pool.</param>
    /// <param name="loggers">Logs.</param>
    public static NpgsqlDataSource CreateOfViews(ServiceSchema schema, int most, string connectionString, ILoggerFactory loggers) =>
        Create(schema.Views!, $"pg_temp,{schema.Views},{schema.Name}", new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = most }.ConnectionString, loggers);

    private static NpgsqlDataSource Create(string name, string searchPath, string connectionString, ILoggerFactory loggers)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.ConnectionStringBuilder.SearchPath = searchPath;
        builder.ConnectionStringBuilder.ApplicationName ??= name;
        if (!builder.ConnectionStringBuilder.ShouldSerialize("Maximum Pool Size"))
        {
            // Npgsql's own default, 100, is all that a PostgreSQL of default settings has for everybody.
            builder.ConnectionStringBuilder.MaxPoolSize = 30;
        }

        WithoutKerberos(builder.ConnectionStringBuilder);
        builder.ConnectionStringBuilder.MaxAutoPrepare = 50;
        builder.ConnectionStringBuilder.Timeout = 5;
        builder.ConnectionStringBuilder.CommandTimeout = 30;
        builder.Name = name;
        builder.UseLoggerFactory(loggers);
        builder.ConfigureTracing(tracing => tracing
            .EnablePhysicalOpenTracing(false)
            .ConfigureCommandSpanNameProvider(command => NamedSql.NameOf(command.CommandText))
            .ConfigureBatchSpanNameProvider(batch => NamedSql.NameOf(batch.BatchCommands[^1].CommandText)));
        return builder.Build();
    }

    /// <summary>Npgsql tries Kerberos first on every new connection, also in an image that has none of its libraries; unless asked to, it does not.</summary>
    internal static void WithoutKerberos(NpgsqlConnectionStringBuilder settings)
    {
        if (!settings.ShouldSerialize("GSS Encryption Mode"))
        {
            settings.GssEncryptionMode = GssEncryptionMode.Disable;
        }
    }
}
