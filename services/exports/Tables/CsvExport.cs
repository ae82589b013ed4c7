using System.Buffers;
using System.Globalization;
using System.Text;

namespace Hearsay.Exports;

/// <summary>
/// CSV as of RFC 4180, in UTF-8 without a byte order mark: a header, then a statement a row, with the columns of <see cref="StatementColumn"/>.
/// Texts are guarded as <see cref="SpreadsheetCell"/> tells.
/// </summary>
internal sealed class CsvExport(Stream output) : IExportWriter
{
    private const string RowEnd = "\r\n";

    private static readonly SearchValues<char> Special = SearchValues.Create("\",\r\n");

    private readonly StringBuilder _row = new();

    /// <inheritdoc/>
    public ExportTally Tally { get; } = new();

    /// <inheritdoc/>
    public void Begin()
    {
        _row.AppendJoin(',', StatementColumn.All.Select(column => column.Name)).Append(RowEnd);
        Flush();
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(ExportedDocument document, CancellationToken cancellationToken)
    {
        foreach (var result in document.Statements)
        {
            for (var column = 0; column < StatementColumn.All.Count; column++)
            {
                if (column > 0)
                {
                    _row.Append(',');
                }

                Append(StatementColumn.All[column].Value(document, result));
            }

            _row.Append(RowEnd);
            Flush();
        }

        Tally.Add("rows", document.Statements.Count);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask EndAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private void Append(object value)
    {
        switch (value)
        {
            case bool flag:
                _row.Append(flag ? "true" : "false");
                break;
            case string text:
                AppendText(SpreadsheetCell.Write(text));
                break;
            default:
                _row.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
        }
    }

    private void AppendText(string text)
    {
        // White space at either end is quoted too: some readers strip it where it is not.
        if (!text.AsSpan().ContainsAny(Special) && (text.Length == 0 || (!char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]))))
        {
            _row.Append(text);
            return;
        }

        _row.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    private void Flush()
    {
        output.Write(Encoding.UTF8.GetBytes(_row.ToString()));
        _row.Clear();
    }
}
