using System.IO.Compression;
using System.Text.Json;
using Hearsay.Articles;
using Hearsay.Engine.Cues;
using Hearsay.Engine.Text;

namespace Hearsay.LexiconCounts;

/// <summary>An attribution that annotators marked; UTF-16 ranges of the text.</summary>
internal sealed record GoldAttribution(IReadOnlyList<TextRange> Source, IReadOnlyList<TextRange> Cue, IReadOnlyList<TextRange> Content);

/// <summary>A news article as the engine reads it, with what annotators marked in it.</summary>
/// <param name="Text">The article in sentences and tokens.</param>
/// <param name="Attributions">All attributions, of one level only.</param>
/// <param name="Aside">Regions that annotators put aside.</param>
internal sealed record AnnotatedArticle(ReadText Text, IReadOnlyList<GoldAttribution> Attributions, IReadOnlyList<TextRange> Aside)
{
    /// <summary>Articles of a compressed JSON Lines file. Those that normalising changes are left out: their annotations would count other characters.</summary>
    public static IEnumerable<AnnotatedArticle> Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            var text = row.RootElement.GetProperty("text").GetString()!;
            var article = ArticleReader.Read(text, new PublicationFacts { Published = row.RootElement.GetProperty("published").GetString()! });
            if (article.CanonicalText == text)
            {
                yield return Of(article, row.RootElement);
            }
        }
    }

    private static AnnotatedArticle Of(Article article, JsonElement row)
    {
        var blocks = article.Blocks.Select(block => new Engine.Model.Block((Engine.Model.BlockKind)(int)block.Kind, block.Start, block.End)).ToList();
        var source = new SourceText(article.CanonicalText);
        return new AnnotatedArticle(
            Engine.Text.TextReader.Read(source, blocks, CancellationToken.None),
            [.. row.GetProperty("attributions").EnumerateArray().Select(item => new GoldAttribution(Ranges(item, "source"), Ranges(item, "cue"), Ranges(item, "content")))],
            [.. row.GetProperty("regions").EnumerateArray().SelectMany(region => Ranges(region, "spans"))]);
    }

    private static List<TextRange> Ranges(JsonElement item, string name) =>
        [.. item.GetProperty(name).EnumerateArray().Select(range => new TextRange(range[0].GetInt32(), range[1].GetInt32()))];
}
