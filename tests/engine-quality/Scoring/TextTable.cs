using System.Globalization;
using System.Text;

namespace Hearsay.Engine.Quality.Tests.Scoring;

/// <summary>A table for the test output: a title, columns as wide as their widest cell, numbers with one digit.</summary>
internal sealed class TextTable(string title)
{
    private readonly List<IReadOnlyList<string>> _rows = [];

    public TextTable Row(string name, IEnumerable<string> cells)
    {
        _rows.Add([name, .. cells]);
        return this;
    }

    public static string Number(double value) => value.ToString("F1", CultureInfo.InvariantCulture);

    /// <summary>"56.9 / 60.4 / 79.1".</summary>
    public static string Numbers(IEnumerable<double> values) => string.Join(" / ", values.Select(Number));

    public override string ToString()
    {
        var widths = Enumerable.Range(0, _rows.Max(row => row.Count)).Select(column => _rows.Max(row => row.Count > column ? row[column].Length : 0)).ToList();
        var text = new StringBuilder(title).Append('\n');
        foreach (var row in _rows)
        {
            text.Append("  ").AppendJoin("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).Append('\n');
        }

        return text.ToString();
    }
}
