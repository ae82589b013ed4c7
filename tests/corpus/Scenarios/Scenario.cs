using System.Runtime.CompilerServices;
using System.Text.Json;
using Hearsay.Articles;
using Hearsay.Engine;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Model;

namespace Hearsay.Corpus.Tests.Scenarios;

/// <summary>An invented bundle of articles with what a careful reader concludes.</summary>
/// <param name="Name">Its folder.</param>
/// <param name="Articles">By address.</param>
/// <param name="Gold">The conclusions.</param>
internal sealed record Scenario(string Name, IReadOnlyDictionary<string, Article> Articles, JsonElement Gold)
{
    /// <summary>Those that rules may be tuned on.</summary>
    public static IReadOnlyList<Scenario> Tuned() => [.. Directory.EnumerateDirectories(Path.Combine(Root(), "seeds", "scenarios", "tuned")).Order(StringComparer.Ordinal)
        .Where(folder => File.Exists(Path.Combine(folder, "gold.json"))).Select(Load)];

    public Evidence Read(string url, ITagger tagger)
    {
        var article = Articles[url];
        var facts = new Engine.Model.PublicationFacts { Url = url, Outlet = article.Facts.Outlet, Title = article.Facts.Title, Author = article.Facts.Author, Language = article.Facts.Language, Published = article.Facts.Published };
        return new EvidenceEngine(tagger).Read(new EngineInput(article.CanonicalText, BlocksOf(article), facts), TestContext.Current.CancellationToken);
    }

    public static List<Engine.Model.Block> BlocksOf(Article article) => [.. article.Blocks.Select(block => new Engine.Model.Block((Engine.Model.BlockKind)(int)block.Kind, block.Start, block.End))];

    private static Scenario Load(string folder)
    {
        var articles = new Dictionary<string, Article>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(Path.Combine(folder, "articles.jsonl")).Where(line => line.Length > 0))
        {
            using var row = JsonDocument.Parse(line);
            var facts = row.RootElement.GetProperty("facts");
            var submitted = new Articles.PublicationFacts
            {
                Url = Field(facts, "url"), Outlet = Field(facts, "outlet"), Title = Field(facts, "title"), Author = Field(facts, "author"), Language = Field(facts, "language"), Published = Field(facts, "published"),
            };
            articles[submitted.Url] = ArticleReader.Read(Field(row.RootElement, "plainText"), submitted);
        }

        using var gold = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "gold.json")));
        return new Scenario(Path.GetFileName(folder), articles, gold.RootElement.Clone());
    }

    private static string Field(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString()! : "";

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
