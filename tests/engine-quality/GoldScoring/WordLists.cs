namespace Hearsay.Engine.Quality.Tests.GoldScoring;

/// <summary>Compares short texts that annotations give as words and not as places.</summary>
internal static class WordLists
{
    private static readonly char[] Separators = [' ', ',', '.', ';', '\'', '"', '\u2018', '\u2019', '\u201c', '\u201d', '\n', '-'];
    private static readonly HashSet<string> Small = new(StringComparer.OrdinalIgnoreCase) { "the", "a", "an", "of", "to", "in", "s" };

    /// <summary>Whether two texts share half of their words or more (Jaccard), articles and the like aside.</summary>
    public static bool Alike(string? a, string? b)
    {
        var (one, other) = (Words(a), Words(b));
        var shared = one.Count(other.Contains);
        return shared > 0 && 2 * shared >= one.Count + other.Count - shared;
    }

    private static HashSet<string> Words(string? text) =>
        (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries).Where(word => !Small.Contains(word)).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
