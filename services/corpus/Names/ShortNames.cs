using Hearsay.Corpus.Linking;

namespace Hearsay.Corpus.Names;

/// <summary>What names that tell little are to each other and to full ones: the same only where what stands around them agrees.</summary>
internal static class ShortNames
{
    private const int FewestNeighbours = 2;

    public static Likeness Compare(NameUnit one, NameUnit other)
    {
        if (one.Class != other.Class)
        {
            return Likeness.Unrelated;
        }

        var slip = one.Name != other.Name;
        if (slip && !(one.Class == NameClass.Person && (Spellings.AreSlips(one.Name, other.Name) || Spellings.AreTransliterations(one.Name, other.Name))))
        {
            return Likeness.Unrelated;
        }

        if (!slip && one.Gender != ' ' && other.Gender != ' ' && one.Gender != other.Gender)
        {
            return new Likeness(Relation.Apart, 0.9, NameKind.Honorific, []);
        }

        if (one.Full.Length > 0 && other.Full.Length > 0)
        {
            return OfFull(one, other, slip);
        }

        var shared = one.Neighbours.Intersect(other.Neighbours).Count();
        var sameRole = one.Role.Length > 0 && one.Role == other.Role;
        if (shared < FewestNeighbours && !(sameRole && shared > 0))
        {
            return Likeness.Unrelated;
        }

        var score = Math.Min(0.9, 0.5 + (0.08 * shared) + (sameRole ? 0.1 : 0) - (slip ? 0.1 : 0));
        return new Likeness(Relation.Same, Math.Round(score, 2), Reason(one, other, slip), []);
    }

    /// <summary>A short name beside a full one: the fuller name that its document gives decides.</summary>
    public static Likeness WithFull(NameUnit shortName, NameUnit full)
    {
        if (shortName.Full.Length == 0 || shortName.Class != full.Class)
        {
            return Likeness.Unrelated;
        }

        if (shortName.Full == full.Name)
        {
            return new Likeness(Relation.Same, 0.95, NameKind.AliasInText, []);
        }

        var likeness = OfFull(shortName.Class, shortName.Full, full.Name);
        return likeness.Relation == Relation.Apart ? likeness : Likeness.Unrelated;
    }

    private static Likeness OfFull(NameUnit one, NameUnit other, bool slip)
    {
        if (one.Full == other.Full)
        {
            return new Likeness(Relation.Same, 0.9, NameKind.AliasInText, []);
        }

        var likeness = OfFull(one.Class, one.Full, other.Full);
        return likeness.Relation != Relation.Unrelated || slip ? likeness : new Likeness(Relation.Apart, 0.8, one.Class == NameClass.Person ? NameKind.Surname : NameKind.SameName, [one.Full, other.Full]);
    }

    private static Likeness OfFull(NameClass of, string one, string other)
    {
        string[] left = one.Split(' '), right = other.Split(' ');
        return of == NameClass.Person && left.Length > 1 && right.Length > 1 ? PersonNames.Compare(left, right) : BodyNames.Compare(left, right, of);
    }

    private static string Reason(NameUnit one, NameUnit other, bool slip) =>
        slip ? (Spellings.AreTransliterations(one.Name, other.Name) ? NameKind.Transliteration : NameKind.Spelling)
        : one.Class != NameClass.Person ? NameKind.SameName
        : one.Gender != other.Gender ? NameKind.Honorific : NameKind.Surname;
}
