using Hearsay.Corpus.Letters;

namespace Hearsay.Corpus.Names;

/// <summary>Keys of names: two that may be one have one in common.</summary>
internal static class NameKeys
{
    private const int ShortestSkeleton = 3, MostOfNeighbours = 6;

    public static IReadOnlyList<long> Of(NameUnit unit) => [.. Texts(unit).Distinct().Select(text => (long)StableHash.Of(text))];

    private static IEnumerable<string> Texts(NameUnit unit)
    {
        if (unit.Short)
        {
            return OfShort(unit);
        }

        return unit.Class == NameClass.Person && unit.Words.Length > 1 ? OfPerson(unit) : OfBody(unit);
    }

    // The bare name, and the name beside each of its neighbours, which stays rare where the bare one does not.
    private static IEnumerable<string> OfShort(NameUnit unit)
    {
        var name = unit.Class == NameClass.Person ? Skeleton(unit.Name) : unit.Name;
        yield return $"short {unit.Class} {name}";
        if (unit.Class == NameClass.Person)
        {
            yield return "name " + unit.Name;
        }

        foreach (var neighbour in unit.Neighbours.Take(MostOfNeighbours))
        {
            yield return $"short {unit.Class} {name} {neighbour}";
        }
    }

    private static IEnumerable<string> OfPerson(NameUnit unit)
    {
        var words = unit.Words;
        var (given, surname) = (words[0], words[^1]);
        yield return "name " + unit.Name;
        yield return "surname " + Spellings.Sound(surname);
        yield return $"heard {Spellings.Skeleton(given)} {Spellings.Skeleton(surname)}";
        yield return "words " + string.Join(' ', words.Order(StringComparer.Ordinal));
        // A slip lies in the beginning or in the end of a surname.
        yield return $"begins {Spellings.GivenKey(given)} {surname[..Math.Min(2, surname.Length)]}";
        yield return $"ends {Spellings.GivenKey(given)} {surname[Math.Max(0, surname.Length - 3)..]}";
    }

    private static IEnumerable<string> OfBody(NameUnit unit)
    {
        var words = unit.Words;
        yield return "name " + unit.Name;
        yield return "joined " + (words.Length == 1 && words[0].StartsWith("the", StringComparison.Ordinal) ? words[0][3..] : string.Concat(words));
        if (unit.Full.Length > 0)
        {
            yield return "name " + unit.Full;
        }

        if (unit.Acronym)
        {
            yield return "initials " + unit.Name;
            yield break;
        }

        yield return $"sound {unit.Class} {Spellings.Skeleton(string.Concat(words))}";
        yield return "first " + words[0];
        yield return $"long {unit.Class} {words[0]} {words.MaxBy(word => word.Length)}";
        if (words.Length > 1)
        {
            yield return "words " + BodyNames.BagKey(words);
            yield return "first " + (PlainWords.Is(words[0]) && words.Length > 2 ? words[0] + ' ' + words[1] : words[0]);
            if (words.Length > 2)
            {
                yield return "initials " + BodyNames.Initials(words);
            }

            for (var i = 0; i < Math.Min(words.Length, 4); i++)
            {
                yield return $"but {i} {string.Join(' ', words.Where((_, at) => at != i))}";
            }

            yield return "name " + string.Join(' ', words.SkipWhile(PlainWords.IsBefore));
        }
    }

    private static string Skeleton(string name) => Spellings.Skeleton(name) is { } skeleton && skeleton.Length >= ShortestSkeleton ? skeleton : Spellings.Sound(name);
}
