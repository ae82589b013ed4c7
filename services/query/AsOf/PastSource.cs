using Hearsay.Postgres;
using Hearsay.ServiceDefaults.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Hearsay.Query;

/// <summary>
/// Connections that see the views of the past under the names of tables, and temporary tables before them. A pool of their own, so that plans of today's
/// reads are not made anew for them.
/// </summary>
internal sealed class PastSource(IConfiguration configuration, IOptions<AsOfOptions> options, IOptions<ExportOptions> exports, ILoggerFactory loggers) : IAsyncDisposable
{
    /// <summary>The pool: as many again as times are kept, for reads of rows, and one for each export, which takes its time.</summary>
    public NpgsqlDataSource DataSource { get; } = ServiceDataSource.CreateOfViews(
        QueryComposition.Definition.Schema, (2 * options.Value.MostKept) + exports.Value.MostAtOnce, ConnectionStrings.OfService(configuration), loggers);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => DataSource.DisposeAsync();
}
