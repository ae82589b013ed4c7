using Hearsay.Corpus.Linking;

namespace Hearsay.Corpus.Names;

/// <summary>What two full names of persons are to each other.</summary>
internal static class PersonNames
{
    private static readonly string[] Particles = ["van", "von", "der", "den", "de", "del", "della", "di", "da", "al", "el", "bin", "ibn", "abu", "la", "le", "ten", "ter"];

    private enum Fit
    {
        Different,
        Equal,
        Initial,
        OneName,
        Sounds,
        Slip,
    }

    /// <summary>The surname: the last word, with "van der" and its like.</summary>
    public static string Surname(string[] words)
    {
        var first = words.Length - 1;
        while (first > 1 && Particles.Contains(words[first - 1]))
        {
            first--;
        }

        return string.Join(' ', words[first..]);
    }

    public static Likeness Compare(string[] one, string[] other)
    {
        if (one.Length > 1 && one.Length == other.Length && one.Order(StringComparer.Ordinal).SequenceEqual(other.Order(StringComparer.Ordinal)))
        {
            return Same(0.85, NameKind.SameName);
        }

        var surname = SurnameFit(Surname(one), Surname(other));
        var given = GivenFit(one[0], other[0]);
        if (surname is Fit.Different)
        {
            return IsMisheard(one, other) ? Same(0.65, NameKind.Spelling) : Likeness.Unrelated;
        }

        if (given is Fit.Different)
        {
            return IsMisheard(one, other) ? Same(0.65, NameKind.Spelling)
                : surname is Fit.Slip ? Likeness.Unrelated : new Likeness(Relation.Apart, 0.9, NameKind.Surname, [one[0], other[0]]);
        }

        if (MiddlesDiffer(one, other))
        {
            return new Likeness(Relation.Apart, 0.8, NameKind.SameName, [one[1], other[1]]);
        }

        return (given, surname) switch
        {
            (Fit.Equal, Fit.Equal) => Same(0.9, NameKind.SameName),
            (Fit.Initial, Fit.Equal) => Same(0.7, NameKind.SameName),
            (Fit.OneName, Fit.Equal) => Same(0.85, Spellings.Sound(one[0])[0] == Spellings.Sound(other[0])[0] ? NameKind.Transliteration : NameKind.SameName),
            (Fit.Initial, Fit.Slip) => Likeness.Unrelated,
            (Fit.Slip, Fit.Slip) => Same(0.65, NameKind.Spelling),
            (Fit.Slip, _) or (_, Fit.Slip) => Same(0.8, NameKind.Spelling),
            _ => Same(0.85, NameKind.Transliteration),
        };
    }

    private static Likeness Same(double score, string reason) => new(Relation.Same, score, reason, []);

    private static Fit SurnameFit(string one, string other) =>
        one == other ? Fit.Equal : Plain(one) == Plain(other) ? Fit.Equal : Spellings.AreTransliterations(Plain(one), Plain(other)) ? (DoublesOnly(one, other) ? Fit.Slip : Fit.Sounds)
        : Spellings.AreSlips(one, other) ? Fit.Slip : Fit.Different;

    private static Fit GivenFit(string one, string other)
    {
        if (one == other)
        {
            return Fit.Equal;
        }

        if (Spellings.AreOneGivenName(one, other))
        {
            return Fit.OneName;
        }

        if ((one.Length == 1 || other.Length == 1) && one[0] == other[0])
        {
            return Fit.Initial;
        }

        // Two people of one family may be called Mario and Maria.
        if (EndsInOther(one, other))
        {
            return Fit.Different;
        }

        return Spellings.AreTransliterations(one, other) ? Fit.Sounds : Spellings.AreSlips(one, other) ? Fit.Slip : Fit.Different;
    }

    // Same first letters and the same consonants all through: heard, not read.
    private static bool IsMisheard(string[] one, string[] other)
    {
        if (one.Length < 2 || one.Length != other.Length || EndsInOther(one[0], other[0]) || one[0] == other[0])
        {
            return false;
        }

        var (first, second) = (Spellings.Skeleton(one[0]), Spellings.Skeleton(one[^1]));
        return first.Length >= 2 && second.Length >= 3 && first == Spellings.Skeleton(other[0]) && second == Spellings.Skeleton(other[^1])
            && Spellings.Distance(one[0], other[0]) <= 2 && Spellings.Distance(one[^1], other[^1]) <= 2;
    }

    private static bool EndsInOther(string one, string other) =>
        one[..^1] == other[..^1] && one[^1] is 'a' or 'o' or 'e' or 'i' && other[^1] is 'a' or 'o' or 'e' or 'i' && one[^1] != other[^1]
        || one == other + "a" || other == one + "a" || one == other + "e" || other == one + "e";

    private static bool MiddlesDiffer(string[] one, string[] other) =>
        one.Length > 2 && other.Length > 2 && one.Length == other.Length && one[1][0] != other[1][0];

    private static bool DoublesOnly(string one, string other) => Math.Abs(one.Length - other.Length) == 1 && Spellings.Distance(one, other) == 1 && !one.Contains('y', StringComparison.Ordinal) && !other.Contains('y', StringComparison.Ordinal);

    private static string Plain(string surname) => surname.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal) is var joined && joined.StartsWith("al", StringComparison.Ordinal) && surname.StartsWith("al-", StringComparison.Ordinal) ? joined[2..]
        : surname.StartsWith("el-", StringComparison.Ordinal) ? joined[2..] : joined;
}
