using System.Globalization;

namespace Hearsay.Engine.Quality.Tests.Scoring;

/// <summary>Prints what readers reach on a data set with attributions.</summary>
internal static class AttributionTables
{
    private static readonly string[] Goals = ["- / 82.0 / 86.0", "- / 77.0 / 86.0", "- / 70.0 / 88.0", "- / 60.0 / 80.0"];

    /// <summary>What people who annotated the same articles reach against each other (HumanCeilingTests).</summary>
    private static readonly string[] People = ["76.9 / 78.0 / 82.6", "71.1 / 71.4 / 81.9", "66.1 / 69.2 / 85.7", "56.9 / 60.4 / 79.1"];

    /// <param name="title">The data set and its size.</param>
    /// <param name="scores">Readers and their scores, in the order of the rows.</param>
    /// <param name="withGoals">Whether the goals, and what people reach, belong to this data set.</param>
    public static string Of(string title, IReadOnlyList<(string Name, CorpusScore Score)> scores, bool withGoals)
    {
        var paired = new TextTable($"{title}; paired, F1 exact / trimmed / overlap").Row("", PairedScorer.Parts);
        if (withGoals)
        {
            paired.Row("goal", Goals).Row("people", People);
        }

        var intervals = new TextTable("95 % of F1 trimmed, overlap (documents drawn again)").Row("", PairedScorer.Parts);
        var halves = new TextTable("precision / recall, trimmed").Row("", PairedScorer.Parts);
        var sets = new TextTable("spans as sets, trimmed F1; linked: F1, 95 %, precision / recall").Row("", ["source", "cue", "content", "linked"]);
        foreach (var (name, score) in scores)
        {
            paired.Row(name, PairedScorer.Parts.Select(part => TextTable.Numbers(PairedScorer.Measures.Select(measure => score.Total(new Figure(part, measure)).F1))));
            intervals.Row(name, PairedScorer.Parts.Select(part => $"{IntervalOf(part, PairedScorer.Trimmed)}, {IntervalOf(part, PairedScorer.Overlap)}"));
            halves.Row(name, PairedScorer.Parts.Select(part => score.Total(new Figure(part, PairedScorer.Trimmed))).Select(tally => TextTable.Numbers([tally.Precision, tally.Recall])));
            var linked = score.Total(LinkedScorer.Linked);
            sets.Row(name,
            [
                .. AttributionSpans.Roles.Select(role => TextTable.Number(score.Total(SetScorer.Of(role)).F1)),
                TextTable.Number(linked.F1), TextTable.Range(score.Interval(LinkedScorer.Linked)), TextTable.Numbers([linked.Precision, linked.Recall]),
            ]);

            string IntervalOf(string part, string measure) => TextTable.Range(score.Interval(new Figure(part, measure)));
        }

        return $"{paired}{intervals}{halves}{sets}{Slices(scores)}";
    }

    private static TextTable Slices(IReadOnlyList<(string Name, CorpusScore Score)> scores)
    {
        var table = new TextTable("share found, linked / content trimmed").Row("", scores.Select(score => score.Name).Prepend("annotated"));
        foreach (var slice in SliceScorer.Slices)
        {
            if (scores[0].Score.Total(new Figure(slice, SliceScorer.Linked)).Gold is > 0 and var annotated)
            {
                table.Row(slice, scores.Select(score => ShareOf(score.Score)).Prepend(annotated.ToString(CultureInfo.InvariantCulture)));
            }

            string ShareOf(CorpusScore score) => TextTable.Numbers(new[] { SliceScorer.Linked, SliceScorer.Content }.Select(how => score.Total(new Figure(slice, how)).Recall));
        }

        return table;
    }
}
