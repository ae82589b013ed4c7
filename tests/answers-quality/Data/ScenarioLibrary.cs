using System.Text.Json;
using Google.Protobuf;
using Hearsay.Contracts.Ingestion.V1;

namespace Hearsay.Answers.Quality.Tests.Data;

/// <summary>Finds the scenarios among the seeds.</summary>
internal static class ScenarioLibrary
{
    /// <summary>Rules may be tuned on the first; of the second only totals are ever looked at; the third tells of claims and contradictions alone.</summary>
    public const string Tuned = "tuned", Untuned = "untuned", Paraphrased = "paraphrased";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The scenarios of a half, by name; none where the half is not there.</summary>
    public static IReadOnlyList<Scenario> Of(string half)
    {
        var folder = Path.Combine(Root(), "seeds", "scenarios", half);
        return !Directory.Exists(folder) ? [] : [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Select(path => Load(half, path))];
    }

    private static Scenario Load(string half, string folder)
    {
        var articles = File.ReadLines(Path.Combine(folder, "articles.jsonl")).Where(line => line.Length > 0)
            .Select(line => JsonParser.Default.Parse<SubmitDocumentRequest>(line));
        var gold = JsonSerializer.Deserialize<Gold>(File.ReadAllText(Path.Combine(folder, "gold.json")), Json)!;
        return new Scenario(Path.GetFileName(folder), half, [.. articles], gold);
    }

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
