using Hearsay.Engine.Quality.Tests.GoldScoring;
using Hearsay.Engine.Quality.Tests.Scoring;
using static Hearsay.Engine.Quality.Tests.Reporting.Measure;

namespace Hearsay.Engine.Quality.Tests.Reporting;

/// <summary>
/// Every line of the table, in its order. Floors stand a little under what is reached, and rise with it; on other processors the model may round a score otherwise.
/// The goals are the project's, other anchors say whose they are.
/// </summary>
internal static class QualityFloors
{
    public const string News = "polnear/dev", OtherTexts = "gum-attribution/dev", Tuned = "ours, tuned", Untuned = "ours, untuned", Real = "real article";

    public const string NewsTimes = "time/meantime-dev", MixedTimes = "time/gum-dev", HistoryTimes = "time/wikiwars-dev", TimeCases = "time/recognizers-spec";

    public const string MixedClusters = "coref/gum-dev", NewsClusters = "coref/meantime-dev";

    public static readonly Scoring.Figure Calibration = new("confidence", "calibration error, points");

    public static IReadOnlyList<QualityRow> All { get; } =
    [
        // Attributions in others' news: goals are F1 on the test part.
        new("attribution", News, PairedScorer.Of(SpanRole.Source, PairedScorer.Trimmed), F1, "82 (people 78)", 65, 81),
        new("attribution", News, PairedScorer.Of(SpanRole.Source, PairedScorer.Overlap), F1, "86 (people 83)", 72.5, 84),
        new("attribution", News, PairedScorer.Of(SpanRole.Cue, PairedScorer.Trimmed), F1, "77 (people 71)", 62, 75),
        new("attribution", News, PairedScorer.Of(SpanRole.Cue, PairedScorer.Overlap), F1, "86 (people 82)", 71.5, 84),
        new("attribution", News, PairedScorer.Of(SpanRole.Content, PairedScorer.Trimmed), F1, "70 (people 69)", 52, 67),
        new("attribution", News, PairedScorer.Of(SpanRole.Content, PairedScorer.Overlap), F1, "88 (people 86)", 75.5, 85.5),
        new("attribution", News, PairedScorer.OfWhole(PairedScorer.Trimmed), F1, "60 (people 60)", 42, 60),
        new("attribution", News, PairedScorer.OfWhole(PairedScorer.Overlap), F1, "80 (people 79)", 68, 81),
        new("attribution", News, LinkedScorer.Linked, F1, "", 60, 76),
        new("attribution", News, LinkedScorer.Linked, Precision, "", 71, null),
        new("attribution", News, Calibration, Error, "", null, 6),
        new("attribution", OtherTexts, LinkedScorer.Linked, F1, "", 34, 41),

        // Names.
        new("names", "ner/worldwide-dev", NameScorer.All, F1, "84", 55.5, 81),
        new("names", "ner/gum-dev", NameScorer.All, F1, "72", 48.5, 75),
        new("names", "ner/meantime-dev", NameScorer.All, F1, "", 50, 61),
        new("names", "ner/crossner-politics-dev", NameScorer.All, F1, "", 45, 75),
        new("names", "ner/wnut17-dev", NameScorer.All, F1, "", 19, 42.5),

        // Times in others' texts: the goals are HeidelTime's figures in another corpus of news (TempEval-3: 90 and 78), with some room.
        .. TimeRows(NewsTimes, "88", "75"),
        .. TimeRows(MixedTimes, "", ""),
        .. TimeRows(HistoryTimes, "", ""),
        new("times", TimeCases, RecognizersScorer.Passed, F1, "", null, null),

        // Who is who: beside what the same words alone give.
        .. ClusterRows(MixedClusters),
        .. ClusterRows(NewsClusters),

        // Our articles: the half that rules were tuned on, and the half that was written after them.
        .. OursRows(Tuned),
        .. OursRows(Untuned),

        // One real article.
        new("statements", Real, StatementScorer.Found, Right, "14 of 15", 13, 12),
        new("statements", Real, StatementScorer.Found, Others, "2", 4, 5),
        new("chains", Real, ChainScorer.ChainAndStance, Right, "12 of 15", null, null),
        new("entities", Real, EntityScorer.All, Right, "22 of 24", null, null),
        new("times", Real, TimeScorer.Value, Right, "11 of 12", 11, 11),
        new("times", Real, TimeScorer.Value, Others, "", 2, 2),
        new("events", Real, EventScorer.Found, Right, "9 of 11", 9, 9),
        new("events", Real, EventScorer.Found, Others, "", 3, 3),
        new("figures", Real, FigureScorer.Found, Right, "3 of 3", 3, 3),
        new("unknowns", Real, UnknownScorer.Found, Right, "3 of 3", 3, 3),
    ];

    private static IEnumerable<QualityRow> TimeRows(string dataSet, string extent, string value) =>
    [
        new("times", dataSet, TimexScorer.Relaxed, F1, extent, null, null),
        new("times", dataSet, TimexScorer.Strict, F1, "", null, null),
        new("times", dataSet, TimexScorer.Value, F1, value, null, null),
    ];

    private static IEnumerable<QualityRow> ClusterRows(string dataSet) =>
    [
        new("entities", dataSet, ClusterScorer.ByMention, Own, "", null, null),
        new("entities", dataSet, ClusterScorer.Links, F1, "", null, null),
        new("entities", dataSet, ClusterScorer.NamesByMention, Own, "", null, null),
        new("entities", dataSet, ClusterScorer.NameLinks, F1, "", null, null),
    ];

    private static IEnumerable<QualityRow> OursRows(string half) =>
    [
        new("statements", half, StatementScorer.Found, F1, "", null, null),
        new("labels", half, LabelScorer.Stance, F1, "90", null, null),
        new("labels", half, LabelScorer.Denials, F1, "80", null, null),
    ];
}
