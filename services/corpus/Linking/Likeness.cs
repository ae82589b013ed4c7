namespace Hearsay.Corpus.Linking;

/// <summary>What two units are to each other.</summary>
public enum Relation
{
    /// <summary>Nothing.</summary>
    Unrelated,

    /// <summary>The same.</summary>
    Same,

    /// <summary>Surely not the same, though they look alike: they are kept apart whatever else links them.</summary>
    Apart,
}

/// <summary>The outcome of a comparison.</summary>
/// <param name="Relation">What the two are to each other.</param>
/// <param name="Score">How sure, 0 to 1.</param>
/// <param name="Reason">Why, as a code; empty for unrelated ones.</param>
/// <param name="Differing">What differs, in the words of either; none where nothing does.</param>
public sealed record Likeness(Relation Relation, double Score, string Reason, IReadOnlyList<string> Differing)
{
    /// <summary>Two units that have nothing to do with each other.</summary>
    public static Likeness Unrelated { get; } = new(Relation.Unrelated, 0, "", []);
}
