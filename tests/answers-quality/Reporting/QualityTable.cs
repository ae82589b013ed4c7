using System.Collections.Concurrent;
using System.Text;
using Hearsay.Answers.Quality.Tests.Data;
using Hearsay.Answers.Quality.Tests.Reporting;
using Hearsay.Answers.Quality.Tests.Scoring;
using Hearsay.Engine.Quality.Tests.Scoring;

[assembly: AssemblyFixture(typeof(QualityTable))]

namespace Hearsay.Answers.Quality.Tests.Reporting;

/// <summary>
/// Gathers what the tests measure, holds it against <see cref="QualityFloors"/>, and prints one table when the suite ends. With HEARSAY_QUALITY_TABLE=FILE the same
/// table is written as Markdown, for the README.
/// </summary>
public sealed class QualityTable : IDisposable
{
    private static readonly string[] Heads =
        ["stage", "metric", "goal", "baselines, tuned", "floor, tuned", "tuned", "baselines, untuned", "floor, untuned", "untuned"];

    private readonly ConcurrentDictionary<string, AnswerScore> _scores = new(StringComparer.Ordinal);

    /// <summary>Takes the sums of a half, and fails where a figure is worse than its floor.</summary>
    internal void Record(string half, AnswerScore score)
    {
        _scores[half] = score;
        Assert.Empty(QualityFloors.All
            .Select(row => (Row: row, Floor: half == ScenarioLibrary.Tuned ? row.Tuned : row.Untuned, Value: row.Value(score)))
            .Where(item => item.Floor is not null && (item.Value is not { } value || item.Row.IsWorse(item.Floor, value)))
            .Select(item => $"{half}: {item.Row.Stage}, {item.Row.Metric} is {QualityRow.Write(item.Value)}, worse than {QualityRow.Write(item.Floor)}"));
    }

    public void Dispose()
    {
        if (_scores.IsEmpty)
        {
            return;
        }

        var rows = QualityFloors.All.Select(Cells).ToList();
        var table = new TextTable("answers over many documents: stage, metric, goal; baselines, floor and figure of either half");
        foreach (var cells in rows.Prepend(Heads))
        {
            table.Row(cells[0], cells.Skip(1));
        }

        Console.WriteLine(table);
        Console.WriteLine(Causes());
        if (Environment.GetEnvironmentVariable("HEARSAY_QUALITY_TABLE") is { Length: > 0 } file)
        {
            File.WriteAllText(file, Markdown(rows));
        }
    }

    private TextTable Causes()
    {
        var table = new TextTable("where what is missed was lost: times, tuned and untuned").Row("cause", [ScenarioLibrary.Tuned, ScenarioLibrary.Untuned]);
        foreach (var cause in _scores.Values.SelectMany(score => score.Causes.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            table.Row(cause, [TimesOf(ScenarioLibrary.Tuned), TimesOf(ScenarioLibrary.Untuned)]);

            string TimesOf(string half) => $"{_scores.GetValueOrDefault(half)?.Causes.GetValueOrDefault(cause) ?? 0}";
        }

        return table;
    }

    private string[] Cells(QualityRow row)
    {
        var (tuned, untuned) = (_scores.GetValueOrDefault(ScenarioLibrary.Tuned), _scores.GetValueOrDefault(ScenarioLibrary.Untuned));
        return
        [
            row.Stage, row.Metric, row.Goal,
            Baselines(tuned), QualityRow.Write(row.Tuned), Value(tuned),
            Baselines(untuned), QualityRow.Write(row.Untuned), Value(untuned),
        ];

        string Value(AnswerScore? score) => QualityRow.Write(score is null ? null : row.Value(score));

        string Baselines(AnswerScore? score) =>
            string.Join(", ", row.Baselines.Select(baseline => $"{baseline.Name} {QualityRow.Write(score is null ? null : baseline.Value(score))}"));
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
