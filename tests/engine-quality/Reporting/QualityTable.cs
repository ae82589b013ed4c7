using System.Collections.Concurrent;
using System.Text;
using Hearsay.Engine.Quality.Tests.Readers;
using Hearsay.Engine.Quality.Tests.Reporting;
using Hearsay.Engine.Quality.Tests.Scoring;

[assembly: AssemblyFixture(typeof(QualityTable))]

namespace Hearsay.Engine.Quality.Tests.Reporting;

/// <summary>
/// Gathers what the tests measure, holds it against <see cref="QualityFloors"/>, and prints one table when the suite ends. With HEARSAY_QUALITY_TABLE=FILE the same
/// table is written as Markdown, for the README and the model card.
/// </summary>
public sealed class QualityTable : IDisposable
{
    private readonly ConcurrentDictionary<(QualityRow Row, string Reader), double> _reached = new();

    /// <summary>Takes what a reader reaches on a data set.</summary>
    internal void Record(string dataSet, string reader, Func<Scoring.Figure, Tally> total) =>
        Record(QualityFloors.All.Where(row => row.DataSet == dataSet && row.IsOfTally), reader, row => row.ValueOf(total(row.Figure)));

    /// <summary>Takes a value that is no tally's.</summary>
    internal void Record(string dataSet, string reader, Scoring.Figure figure, double value) =>
        Record(QualityFloors.All.Where(row => row.DataSet == dataSet && row.Figure == figure && !row.IsOfTally), reader, _ => value);

    /// <summary>Fails where a reader is below a floor of a data set; called when all readers are recorded, so that the table has them all.</summary>
    internal void AssertFloors(string dataSet) => Assert.Empty(_reached
        .Where(item => item.Key.Row.DataSet == dataSet && item.Key.Row.IsBelowFloor(item.Key.Reader, item.Value))
        .Select(item => $"{dataSet}, {item.Key.Reader}: {item.Key.Row.Metric} is {TextTable.Number(item.Value)}, {(item.Key.Row.LessIsBetter ? "more" : "less")} than {TextTable.Number(item.Key.Row.FloorOf(item.Key.Reader)!.Value)}"));

    public void Dispose()
    {
        if (_reached.IsEmpty)
        {
            return;
        }

        var rows = QualityFloors.All.Where(row => _reached.Keys.Any(key => key.Row == row)).Select(Cells).ToList();
        var table = new TextTable("all figures: stage, data, metric, goal or anchor, floors and figures of rules and model");
        foreach (var cells in rows.Prepend(Heads))
        {
            table.Row(cells[0], cells.Skip(1));
        }

        Console.WriteLine(table);
        if (Environment.GetEnvironmentVariable("HEARSAY_QUALITY_TABLE") is { Length: > 0 } file)
        {
            File.WriteAllText(file, Markdown(rows));
        }
    }

    private static readonly string[] Heads = ["stage", "data", "metric", "goal or anchor", "floor, rules", "rules", "floor, model", "model"];

    private void Record(IEnumerable<QualityRow> rows, string reader, Func<QualityRow, double> valueOf)
    {
        foreach (var row in rows)
        {
            _reached[(row, reader)] = valueOf(row);
        }
    }

    private string[] Cells(QualityRow row)
    {
        return [row.Stage, row.DataSet, row.Metric, Anchor(), Floor(ReaderUnderTest.Rules), Reached(ReaderUnderTest.Rules), Floor(ReaderUnderTest.Model), Reached(ReaderUnderTest.Model)];

        // Goals and what others reach are known; what a baseline reaches is measured here.
        string Anchor() => string.Join("; ", _reached.Where(item => item.Key.Row == row && item.Key.Reader is not (ReaderUnderTest.Rules or ReaderUnderTest.Model))
            .Select(item => $"{item.Key.Reader} {Number(item.Value)}").Prepend(row.Anchor).Where(text => text.Length > 0));

        string Floor(string reader) => row.FloorOf(reader) is { } floor ? Number(floor) : "-";

        string Reached(string reader) => _reached.TryGetValue((row, reader), out var value) ? Number(value) : "-";

        string Number(double value) => row.Measure is Measure.Right or Measure.Others ? ((int)value).ToString(System.Globalization.CultureInfo.InvariantCulture) : TextTable.Number(value);
    }

    private static string Markdown(IEnumerable<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (var cells in rows.Prepend(Heads.Select(_ => "---").ToArray()).Prepend(Heads))
        {
            text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }

        return text.ToString();
    }
}
