using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Hearsay.Corpus.Linking;
using Hearsay.Engine.Lexicons;

namespace Hearsay.Corpus.Claims;

/// <summary>Rare things that two wordings of one assertion are likely to share: the whole text, pairs of words, numbers with a word or what they count.</summary>
internal static class PropositionKeys
{
    private const int MostPairWords = 5, MostNumberWords = 2, MostNumbers = 2, MostRareActors = 6, MostActors = 4, MostActorWords = 2, ShortestSkeleton = 3;

    public static IReadOnlyList<long> Of(Proposition proposition)
    {
        var keys = new List<long> { Hash("t", proposition.Text, "") };
        var words = proposition.Words.Where(word => !word.IsName).OrderByDescending(word => word.Weight).ThenBy(word => word.Stem, StringComparer.Ordinal).Select(word => word.Stem).ToList();
        foreach (var figure in proposition.Figures.Take(MostNumbers))
        {
            AddAll(keys, "n", [figure.Number], words.Take(MostNumberWords));
            if (figure.Unit.Length > 0)
            {
                Add(keys, Hash("u", figure.Number, figure.Unit));
            }
        }

        // Of a story that few documents tell, all is compared with all.
        foreach (var actor in proposition.Setting.Take(MostRareActors).Where(actor => WordForms.CountOf(actor) == 0))
        {
            Add(keys, Hash("r", Skeleton(actor), ""));
        }

        var actors = proposition.Setting.Take(MostActors).ToList();
        for (var i = 0; i < actors.Count; i++)
        {
            AddAll(keys, "a", [actors[i]], actors.Skip(i + 1));
        }

        var strong = words.Take(MostPairWords).ToList();
        for (var i = 0; i < strong.Count; i++)
        {
            AddAll(keys, "p", [strong[i]], strong.Skip(i + 1));
        }

        AddAll(keys, "w", actors.Take(3), words.Take(MostActorWords));
        return keys;
    }

    private static void AddAll(List<long> keys, string kind, IEnumerable<string> some, IEnumerable<string> others)
    {
        foreach (var (one, other) in some.SelectMany(one => others.Select(other => (one, other))))
        {
            Add(keys, string.CompareOrdinal(one, other) <= 0 ? Hash(kind, one, other) : Hash(kind, other, one));
        }
    }

    /// <summary>A name without vowels and with like sounds made one, so that other spellings of it meet: "zhaverin" and "javerine" give one.</summary>
    internal static string Skeleton(string name)
    {
        var bones = new StringBuilder();
        var spelt = name.Replace("zh", "j", StringComparison.Ordinal).Replace("kh", "h", StringComparison.Ordinal).Replace("ph", "f", StringComparison.Ordinal);
        foreach (var letter in spelt)
        {
            var sound = letter switch
            {
                'w' => 'v',
                'c' or 'q' => 'k',
                'z' => 's',
                _ => letter,
            };
            if (!"aeiouyh'".Contains(sound, StringComparison.Ordinal) && (bones.Length == 0 || bones[^1] != sound))
            {
                bones.Append(sound);
            }
        }

        return bones.Length < ShortestSkeleton ? spelt : bones.ToString();
    }

    private static void Add(List<long> keys, long key)
    {
        if (keys.Count < IUnitKind.MostKeys && !keys.Contains(key))
        {
            keys.Add(key);
        }
    }

    private static long Hash(string kind, string one, string other)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{one}\n{other}"), hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
