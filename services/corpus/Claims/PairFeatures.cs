using System.Collections.Frozen;

namespace Hearsay.Corpus.Claims;

/// <summary>What two propositions have in common, each 0 to 1 unless it is said otherwise. The order of the two does not matter.</summary>
internal sealed record PairFeatures
{
    // A name that is written in two ways shares all but a letter.
    private const int ShortestMisspelt = 5;

    private static readonly FrozenSet<string> Tellings =
        "report story article account claim statement allegation accusation rumour rumor".Split(' ').Select(EnglishStemmer.Stem).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The larger of the shares of either's words that the other has.</summary>
    public double Held { get; init; }

    /// <summary>The smaller one.</summary>
    public double HeldLess { get; init; }

    /// <summary>The same of names alone: the larger share; 0 where one has none.</summary>
    public double Names { get; init; }

    /// <summary>Whether they have one word in common or none, names aside.</summary>
    public bool OneWord { get; init; }

    /// <summary>Whether they have no word in common but names, and words for reports themselves: "the report" may be any.</summary>
    public bool NoWord { get; init; }

    /// <summary>Whether a number with the same unit stands in both.</summary>
    public bool SameNumber { get; init; }

    /// <summary>Whether one has numbers and the other none.</summary>
    public bool NumberOnOneSide { get; init; }

    /// <summary>Whether they have a time in common.</summary>
    public bool SameTime { get; init; }

    /// <summary>Whether their documents speak of nothing alike, as far as is known, and they name nobody alike.</summary>
    public bool OtherStory { get; init; }

    /// <summary>Whether both are denied.</summary>
    public bool BothDenied { get; init; }

    /// <summary>Whether one is denied, by its stance or in its words, and the other is not.</summary>
    public bool OneDenied { get; init; }

    /// <summary>Whether the speaker of one denies it and that of the other does not.</summary>
    public bool OneSpeakerDenies { get; init; }

    /// <summary>Cosine of the vectors; null where one has none.</summary>
    public double? Cosine { get; init; }

    public static PairFeatures Of(Proposition one, Proposition other)
    {
        var (mine, theirs) = (WordWeight.Of(one, other), WordWeight.Of(other, one));
        var nameShared = Math.Max(Share(mine.NamesMet, mine.Names), Share(theirs.NamesMet, theirs.Names));
        return new PairFeatures
        {
            Held = Math.Max(Share(mine.Met, mine.All), Share(theirs.Met, theirs.All)),
            HeldLess = Math.Min(Share(mine.Met, mine.All), Share(theirs.Met, theirs.All)),
            Names = mine.Names > 0 && theirs.Names > 0 ? nameShared : 0,
            OneWord = Math.Max(mine.Count, theirs.Count) < 2,
            NoWord = Math.Max(mine.Matter, theirs.Matter) == 0,
            SameNumber = one.Figures.Any(figure => other.Figures.Any(known => PropositionConflict.Agree(figure, known) && PropositionConflict.IsSameUnit(figure, known))),
            NumberOnOneSide = one.Figures.Count > 0 != other.Figures.Count > 0,
            SameTime = one.Times.Intersect(other.Times, StringComparer.Ordinal).Any(),
            OtherStory = nameShared == 0 && one.Setting.Count > 0 && other.Setting.Count > 0 && !one.Setting.Any(stem => other.Setting.Any(known => IsSameName(stem, known))),
            BothDenied = IsDenied(one) && IsDenied(other),
            OneDenied = IsDenied(one) != IsDenied(other),
            OneSpeakerDenies = one.Denied != other.Denied,
            // Two statements of one sentence share its vector, which then tells nothing of the two.
            Cosine = one.Vector is { } left && other.Vector is { } right && one.Sentence != other.Sentence ? CosineOf(left, right) : null,
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

    private static bool IsDenied(Proposition proposition) => proposition.Denied || proposition.Negated;

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
    private readonly record struct WordWeight(double All, double Met, double Names, double NamesMet, int Count, int Matter)
    {
        public static WordWeight Of(Proposition one, Proposition other)
        {
            double all = 0, met = 0, names = 0, namesMet = 0;
            var (count, matter) = (0, 0);
            foreach (var word in one.Words)
            {
                var isMet = other.Words.Any(known => word.Stem == known.Stem || (word.IsName && known.IsName && IsSameName(word.Stem, known.Stem)));
                all += word.Weight;
                met += isMet ? word.Weight : 0;
                names += word.IsName ? word.Weight : 0;
                namesMet += isMet && word.IsName ? word.Weight : 0;
                count += isMet && !word.IsName ? 1 : 0;
                matter += isMet && !word.IsName && !Tellings.Contains(word.Stem) ? 1 : 0;
            }

            return new WordWeight(all, met, names, namesMet, count, matter);
        }
    }
}
