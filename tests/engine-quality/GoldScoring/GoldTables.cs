using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.GoldScoring;

/// <summary>Prints every figure of annotated articles: F1 with precision and recall; where only the annotated items are asked about, how many of them are right.</summary>
internal static class GoldTables
{
    public static readonly IReadOnlyList<Scoring.Figure> Figures =
    [
        StatementScorer.Found,
        LabelScorer.Stance, LabelScorer.Denials, LabelScorer.Certainty, LabelScorer.Hedges, LabelScorer.Kind,
        ChainScorer.Path, ChainScorer.Relayed, ChainScorer.Origin, ChainScorer.Edges, ChainScorer.PathOfAll, ChainScorer.OriginOfAll, ChainScorer.EdgesOfAll, ChainScorer.ChainAndStance,
        DetailScorer.Speaker, DetailScorer.Addressee, DetailScorer.SaidOn, DetailScorer.Parent, DetailScorer.Medium,
        EntityScorer.All, EntityScorer.Named, EntityScorer.Unnamed, EntityScorer.Roles,
        UnnamedScorer.Number, UnnamedScorer.Affiliation, UnnamedScorer.Basis, UnnamedScorer.Reason,
        TimeScorer.Value, TimeScorer.Relaxed, TimeScorer.Strict, TimeScorer.Type, TimeScorer.Mod,
        EventScorer.Found, EventScorer.AnyStatus, EventScorer.Participants, EventScorer.Place, EventScorer.Time, EventScorer.AccordingTo,
        FigureScorer.Found, FigureScorer.Value, FigureScorer.Items, FigureScorer.Of, FigureScorer.Bound, FigureScorer.High,
        UnknownScorer.Found,
    ];

    public static TextTable Of(string title, IReadOnlyList<(string Reader, IReadOnlyList<GoldScore> Scores)> readers)
    {
        var table = new TextTable($"{title}; F1 (precision / recall), right of annotated").Row("", readers.SelectMany(reader => new[] { reader.Reader, "" }));
        foreach (var figure in Figures)
        {
            table.Row(figure.ToString(), readers.SelectMany(reader => Cells(new CorpusScore([.. reader.Scores.Select(score => score.Score)]).Total(figure))));
        }

        return table;
    }

    private static string[] Cells(Tally tally) => [$"{TextTable.Number(tally.F1)} ({TextTable.Numbers([tally.Precision, tally.Recall])})", $"{tally.Right} of {tally.Gold}"];
}
