using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hearsay.Articles;
using Hearsay.Engine.Model;

namespace Hearsay.Engine.Tests;

/// <summary>Whole evidence of invented articles, kept as files. HEARSAY_REWRITE_GOLDEN=1 writes them anew: read the difference before committing it.</summary>
public sealed class GoldenTests
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static TheoryData<string> Cases() => [.. Directory.GetDirectories(Folder()).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Read_InventedArticle_GivesTheKeptEvidence(string name)
    {
        var folder = Path.Combine(Folder(), name);
        var article = ArticleReader.Read(File.ReadAllText(Path.Combine(folder, "document.txt")), new Articles.PublicationFacts());
        var facts = new Model.PublicationFacts { Title = article.Facts.Title, Author = article.Facts.Author, Published = article.Facts.Published, Updated = article.Facts.Updated };
        var blocks = article.Blocks.Select(block => new Model.Block((Model.BlockKind)(int)block.Kind, block.Start, block.End)).ToList();
        var json = Json(new EvidenceEngine().Read(new EngineInput(article.CanonicalText, blocks, facts), TestContext.Current.CancellationToken));
        var path = Path.Combine(folder, "evidence.json");
        if (Environment.GetEnvironmentVariable("HEARSAY_REWRITE_GOLDEN") == "1")
        {
            File.WriteAllText(path, json);
        }

        Assert.Equal(File.ReadAllText(path), json);
    }

    internal static string Json(Evidence evidence) => JsonSerializer.Serialize(evidence, Options);

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "tests", "engine", "Golden");
    }
}
