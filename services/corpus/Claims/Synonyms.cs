namespace Hearsay.Corpus.Claims;

/// <summary>How near two stems are in meaning.</summary>
internal static class Synonyms
{
    public static double Likeness(string one, string other) => one == other ? 1 : 0;
}
