using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Engine.Quality.Tests.GoldScoring;

/// <summary>What was missed, was found beside, or is other than annotated.</summary>
internal sealed record GoldNote(string Stage, string Words);

/// <summary>Tallies of one article, and notes of what lies behind them for whoever tunes rules.</summary>
internal sealed class GoldScore
{
    public DocumentScore Score { get; } = new();

    public List<GoldNote> Notes { get; } = [];

    public void Add(Scoring.Figure figure, Tally tally) => Score.Add(figure, tally);

    /// <summary>A yes or no about one annotated item.</summary>
    public void Share(Scoring.Figure figure, bool right) => Score.Add(figure, Tally.Share(right));

    /// <summary>A field that either side may leave empty: right where both have it and it is the same.</summary>
    public void Field(Scoring.Figure figure, bool found, bool gold, bool same) => Score.Add(figure, new Tally(found && gold && same ? 1 : 0, found ? 1 : 0, gold ? 1 : 0));

    public void Missed(string stage, string words) => Notes.Add(new GoldNote(stage, "- " + words));

    public void Extra(string stage, string words) => Notes.Add(new GoldNote(stage, "+ " + words));

    public void Wrong(string stage, string words) => Notes.Add(new GoldNote(stage, "! " + words));
}
