namespace Hearsay.Engine.Quality.Tests.Data;

/// <summary>Finds the annotated articles: ours beside the tests, and one real article outside the repository.</summary>
internal static class GoldLibrary
{
    /// <summary>Rules may be tuned on the first; the second was written after the rules, and only figures of it are ever looked at.</summary>
    public const string Tuned = "tuned", Untuned = "untuned";

    /// <summary>Our articles of a half, by name.</summary>
    public static IReadOnlyList<GoldArticle> Ours(string half)
    {
        var folder = Path.Combine(SharedData.Root(), "tests", "engine-quality", "Gold", half);
        const string Ending = ".gold.json";
        return !Directory.Exists(folder) ? [] :
        [
            .. Directory.EnumerateFiles(folder, "*" + Ending).Order(StringComparer.Ordinal)
                .Select(file => file[..^Ending.Length]).Select(file => GoldArticle.Load(Path.GetFileName(file), file + ".txt", file + Ending)),
        ];
    }

    /// <summary>Skips the test where it is absent.</summary>
    public static GoldArticle Real() =>
        GoldArticle.Load("real", SharedData.RequireFirst("seeds", "000_*.txt"), SharedData.Require("gold/seed.gold.json"));
}
