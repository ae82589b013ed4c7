using Hearsay.Engine.Quality.Tests.Scoring;

namespace Hearsay.Revisions.Quality.Tests.Scoring;

/// <summary>The scores of all pairs of a half, in one profile.</summary>
/// <param name="Changed">Of pairs that changed.</param>
/// <param name="Controls">Of controls.</param>
internal sealed record HalfScore(IReadOnlyList<PairScore> Changed, IReadOnlyList<PairScore> Controls)
{
    public Tally Total => Changed.Aggregate(default(Tally), (sum, score) => sum + score.Total);

    /// <summary>Changes that were found where nothing changed.</summary>
    public int FalseAlarms => Controls.Sum(score => score.Found.Count);

    /// <summary>Controls with a change.</summary>
    public int AlarmedControls => Controls.Count(score => score.Found.Count > 0);

    public (double Low, double High) Interval => Bootstrap.Interval([.. Changed.Select(score => score.Total)]);

    public Tally Of(string kind) => Changed.Aggregate(default(Tally), (sum, score) => sum + score.Of(kind));
}
