using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Hearsay.Corpus.Revisions;
using Hearsay.Engine.Quality.Tests.Scoring;
using Hearsay.Revisions.Quality.Tests.Data;
using Hearsay.Revisions.Quality.Tests.Reporting;
using Hearsay.Revisions.Quality.Tests.Scoring;

[assembly: AssemblyFixture(typeof(QualityTable))]

namespace Hearsay.Revisions.Quality.Tests.Reporting;

/// <summary>
/// Gathers what the tests measure, holds it against <see cref="QualityFloors"/>, and prints one table when the suite ends. With HEARSAY_QUALITY_TABLE=FILE the same
/// table is written as Markdown, for the README.
/// </summary>
public sealed class QualityTable : IDisposable
{
    private static readonly (string Half, string Profile)[] Columns =
    [
        (PairLibrary.Tuned, RevisionReader.Model), (PairLibrary.Tuned, RevisionReader.Fast), (PairLibrary.Untuned, RevisionReader.Model), (PairLibrary.Untuned, RevisionReader.Fast),
    ];

    private readonly ConcurrentDictionary<(string Half, string Profile), (HalfScore Score, HalfScore Plain)> _scores = new();

    /// <summary>Takes the scores of a half in a profile, and fails where a figure is worse than its floor.</summary>
    internal void Record(string half, string profile, HalfScore score, HalfScore plain)
    {
        _scores[(half, profile)] = (score, plain);
        Assert.Empty(QualityFloors.Broken(half, profile, score));
    }

    public void Dispose()
    {
        if (_scores.IsEmpty)
        {
            return;
        }

        var rows = Rows().ToList();
        var table = new TextTable("changes between revisions; percent unless said otherwise");
        foreach (var row in rows)
        {
            table.Row(row[0], row.Skip(1));
        }

        Console.WriteLine(table);
        if (Environment.GetEnvironmentVariable("HEARSAY_QUALITY_TABLE") is { Length: > 0 } file)
        {
            File.WriteAllText(file, Markdown(rows));
        }
    }

    private IEnumerable<string[]> Rows()
    {
        yield return ["what", .. Columns.Select(column => $"{column.Half}, {column.Profile}")];
        yield return Row("pairs that changed, number", item => Count(item.Score.Changed.Count));
        yield return Row("changes in gold, number", item => Count(item.Score.Total.Gold));
        yield return Row("changes, F1", item => TextTable.Number(item.Score.Total.F1));
        yield return Row("the same, 95 % of drawn pairs", item => TextTable.Range(item.Score.Interval));
        yield return Row("changes, precision", item => TextTable.Number(item.Score.Total.Precision));
        yield return Row("changes, recall", item => TextTable.Number(item.Score.Total.Recall));
        yield return Row("changes, F1 of comparing statements letter by letter", item => TextTable.Number(item.Plain.Total.F1));
        yield return Row("controls, number", item => Count(item.Score.Controls.Count));
        yield return Row("controls with a false alarm, number", item => Count(item.Score.AlarmedControls));
        yield return Row("the same, comparing letter by letter", item => Count(item.Plain.AlarmedControls));
        foreach (var kind in Enum.GetValues<ChangeKind>().Where(kind => kind != ChangeKind.Unspecified).Select(FoundChange.Name))
        {
            yield return Row($"{kind}: right / found / gold", item => item.Score.Of(kind) is var tally ? $"{tally.Right} / {tally.Found} / {tally.Gold}" : "");
        }
    }

    private string[] Row(string name, Func<(HalfScore Score, HalfScore Plain), string> cell) =>
        [name, .. Columns.Select(column => _scores.TryGetValue(column, out var item) ? cell(item) : "")];

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Markdown(IReadOnlyList<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (var cells in rows.Take(1).Append([.. rows[0].Select(_ => "---")]).Concat(rows.Skip(1)))
        {
            text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }

        return text.ToString();
    }
}
