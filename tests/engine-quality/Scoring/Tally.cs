namespace Hearsay.Engine.Quality.Tests.Scoring;

/// <summary>Counts behind a figure; those of documents add up (micro average).</summary>
/// <param name="Right">Found and annotated.</param>
/// <param name="Found">All that was found.</param>
/// <param name="Gold">All that is annotated.</param>
internal readonly record struct Tally(int Right, int Found, int Gold)
{
    public double Precision => Found == 0 ? 0 : 100.0 * Right / Found;

    public double Recall => Gold == 0 ? 0 : 100.0 * Right / Gold;

    /// <summary>In percent; 0 where nothing is found or annotated.</summary>
    public double F1 => Found + Gold == 0 ? 0 : 200.0 * Right / (Found + Gold);

    public static Tally operator +(Tally a, Tally b) => new(a.Right + b.Right, a.Found + b.Found, a.Gold + b.Gold);

    /// <summary>A yes or no about one annotated item: summed up, its recall is the share of yes.</summary>
    public static Tally Share(bool yes) => new(yes ? 1 : 0, 1, 1);
}

/// <summary>What a figure is about ("source", "cue unseen") and how it is counted ("trimmed").</summary>
internal readonly record struct Figure(string Of, string How)
{
    public override string ToString() => $"{Of} {How}";
}

/// <summary>Tallies of one document by figure.</summary>
internal sealed class DocumentScore
{
    private readonly Dictionary<Figure, Tally> _tallies = [];

    public Tally this[Figure figure] => _tallies.GetValueOrDefault(figure);

    public void Add(Figure figure, Tally tally) => _tallies[figure] = this[figure] + tally;
}

/// <summary>Scores of all documents of a data set.</summary>
internal sealed record CorpusScore(IReadOnlyList<DocumentScore> Documents)
{
    public Tally Total(Figure figure) => Documents.Aggregate(default(Tally), (sum, document) => sum + document[figure]);

    /// <summary>95 % interval of F1 over documents drawn again.</summary>
    public (double Low, double High) Interval(Figure figure) => Bootstrap.Interval([.. Documents.Select(document => document[figure])]);
}
