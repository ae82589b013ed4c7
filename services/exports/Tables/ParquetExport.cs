using Parquet;
using Parquet.Schema;

namespace Hearsay.Exports;

/// <summary>
/// Parquet: a statement a row, with the columns of <see cref="StatementColumn"/>, Snappy inside. Rows are held until there are enough of them for a row
/// group, which is what a reader reads at once.
/// </summary>
internal sealed class ParquetExport(Stream output) : IExportWriter
{
    /// <summary>Rows of a row group.</summary>
    public const int RowsOfGroup = 5_000;

    // An article of the largest size has sentences of megabytes: then a group has fewer rows.
    private const int CharactersOfGroup = 8 * 1024 * 1024;

    private static readonly ParquetOptions Options = new()
    {
        // Unset, the library keeps every buffer it ever had.
        MaximumSmallPoolFreeBytes = 16 * 1024 * 1024,
        MaximumLargePoolFreeBytes = 64 * 1024 * 1024,
    };

    private readonly List<object[]> _rows = [];
    private int _characters;
    private (ParquetWriter Writer, ParquetSchema Schema)? _file;

    /// <inheritdoc/>
    public ExportTally Tally { get; } = new();

    /// <inheritdoc/>
    public void Begin()
    {
        // The head is written with the first group, or at the end: it is the library's, which writes it asynchronously.
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ExportedDocument document, CancellationToken cancellationToken)
    {
        foreach (var result in document.Statements)
        {
            Add([.. StatementColumn.All.Select(column => column.Value(document, result))]);
            if (_rows.Count >= RowsOfGroup || _characters >= CharactersOfGroup)
            {
                await WriteGroupAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        Tally.Add("rows", document.Statements.Count);
    }

    /// <inheritdoc/>
    public async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        var (writer, _) = await OpenAsync(cancellationToken).ConfigureAwait(false);
        if (_rows.Count > 0)
        {
            await WriteGroupAsync(cancellationToken).ConfigureAwait(false);
        }

        await writer.DisposeAsync().ConfigureAwait(false);
    }

    private void Add(object[] row)
    {
        _rows.Add(row);
        foreach (var value in row)
        {
            _characters += value is string text ? text.Length : 8;
        }
    }

    private async Task<(ParquetWriter Writer, ParquetSchema Schema)> OpenAsync(CancellationToken cancellationToken)
    {
        if (_file is not { } file)
        {
            var schema = new ParquetSchema(StatementColumn.All.Select(column => new DataField(column.Name, column.Type, isNullable: false)).ToArray<Field>());
            file = (await ParquetWriter.CreateAsync(schema, output, Options, cancellationToken: cancellationToken).ConfigureAwait(false), schema);
            _file = file;
        }

        return file;
    }

    private async Task WriteGroupAsync(CancellationToken cancellationToken)
    {
        var (writer, schema) = await OpenAsync(cancellationToken).ConfigureAwait(false);
        using var group = writer.CreateRowGroup();
        for (var column = 0; column < StatementColumn.All.Count; column++)
        {
            await WriteColumnAsync(group, schema.DataFields[column], column, cancellationToken).ConfigureAwait(false);
        }

        group.CompleteValidate();
        _rows.Clear();
        _characters = 0;
    }

    private Task WriteColumnAsync(ParquetRowGroupWriter group, DataField field, int column, CancellationToken cancellationToken) => field.ClrType switch
    {
        var type when type == typeof(int) => group.WriteAsync<int>(field, Values<int>(column), cancellationToken: cancellationToken),
        var type when type == typeof(double) => group.WriteAsync<double>(field, Values<double>(column), cancellationToken: cancellationToken),
        var type when type == typeof(bool) => group.WriteAsync<bool>(field, Values<bool>(column), cancellationToken: cancellationToken),
        _ => group.WriteAsync(field, Values<string>(column)),
    };

    private T[] Values<T>(int column) => [.. _rows.Select(row => (T)row[column])];
}
