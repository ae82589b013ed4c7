using System.Text.Json;

namespace Hearsay.Revisions.Quality.Tests.Data;

/// <summary>Finds the pairs.</summary>
internal static class PairLibrary
{
    /// <summary>Rules may be tuned on the first; the second was written when they were done.</summary>
    public const string Tuned = "tuned", Untuned = "untuned";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, ReadCommentHandling = JsonCommentHandling.Skip };

    /// <summary>The articles of a half, by name.</summary>
    public static IReadOnlyList<RevisedArticle> Articles(string half) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root(), "tests", "revisions-quality", "Pairs", half), "*.json").Order(StringComparer.Ordinal)
            .Select(path => JsonSerializer.Deserialize<RevisedArticle>(File.ReadAllText(path), Json)! with { Name = Path.GetFileNameWithoutExtension(path) }),
    ];

    /// <summary>The pairs of a half.</summary>
    public static IReadOnlyList<RevisionPair> Of(string half) => [.. Articles(half).SelectMany(RevisionPair.Of)];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run in a checkout.");
        }

        return folder.FullName;
    }
}
