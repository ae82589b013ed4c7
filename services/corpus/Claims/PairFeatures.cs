namespace Hearsay.Corpus.Claims;

/// <summary>What two propositions have in common, each 0 to 1 unless it is said otherwise. The order of the two does not matter.</summary>
internal sealed record PairFeatures
{
    // A name that is written in two ways shares all but a letter.
    private const int ShortestMisspelt = 5;

    /// <summary>Share of the weight of all words that both have.</summary>
    public double Jaccard { get; init; }

    /// <summary>The larger of the shares of either's words that the other has.</summary>
    public double Held { get; init; }

    /// <summary>The smaller one.</summary>
    public double HeldLess { get; init; }

    /// <summary>The same of names alone: the larger share; 0 where one has none.</summary>
    public double Names { get; init; }

    /// <summary>Whether both name somebody or something and share none.</summary>
    public bool NamesDiffer { get; init; }

    /// <summary>Weight of the words that both have, in thousands; may be more than 1.</summary>
    public double Shared { get; init; }

    /// <summary>Whether a number with the same unit stands in both.</summary>
    public bool SameNumber { get; init; }

    /// <summary>Whether one has numbers and the other none.</summary>
    public bool NumberOnOneSide { get; init; }

    /// <summary>Whether they have a time in common.</summary>
    public bool SameTime { get; init; }

    /// <summary>Share of the setting that both have, of the smaller.</summary>
    public double Setting { get; init; }

    /// <summary>Cosine of the vectors; null where one has none.</summary>
    public double? Cosine { get; init; }

    public static PairFeatures Of(Proposition one, Proposition other)
    {
        var (mine, theirs) = (WordWeight.Of(one, other), WordWeight.Of(other, one));
        var shared = (mine.Met + theirs.Met) / 2;
        var nameShared = Math.Max(Share(mine.NamesMet, mine.Names), Share(theirs.NamesMet, theirs.Names));
        return new PairFeatures
        {
            Jaccard = Share(shared, mine.All + theirs.All - shared),
            Held = Math.Max(Share(mine.Met, mine.All), Share(theirs.Met, theirs.All)),
            HeldLess = Math.Min(Share(mine.Met, mine.All), Share(theirs.Met, theirs.All)),
            Names = mine.Names > 0 && theirs.Names > 0 ? nameShared : 0,
            NamesDiffer = mine.Names > 0 && theirs.Names > 0 && nameShared == 0,
            Shared = shared / 1000,
            SameNumber = one.Figures.Any(figure => other.Figures.Any(known => PropositionConflict.Agree(figure, known) && PropositionConflict.IsSameUnit(figure, known))),
            NumberOnOneSide = one.Figures.Count > 0 != other.Figures.Count > 0,
            SameTime = one.Times.Intersect(other.Times, StringComparer.Ordinal).Any(),
            Setting = Share(one.Setting.Intersect(other.Setting, StringComparer.Ordinal).Count(), Math.Min(one.Setting.Count, other.Setting.Count)),
            Cosine = one.Vector is { } left && other.Vector is { } right ? CosineOf(left, right) : null,
        };
    }

    /// <summary>Whether two words of names are one, a letter aside.</summary>
    internal static bool IsSameName(string one, string other)
    {
        if (one == other || Math.Min(one.Length, other.Length) < ShortestMisspelt || Math.Abs(one.Length - other.Length) > 1 || one[0] != other[0])
        {
            return one == other;
        }

        var (start, end) = (0, 0);
        var shorter = Math.Min(one.Length, other.Length);
        while (start < shorter && one[start] == other[start])
        {
            start++;
        }

        while (end < shorter - start && one[^(end + 1)] == other[^(end + 1)])
        {
            end++;
        }

        return Math.Max(one.Length, other.Length) - start - end <= 1;
    }

    private static double Share(double part, double whole) => whole > 0 ? part / whole : 0;

    internal static double CosineOf(sbyte[] one, sbyte[] other)
    {
        long product = 0, left = 0, right = 0;
        for (var i = 0; i < one.Length && i < other.Length; i++)
        {
            product += one[i] * other[i];
            left += one[i] * one[i];
            right += other[i] * other[i];
        }

        return left > 0 && right > 0 ? product / Math.Sqrt((double)left * right) : 0;
    }

    /// <summary>Weight of one side's words, and of those that the other side has.</summary>
    private readonly record struct WordWeight(double All, double Met, double Names, double NamesMet)
    {
        public static WordWeight Of(Proposition one, Proposition other)
        {
            double all = 0, met = 0, names = 0, namesMet = 0;
            foreach (var word in one.Words)
            {
                var likeness = 0.0;
                foreach (var known in other.Words)
                {
                    likeness = Math.Max(likeness, word.Stem == known.Stem || (word.IsName && known.IsName && IsSameName(word.Stem, known.Stem)) ? 1 : Synonyms.Likeness(word.Stem, known.Stem));
                }

                all += word.Weight;
                met += word.Weight * likeness;
                names += word.IsName ? word.Weight : 0;
                namesMet += word.IsName ? word.Weight * likeness : 0;
            }

            return new WordWeight(all, met, names, namesMet);
        }
    }
}
