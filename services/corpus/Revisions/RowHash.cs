using Hearsay.Corpus.Letters;

namespace Hearsay.Corpus.Revisions;

/// <summary>Hashes of rows of words; equal hashes are looked at word by word.</summary>
internal static class RowHash
{
    public static int Of(int[] words, int at, int length) => (int)StableHash.Of(words.AsSpan(at, length), 0);
}
