using System.Collections.Frozen;

namespace Hearsay.Corpus.Claims;

/// <summary>Words of numbers: a figure has them already.</summary>
internal static class NumberWords
{
    private static readonly FrozenSet<string> Words = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty "
        + "ninety hundred hundreds thousand thousands million millions billion billions trillion dozen dozens half third quarter quarters m bn tn k").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Is(string lower) => Words.Contains(lower) || char.IsAsciiDigit(lower[0]);
}
