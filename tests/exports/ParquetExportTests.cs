using CsCheck;
using ParquetSharp;
using ParquetSharp.IO;

namespace Hearsay.Exports.Tests;

/// <summary>Parquet as the Arrow project's own library reads it.</summary>
public sealed class ParquetExportTests
{
    [Fact]
    public async Task Columns_OddText_GiveEveryValueBack() => await OddText.Pieces.SampleAsync(
        async pieces =>
        {
            var document = InventedNews.Document(pieces);

            var columns = Columns(await InventedNews.ExportAsync("parquet", document));

            Assert.Equal(StatementColumn.All.Select(column => column.Name), columns.Keys);
            foreach (var column in StatementColumn.All)
            {
                Assert.Equal(document.Statements.Select(result => column.Value(document, result)), columns[column.Name]);
            }
        },
        iter: 30);

    [Fact]
    public async Task File_MoreRowsThanAGroup_HasGroupsAndLosesNone()
    {
        var document = InventedNews.Document(InventedNews.Plain);
        var documents = Enumerable.Repeat(document, ParquetExport.RowsOfGroup + 7).ToArray();

        var (file, tally) = await InventedNews.WriteAsync("parquet", documents);

        using var reader = Open(file);
        Assert.Equal((2, documents.Length), (reader.FileMetaData.NumRowGroups, (int)reader.FileMetaData.NumRows));
        Assert.Equal(documents.Length, tally.Counts["rows"]);
    }

    [Fact]
    public async Task File_LongTexts_HasGroupsOfFewerRows()
    {
        var longest = InventedNews.Plain.Select((piece, index) => index == 9 ? new string('x', 1_000_000) : piece).ToArray();
        var document = InventedNews.Document(longest);

        using var reader = Open(await InventedNews.ExportAsync("parquet", [.. Enumerable.Repeat(document, 10)]));

        Assert.InRange(reader.FileMetaData.NumRowGroups, 2, 10);
        Assert.Equal(10, reader.FileMetaData.NumRows);
    }

    [Fact]
    public async Task File_WithoutRows_HasItsColumns()
    {
        using var reader = Open(await InventedNews.ExportAsync("parquet"));

        Assert.Equal((0, StatementColumn.All.Count), ((int)reader.FileMetaData.NumRows, reader.FileMetaData.NumColumns));
    }

    private static Dictionary<string, object[]> Columns(byte[] file)
    {
        using var reader = Open(file);
        using var group = reader.RowGroup(0);
        var rows = (int)group.MetaData.NumRows;
        return Enumerable.Range(0, reader.FileMetaData.NumColumns).ToDictionary(
            index => reader.FileMetaData.Schema.Column(index).Name,
            index =>
            {
                using var column = group.Column(index).LogicalReader();
                return column.Apply(new Values(rows));
            });
    }

    private static ParquetFileReader Open(byte[] file) => new(new ManagedRandomAccessFile(new MemoryStream(file)));

    private sealed class Values(int rows) : ILogicalColumnReaderVisitor<object[]>
    {
        public object[] OnLogicalColumnReader<TValue>(LogicalColumnReader<TValue> columnReader) => [.. columnReader.ReadAll(rows).Select(value => (object)value!)];
    }
}
