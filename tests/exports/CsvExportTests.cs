using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Sylvan.Data.Csv;

namespace Hearsay.Exports.Tests;

public sealed class CsvExportTests
{
    [Fact]
    public async Task Rows_OddText_GiveEveryTextBack() => await OddText.Pieces.SampleAsync(
        async pieces =>
        {
            var document = InventedNews.Document(pieces);

            var rows = Rows(await InventedNews.ExportAsync("csv", document));

            Assert.Equal(document.Statements.Count, rows.Count);
            foreach (var (row, result) in rows.Zip(document.Statements))
            {
                Assert.Equal(result.Statement.Id, row["statement_id"]);
                Assert.Equal(result.Speaker, SpreadsheetCell.Read(row["speaker"]));
                Assert.Equal(result.Addressee, SpreadsheetCell.Read(row["addressee"]));
                Assert.Equal(string.Join(" [...] ", result.Statement.Content.Select(span => span.Text)), SpreadsheetCell.Read(row["content"]));
                Assert.Equal(result.Statement.Sentence.Text, SpreadsheetCell.Read(row["sentence"]));
                Assert.Equal(result.Chain, JsonSerializer.Deserialize<string[]>(SpreadsheetCell.Read(row["chain"]))!);
            }
        },
        iter: 200);

    [Fact]
    public async Task Rows_Spans_LieInTheText() => await OddText.Pieces.SampleAsync(
        async pieces =>
        {
            var text = string.Concat(pieces);

            foreach (var row in Rows(await InventedNews.ExportAsync("csv", InventedNews.Document(pieces))))
            {
                var slices = JsonSerializer.Deserialize<int[][]>(row["content_spans"])!.Select(span => InventedNews.Slice(text, span[0], span[1]));
                Assert.Equal(string.Join(" [...] ", slices), SpreadsheetCell.Read(row["content"]));
                Assert.Equal(
                    InventedNews.Slice(text, int.Parse(row["sentence_start"], CultureInfo.InvariantCulture), int.Parse(row["sentence_end"], CultureInfo.InvariantCulture)),
                    SpreadsheetCell.Read(row["sentence"]));
            }
        },
        iter: 200);

    [Fact]
    public async Task Cells_OddText_AreNoFormulas() => await OddText.Pieces.SampleAsync(
        async pieces =>
        {
            foreach (var cell in Rows(await InventedNews.ExportAsync("csv", InventedNews.Document(pieces))).SelectMany(row => row.Values))
            {
                Assert.DoesNotContain(cell.TrimStart().FirstOrDefault('x'), "=+-@\uFF1D\uFF0B\uFF0D\uFF20");
            }
        },
        iter: 200);

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData(" +1", "' +1")]
    [InlineData("'=1", "''=1")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("'tis", "'tis")]
    [InlineData("a=1", "a=1")]
    [InlineData("'", "'")]
    [InlineData("", "")]
    public void Cell_Text_IsGuardedWhereItIsAFormula(string text, string written)
    {
        Assert.Equal(written, SpreadsheetCell.Write(text));
        Assert.Equal(text, SpreadsheetCell.Read(written));
    }

    [Fact]
    public void Cell_AnyText_ComesBack() => OddText.OneOf("'", "=", "+", "-", "@", " ", "\n", "a", "\u0001", "\uFF0B").Array[0, 8].Select(string.Concat)
        .Sample(text => SpreadsheetCell.Read(SpreadsheetCell.Write(text)) == text);

    [Fact]
    public async Task File_Bytes_AreRfc4180InUtf8()
    {
        var (file, tally) = await InventedNews.WriteAsync("csv", InventedNews.Document(InventedNews.Plain));

        var lines = Encoding.UTF8.GetString(file).Split("\r\n");
        Assert.Equal(3, lines.Length);
        Assert.Equal("", lines[^1]);
        Assert.Equal(string.Join(',', StatementColumn.All.Select(column => column.Name)), lines[0]);
        Assert.Contains(",\"Harbour \"\"to close\"\"\",'=Edda,", lines[1], StringComparison.Ordinal);
        Assert.Equal(1, tally.Counts["rows"]);
    }

    private static List<Dictionary<string, string>> Rows(byte[] file)
    {
        using var text = new StreamReader(new MemoryStream(file), new UTF8Encoding(false, throwOnInvalidBytes: true));
        using var reader = CsvDataReader.Create(text, new CsvDataReaderOptions { Delimiter = ',', BufferSize = 1 << 20 });
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
        {
            Assert.Equal(StatementColumn.All.Count, reader.RowFieldCount);
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetString));
        }

        return rows;
    }
}
