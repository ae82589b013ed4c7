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
        new("names", "ner/wnut17-dev", NameScorer.All, F1, "", 19, 41.5),

        // Times in others' texts: the goals are HeidelTime's figures in another corpus of news (TempEval-3: 90 and 78), with some room.
        new("times", NewsTimes, TimexScorer.Relaxed, F1, "88", 88.5, 88.5),
        new("times", NewsTimes, TimexScorer.Strict, F1, "", 84, 84),
        new("times", NewsTimes, TimexScorer.Value, F1, "75", 79.5, 79.5),
        new("times", MixedTimes, TimexScorer.Relaxed, F1, "", 87.5, 87.5),
        new("times", MixedTimes, TimexScorer.Strict, F1, "", 64.5, 64.5),
        new("times", MixedTimes, TimexScorer.Value, F1, "", 66, 66),
        new("times", HistoryTimes, TimexScorer.Relaxed, F1, "", 89.5, null),
        new("times", HistoryTimes, TimexScorer.Strict, F1, "", 81, null),
        new("times", HistoryTimes, TimexScorer.Value, F1, "", 75.5, null),
        new("times", TimeCases, RecognizersScorer.Passed, Share, "", 33.5, null),

        // Who is who: beside what the same words alone give.
        new("entities", MixedClusters, ClusterScorer.ByMention, Own, "", 44.5, 47.5),
        new("entities", MixedClusters, ClusterScorer.Links, F1, "", 42.5, 45.5),
        new("entities", MixedClusters, ClusterScorer.NamesByMention, Own, "", 76.5, 79),
        new("entities", MixedClusters, ClusterScorer.NameLinks, F1, "", 74, 76.5),
        new("entities", NewsClusters, ClusterScorer.ByMention, Own, "", 66, 66),
        new("entities", NewsClusters, ClusterScorer.Links, F1, "", 46.5, 47.5),
        new("entities", NewsClusters, ClusterScorer.NamesByMention, Own, "", 88, 90.5),
        new("entities", NewsClusters, ClusterScorer.NameLinks, F1, "", 77.5, 85),

        // Our articles: the half that rules were tuned on, and the half that was written after them, whose figures alone are
        // the project's. Floors are of rules and model; what rests on few items, or on what few are found of, has none.
        .. Ours("statements", StatementScorer.Found, F1, "", (77.5, 89), (82, 88.5)),
        .. Ours("statements", StatementScorer.Found, Precision, "", (80, 87), (83.5, 88)),
        .. Ours("statements", StatementScorer.Found, Recall, "", (75, 91), (81, 89)),
        .. Ours("labels", LabelScorer.Stance, Share, "90", (95.5, 96.5), (94, 94)),
        .. Ours("labels", LabelScorer.Denials, F1, "80", (82.5, 95), (72, 71)),
        .. Ours("labels", LabelScorer.Certainty, Share, "", (97.5, 97), (97, 97)),
        .. Ours("labels", LabelScorer.Hedges, F1, "", (null, null), (null, null)),
        .. Ours("labels", LabelScorer.Kind, Share, "", (93, 95), (94, 96.5)),
        .. Ours("chains", ChainScorer.Path, Share, "75", (85.5, 90.5), (89, 87.5)),
        .. Ours("chains", ChainScorer.Relayed, Share, "", (84.5, 89.5), (80.5, 64.5)),
        .. Ours("chains", ChainScorer.Origin, Share, "88", (88, 91.5), (90, 89.5)),
        .. Ours("chains", ChainScorer.Edges, F1, "", (88, 91.5), (90, 88)),
        .. Ours("chains", ChainScorer.PathOfAll, Share, "", (66, 84.5), (74, 80)),
        .. Ours("chains", ChainScorer.OriginOfAll, Share, "", (67.5, 85), (75, 82)),
        .. Ours("chains", ChainScorer.EdgesOfAll, F1, "", (71, 85.5), (75, 80)),
        .. Ours("details", DetailScorer.Speaker, F1, "", (89.5, 91.5), (91, 89)),
        .. Ours("details", DetailScorer.Addressee, F1, "", (87.5, 82.5), (82, 71.5)),
        .. Ours("details", DetailScorer.SaidOn, F1, "", (null, null), (null, null)),
        .. Ours("details", DetailScorer.Parent, F1, "", (null, null), (null, null)),
        .. Ours("details", DetailScorer.Medium, F1, "", (null, null), (null, null)),
        .. Ours("entities", EntityScorer.All, Recall, "", (73, 82), (74, 82.5)),
        .. Ours("entities", EntityScorer.Named, F1, "", (78.5, 87.5), (78, 86)),
        .. Ours("entities", EntityScorer.Named, Precision, "", (80.5, 90), (80, 87)),
        .. Ours("entities", EntityScorer.Unnamed, Recall, "", (69.5, 83.5), (71.5, 75)),
        .. Ours("entities", EntityScorer.Roles, F1, "", (82, 81), (68, 68)),
        .. Ours("unnamed", UnnamedScorer.Number, F1, "", (null, null), (null, null)),
        .. Ours("unnamed", UnnamedScorer.Affiliation, F1, "", (null, null), (null, null)),
        .. Ours("unnamed", UnnamedScorer.Basis, F1, "", (null, null), (null, null)),
        .. Ours("unnamed", UnnamedScorer.Reason, F1, "", (null, null), (null, null)),
        .. Ours("times", TimeScorer.Value, F1, "", (93.5, 93.5), (83.5, 83.5)),
        .. Ours("times", TimeScorer.Relaxed, F1, "", (96.5, 96.5), (95.5, 95.5)),
        .. Ours("times", TimeScorer.Mod, F1, "", (null, null), (null, null)),
        .. Ours("events", EventScorer.Found, F1, "", (57.5, 57.5), (51, 50.5)),
        .. Ours("events", EventScorer.Found, Precision, "", (92.5, 91), (79, 77.5)),
        .. Ours("events", EventScorer.AnyStatus, F1, "", (59.5, 59.5), (56.5, 57.5)),
        .. Ours("events", EventScorer.Participants, F1, "", (null, null), (null, null)),
        .. Ours("events", EventScorer.Place, F1, "", (null, null), (null, null)),
        .. Ours("events", EventScorer.Time, F1, "", (null, null), (null, null)),
        .. Ours("events", EventScorer.AccordingTo, F1, "", (null, null), (null, null)),
        .. Ours("figures", FigureScorer.Found, F1, "", (92, 92), (92.5, 92.5)),
        .. Ours("figures", FigureScorer.Found, Precision, "", (96.5, 96.5), (93.5, 93.5)),
        .. Ours("figures", FigureScorer.Bound, Share, "", (96.5, 96.5), (95, 95)),
        .. Ours("figures", FigureScorer.Of, F1, "", (null, null), (null, null)),
        .. Ours("figures", FigureScorer.Items, F1, "", (null, null), (null, null)),
        .. Ours("unknowns", UnknownScorer.Found, F1, "", (97.5, 97.5), (90, 90)),

        // One real article.
        new("statements", Real, StatementScorer.Found, Right, "14 of 15", 14, 13),
        new("statements", Real, StatementScorer.Found, Others, "2", 2, 4),
        new("labels", Real, LabelScorer.Stance, Right, "", 14, 13),
        new("labels", Real, LabelScorer.Certainty, Right, "", 14, 13),
        new("labels", Real, LabelScorer.Kind, Right, "", 14, 13),
        new("chains", Real, ChainScorer.Path, Right, "", 14, 13),
        new("chains", Real, ChainScorer.ChainAndStance, Right, "12 of 15", 14, 12),
        new("entities", Real, EntityScorer.All, Right, "22 of 24", 22, 22),
        new("times", Real, TimeScorer.Value, Right, "11 of 12", 11, 11),
        new("times", Real, TimeScorer.Value, Others, "", 2, 2),
        new("events", Real, EventScorer.Found, Right, "9 of 11", 10, 10),
        new("events", Real, EventScorer.Found, Others, "", 3, 3),
        new("figures", Real, FigureScorer.Found, Right, "3 of 3", 3, 3),
        new("unknowns", Real, UnknownScorer.Found, Right, "3 of 3", 3, 3),
    ];

    private static IEnumerable<QualityRow> Ours(string stage, Figure figure, Measure measure, string goal, (double? Rules, double? Model) tuned, (double? Rules, double? Model) untuned) =>
    [
        new(stage, Tuned, figure, measure, "", tuned.Rules, tuned.Model),
        new(stage, Untuned, figure, measure, goal, untuned.Rules, untuned.Model),
    ];
}
