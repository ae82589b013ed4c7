using System.Globalization;
using System.Text;

namespace Hearsay.Engine.Quality.Tests.Scoring;

/// <summary>A table for the test output: a title, columns as wide as their widest cell, numbers with one digit. `tests/run` prints lines with this mark.</summary>
internal sealed class TextTable(string title)
{
    /// <summary>Before each line that `tests/run` is to print.</summary>
    public const string Mark = "[quality] ";

    private readonly List<IReadOnlyList<string>> _rows = [];

    public TextTable Row(string name, IEnumerable<string> cells)
    {
        _rows.Add([name, .. cells]);
        return this;
    }

    public static string Number(double value) => value.ToString("F1", CultureInfo.InvariantCulture);

    /// <summary>"38.9-46.5".</summary>
    public static string Range((double Low, double High) interval) => $"{Number(interval.Low)}-{Number(interval.High)}";

    /// <summary>"56.9 / 60.4 / 79.1".</summary>
    public static string Numbers(IEnumerable<double> values) => string.Join(" / ", values.Select(Number));

    public override string ToString()
    {
        var widths = Enumerable.Range(0, _rows.Max(row => row.Count)).Select(column => _rows.Max(row => row.Count > column ? row[column].Length : 0)).ToList();
        var text = new StringBuilder(Mark).Append(title).Append('\n');
        foreach (var row in _rows)
        {
            var cells = row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]));
            text.Append(Mark).Append("  ").Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}
