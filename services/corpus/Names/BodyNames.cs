using System.Collections.Frozen;
using Hearsay.Corpus.Linking;

namespace Hearsay.Corpus.Names;

/// <summary>What two names of bodies, outlets, places or documents that identify are to each other.</summary>
internal static class BodyNames
{
    private const int ShortestSlip = 6;

    private static readonly FrozenSet<string> Joints = "of the and for in on de la".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] OfPeople = ["n", "an", "ian", "ean", "ese", "ish", "ic", "i", "er", "s"];

    public static Likeness Compare(NameUnit one, NameUnit other)
    {
        if (AcronymOf(one, other) || AcronymOf(other, one))
        {
            return new Likeness(Relation.Same, 0.7, NameKind.Acronym, []);
        }

        return Compare(one.Words, other.Words, one.Class);
    }

    public static Likeness Compare(string[] one, string[] other, NameClass of)
    {
        string left = string.Concat(one), right = string.Concat(other);
        if (left == right || "the" + left == right || left == "the" + right)
        {
            return new Likeness(Relation.Same, 0.9, NameKind.SameName, []);
        }

        if (of == NameClass.Body && SameBag(Content(one), Content(other)))
        {
            return new Likeness(Relation.Same, 0.85, NameKind.SameName, []);
        }

        if (Slip(one, other) is { } slip)
        {
            return slip;
        }

        return of == NameClass.Body ? Longer(one, other) : Likeness.Unrelated;
    }

    /// <summary>First letters of the words that count.</summary>
    public static string Initials(string[] words) => string.Concat(Content(words).Select(word => word[0]));

    /// <summary>The words as one key: in any order, "Varskan" as "Varsk".</summary>
    public static string BagKey(string[] words) => string.Join(' ', Content(words).Select(word => word.Length > 5 ? word[..5] : word).Order(StringComparer.Ordinal));

    private static bool AcronymOf(NameUnit acronym, NameUnit full) =>
        acronym.Acronym && acronym.Full.Length == 0 && acronym.Name.Length >= 4 && full.Words.Length > 2 && Initials(full.Words) == acronym.Name;

    private static string[] Content(string[] words) => words.Where(word => !Joints.Contains(word)).ToArray() is { Length: > 0 } content ? content : words;

    // "foreign ministry of Varsk", "Varskan foreign ministry"
    private static bool SameBag(string[] one, string[] other)
    {
        if (one.Length != other.Length || one.Length < 2)
        {
            return false;
        }

        var left = other.ToList();
        foreach (var word in one)
        {
            var found = left.FindIndex(item => item == word || IsOfPeople(item, word) || IsOfPeople(word, item));
            if (found < 0)
            {
                return false;
            }

            left.RemoveAt(found);
        }

        return true;
    }

    private static bool IsOfPeople(string people, string place)
    {
        var stem = place.EndsWith('a') || place.EndsWith('e') || place.EndsWith('y') ? place[..^1] : place;
        return stem.Length >= 3 && people.Length > stem.Length && people.StartsWith(stem, StringComparison.Ordinal) && OfPeople.Contains(people[stem.Length..]);
    }

    // One long word slipped or is written in another way; words of number and direction never slip.
    private static Likeness? Slip(string[] one, string[] other)
    {
        if (one.Length != other.Length)
        {
            return null;
        }

        var differ = Enumerable.Range(0, one.Length).Where(i => one[i] != other[i]).Take(2).ToList();
        if (differ.Count != 1)
        {
            return null;
        }

        var (left, right) = (one[differ[0]], other[differ[0]]);
        if (PlainWords.Is(left) && PlainWords.Is(right))
        {
            return null;
        }

        if (Math.Min(left.Length, right.Length) >= ShortestSlip && left[0] == right[0] && Spellings.AreSlips(left, right) && !IsOfPeople(left, right) && !IsOfPeople(right, left))
        {
            return new Likeness(Relation.Same, 0.7, NameKind.Spelling, []);
        }

        return Spellings.AreTransliterations(left, right) && left[0] == right[0] ? new Likeness(Relation.Same, 0.75, NameKind.Transliteration, []) : null;
    }

    // "St Oswin's", "St Oswin's Hospital"; two that go on in different ways are two.
    private static Likeness Longer(string[] one, string[] other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        var common = 0;
        while (common < shorter.Length && shorter[common] == longer[common])
        {
            common++;
        }

        if (common == shorter.Length && common >= 2 && !PlainWords.Are(shorter) && longer[common..].All(PlainWords.Is))
        {
            return new Likeness(Relation.Same, 0.7, NameKind.SameName, []);
        }

        var isName = shorter.Any(word => !PlainWords.Is(word)) && string.Concat(shorter).Length >= ShortestSlip;
        if (isName && ((common == shorter.Length && longer[common..].All(PlainWords.IsOfFirm)) || (longer.AsSpan().EndsWith(shorter) && longer[..^shorter.Length].All(PlainWords.IsBefore))))
        {
            return new Likeness(Relation.Same, 0.65, NameKind.SameName, []);
        }

        return common >= 1 && common < shorter.Length && !PlainWords.Is(one[0]) ? new Likeness(Relation.Apart, 0.7, NameKind.SameName, [string.Join(' ', one[common..]), string.Join(' ', other[common..])]) : Likeness.Unrelated;
    }
}
