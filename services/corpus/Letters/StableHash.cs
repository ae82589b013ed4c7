namespace Hearsay.Corpus.Letters;

/// <summary>A hash that is the same on every machine and in every version, for what is stored.</summary>
internal static class StableHash
{
    private const ulong Offset = 14695981039346656037, Prime = 1099511628211;

    /// <summary>Of the UTF-16 units of a text.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = Offset;
        foreach (var unit in text)
        {
            hash = (hash ^ (byte)unit) * Prime;
            hash = (hash ^ (byte)(unit >> 8)) * Prime;
        }

        return Spread(hash);
    }

    /// <summary>Of a row of numbers.</summary>
    public static ulong Of(ReadOnlySpan<int> numbers, ulong seed)
    {
        var hash = Spread(seed ^ Offset);
        foreach (var number in numbers)
        {
            hash = Spread((hash ^ (uint)number) * Prime);
        }

        return hash;
    }

    // So that the upper and the lower bits depend on all of the input.
    private static ulong Spread(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
