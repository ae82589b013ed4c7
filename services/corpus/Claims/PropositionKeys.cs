using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Hearsay.Corpus.Linking;

namespace Hearsay.Corpus.Claims;

/// <summary>Rare things that two wordings of one assertion are likely to share: the whole text, pairs of words, numbers with a word.</summary>
internal static class PropositionKeys
{
    private const int MostPairWords = 7, MostNumberWords = 3, MostNumbers = 2;

    public static IReadOnlyList<long> Of(Proposition proposition)
    {
        var keys = new List<long> { Hash("t", proposition.Text, "") };
        var words = proposition.Words.Where(word => !word.IsName).OrderByDescending(word => word.Weight).ThenBy(word => word.Stem, StringComparer.Ordinal).ToList();
        var names = proposition.Words.Where(word => word.IsName).Select(word => word.Stem).ToList();
        foreach (var figure in proposition.Figures.Take(MostNumbers))
        {
            foreach (var word in words.Take(MostNumberWords))
            {
                Add(keys, Hash("n", figure.Number, word.Stem));
            }
        }

        var strong = words.Take(MostPairWords).Select(word => word.Stem).Concat(names.TakeLast(2)).Order(StringComparer.Ordinal).ToList();
        for (var gap = 1; gap < strong.Count; gap++)
        {
            for (var i = 0; i + gap < strong.Count; i++)
            {
                Add(keys, Hash("p", strong[i], strong[i + gap]));
            }
        }

        return keys;
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
